import type { Text } from '../../engine/terms-parts.ts';
import type { FactRules } from './fact-file-rules.ts';
import type { FactMapping, FactKind } from './fact-file-types.ts';

/** Words that people write where a file wants an id: the title that every page shows, capitals, Dutch words for a kind or a verdict. */

/** "Drie  Maanden-werk." and "drie maanden werk" are one: small letters and digits without accents, one space between. */
export function plainWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The fields in which a word stands for something of the contract, or of a fixed list. */
const LABEL_FIELDS = ['kind', 'verdict', 'outcome', 'payer', 'party', 'tranche', 'group', 'name'] as const;
export type LabelField = (typeof LABEL_FIELDS)[number];

export function isLabelField(field: string): field is LabelField {
  return LABEL_FIELDS.some((known) => known === field);
}

const KIND_WORDS: Readonly<Record<FactKind, readonly string[]>> = {
  claim: ['uitkomst', 'outcome', 'prestatie'],
  measure: ['meting', 'measurement'],
  enrolment: ['inschrijving', 'ingeschreven', 'aanmelding', 'enrollment', 'enrolled'],
  start: ['begin', 'gestart', 'started'],
  event: ['gebeurtenis'],
  receipt: ['akkoord met eerdere ontvangst'],
  paid: ['betaling', 'betaald', 'payment'],
  draw: ['opname', 'opgenomen', 'drawdown'],
  cost: ['kosten', 'costs'],
};

const VERDICT_WORDS: Readonly<Record<string, readonly string[]>> = {
  accepted: ['goedgekeurd', 'akkoord', 'toegekend', 'geaccepteerd', 'approved'],
  claimed: ['gemeld', 'nog niet beoordeeld', 'ingediend', 'reported', 'submitted'],
  rejected: ['afgekeurd', 'afgewezen', 'niet akkoord', 'refused'],
  withdrawn: ['ingetrokken', 'vervallen'],
};

/** For each field the words that mean one id only; a word that could be two means none. */
export type Labels = ReadonlyMap<LabelField, { readonly ids: ReadonlySet<string>; readonly byWord: ReadonlyMap<string, string | undefined> }>;

export function makeLabels(rules: FactRules): Labels {
  const parties = rules.sheets.flatMap((sheet) => sheet.parties.map((party) => [party.id, texts(party.name)] as const));
  const lists: Readonly<Record<LabelField, readonly (readonly [string, readonly string[]])[]>> = {
    kind: Object.entries(KIND_WORDS),
    verdict: Object.entries(VERDICT_WORDS),
    outcome: rules.sheets.flatMap((sheet) => sheet.outcomes.map((outcome) => [outcome.id, texts(outcome.title)] as const)),
    payer: parties,
    party: parties,
    tranche: bare(rules.tranches),
    group: bare(rules.groups),
    name: bare(rules.names),
  };
  return new Map(LABEL_FIELDS.map((field) => [field, { ids: new Set(lists[field].map(([id]) => id)), byWord: wordsOf(lists[field]) }]));
}

function texts(text: Text): readonly string[] {
  return typeof text === 'string' ? [text] : [text.nl, text.en];
}

function bare(ids: ReadonlySet<string>): readonly (readonly [string, readonly string[]])[] {
  return [...ids].map((id) => [id, []]);
}

function wordsOf(entries: readonly (readonly [string, readonly string[]])[]): ReadonlyMap<string, string | undefined> {
  const byWord = new Map<string, string | undefined>();
  for (const [id, words] of entries)
    for (const word of [id, ...words].map(plainWord)) byWord.set(word, byWord.has(word) && byWord.get(word) !== id ? undefined : id);
  return byWord;
}

/** Out: the id a cell stands for, and whether somebody should hear that it was read so; undefined when it is no word we know. */
export function readLabel(
  labels: Labels,
  field: LabelField,
  written: string,
  mapping: FactMapping | undefined,
): { readonly id: string; readonly isRemarkable: boolean } | undefined {
  const list = labels.get(field);
  if (list === undefined || list.ids.has(written)) return undefined;
  const plain = plainWord(written);
  const told = mapping?.labels[field]?.[plain];
  if (told !== undefined && list.ids.has(told)) return { id: told, isRemarkable: false };
  const id = list.byWord.get(plain);
  return id === undefined ? undefined : { id, isRemarkable: true };
}
