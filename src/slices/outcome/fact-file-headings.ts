import { plainWord } from './fact-file-labels.ts';
import type { FactRules } from './fact-file-rules.ts';
import { ALL_FIELDS } from './fact-file-shape.ts';
import type { FactMapping, ReadColumn } from './fact-file-types.ts';

/** Columns by the names people give them. What a heading means is read from a list, told by somebody, or asked. */

/** Headings that mean one thing only. "Naam" or "Code" could be several and are left out on purpose: they need somebody to say. */
const HEADINGS: Readonly<Record<string, readonly string[]>> = {
  kind: ['soort', 'soort gegeven', 'type', 'fact', 'kind of fact'],
  id: ['nummer', 'nr', 'kenmerk', 'claimnummer', 'regelnummer', 'number', 'no', 'reference', 'claim id', 'claim number'],
  day: [
    ...['datum', 'dag', 'gebeurd', 'gebeurd op', 'datum gebeurd', 'datum uitkomst', 'datum resultaat', 'behaald op', 'datum behaald'],
    ...['date', 'happened', 'happened on', 'date achieved', 'outcome date'],
  ],
  recorded: [
    ...['vastgelegd', 'vastgelegd op', 'gemeld', 'gemeld op', 'datum melding', 'meldingsdatum', 'datum vastgelegd', 'geregistreerd op'],
    ...['registratiedatum', 'recorded on', 'date recorded', 'reported', 'reported on', 'date reported'],
  ],
  series: ['reeks'],
  outcome: ['uitkomst', 'uitkomsten', 'resultaat', 'prestatie', 'behaald resultaat', 'result', 'outcomes', 'outcome metric'],
  subject: [
    ...['deelnemer', 'pseudoniem', 'schuilnaam', 'client', 'clientcode', 'clientnummer', 'deelnemerscode', 'deelnemercode', 'deelnemernummer'],
    ...['deelnemersnummer', 'persoon', 'persoonscode', 'huishouden', 'gezin', 'kandidaat', 'participant', 'participant id', 'pseudonym', 'person'],
    ...['client id', 'client code', 'household', 'cohort'],
  ],
  sequence: ['volgnummer', 'volgnr', 'hoeveelste', 'sequence number'],
  quantity: ['aantal', 'hoeveelheid', 'eenheden', 'units', 'number of units'],
  group: ['groep', 'doelgroep', 'target group'],
  payee: ['ontvanger', 'betaald aan', 'paid to'],
  payer: ['betaler', 'opdrachtgever', 'commissioner', 'paid by'],
  verdict: ['oordeel', 'beoordeling', 'status', 'besluit', 'judgement', 'decision'],
  reason: ['reden', 'toelichting', 'opmerking', 'opmerkingen', 'remark', 'remarks', 'comment', 'comments', 'note', 'notes'],
  value: ['waarde', 'meetwaarde', 'uitslag', 'score', 'measured value'],
  source: ['bron', 'bronvermelding'],
  amount: ['bedrag', 'betaald bedrag', 'bedrag in euro', 'bedrag eur', 'amount paid'],
  party: ['partij', 'organisatie', 'organisation', 'organization'],
  tranche: ['lening', 'laag', 'loan'],
  period: ['periode', 'periode tot en met', 'einde periode', 'period end'],
};

const BY_HEADING: ReadonlyMap<string, string> = new Map(
  Object.entries(HEADINGS).flatMap(([field, headings]) => headings.map((heading) => [plainWord(heading), field] as const)),
);

/** In the mapping: a column that is left out because somebody said so. */
export const LEFT_OUT = '-';

/** Columns of our own that come back in a file with the bad rows. */
const OWN_COLUMNS: ReadonlySet<string> = new Set(['melding', 'message']);

/** In: the headings of a file. Out: for each the field it stands for, and how we know. */
export function readHeadings(headings: readonly string[], rules: FactRules, mapping: FactMapping | undefined): readonly ReadColumn[] {
  return headings.map((written, index) => ({ index, written, ...meaningOf(written, rules, mapping) }));
}

function meaningOf(written: string, rules: FactRules, mapping: FactMapping | undefined): Pick<ReadColumn, 'field' | 'how'> {
  if (OWN_COLUMNS.has(written)) return { field: undefined, how: 'left_out' };
  if (ALL_FIELDS.includes(written) || rules.names.has(written)) return { field: written, how: 'exact' };
  const plain = plainWord(written);
  const told = mapping?.columns[plain];
  if (told === LEFT_OUT) return { field: undefined, how: 'left_out' };
  if (told !== undefined && (ALL_FIELDS.includes(told) || rules.names.has(told))) return { field: told, how: 'told' };
  const same = ALL_FIELDS.find((field) => field === plain) ?? [...rules.names].find((name) => plainWord(name) === plain);
  const field = same ?? BY_HEADING.get(plain) ?? withoutUnit(written);
  return field === undefined ? { field, how: 'unknown' } : { field, how: same === undefined || !ALL_FIELDS.includes(same) ? 'known' : 'exact' };
}

/** "Datum (dd-mm-jjjj)", "Aantal [uren]", "Bedrag in €": what stands behind says how to fill it in, not what it is. */
function withoutUnit(written: string): string | undefined {
  const [, before = ''] = /^([^([]{2,60})[([][^()[\]]{0,60}[)\]][\s*:]*$/.exec(written) ?? [];
  const plain = plainWord(before);
  return plain === '' ? undefined : (ALL_FIELDS.find((field) => field === plain) ?? BY_HEADING.get(plain));
}

/** Out: which of the first rows is the header, when it is not the first; undefined when that one can be it, or none can. */
export function findHead(
  rows: readonly { readonly cells: readonly string[] }[],
  rules: FactRules,
  mapping: FactMapping | undefined,
): number | undefined {
  const fields = (cells: readonly string[]): readonly (string | undefined)[] =>
    cells.length > MOST_HEADINGS
      ? []
      : readHeadings(
          cells.map((cell) => cell.trim()),
          rules,
          mapping,
        ).map((column) => column.field);
  const isHead = (found: readonly (string | undefined)[]): boolean =>
    found.includes('day') && (found.includes('kind') || (found.includes('outcome') && found.includes('subject')));
  const top = fields(rows[0]?.cells ?? []).filter((field) => field !== undefined);
  if (top.length >= 2) return undefined;
  const at = rows.findIndex(({ cells }, index) => index > 0 && isHead(fields(cells)));
  return at === -1 ? undefined : at;
}

const MOST_HEADINGS = 500;

/** Every heading that is known, each with its field: to find the nearest of one that is not. */
export function knownHeadings(): readonly (readonly [string, string])[] {
  return [...ALL_FIELDS.map((field) => [field, field] as const), ...BY_HEADING];
}
