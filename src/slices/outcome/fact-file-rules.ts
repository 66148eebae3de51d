import { calendarOf } from '../../engine/calendar.ts';
import { type Formula, namesIn, parseFormula } from '../../engine/formula-parse.ts';
import { declaredEvents, endingEvents, namesByNeed } from '../../engine/name-use.ts';
import { defaultPayeeOf } from '../../engine/plan.ts';
import type { TermSheet } from '../../engine/terms.ts';

/** What the versions of a contract say about its facts, looked up once for a whole file. */
export type FactRules = {
  readonly sheets: readonly TermSheet[];
  readonly outcomes: ReadonlySet<string>;
  readonly parties: ReadonlySet<string>;
  readonly tranches: ReadonlySet<string>;
  readonly periods: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** Names that some formula looks at. */
  readonly names: ReadonlySet<string>;
  /** Of these formulas only need yes or no (events), or only a number (measures). */
  readonly onlyEvents: ReadonlySet<string>;
  readonly onlyNumbers: ReadonlySet<string>;
  /** Events that end the contract for everybody. */
  readonly endings: ReadonlySet<string>;
  readonly from: string;
  readonly to: string;
  /** Measures may come later than the period when the capital still looks at them. */
  readonly measuresTo: string;
  readonly upload: Upload | undefined;
  /** Who is paid by some rule or fee. */
  readonly payees: ReadonlySet<string>;
  /** Pseudonyms that were there already, as they were spelled first. */
  readonly subjects: readonly string[];
  readonly isEuro: boolean;
};

/**
 * Somebody sends a file to the server on a day. Absent where nobody sends: on the command line and in a try-out. `own`: which parties of the
 * terms the sender is, in whatever role; left out where that is not known.
 */
export type Upload = { readonly role: string; readonly today: string; readonly own?: readonly string[] | undefined };

type Known = { readonly upload?: Upload | undefined; readonly subjects?: readonly string[] | undefined };

export function makeRules(sheets: readonly TermSheet[], { upload, subjects = [] }: Known = {}): FactRules {
  const to = maximum(sheets.map((sheet) => sheet.period.to));
  const all = <T>(pick: (sheet: TermSheet) => readonly T[]): ReadonlySet<T> => new Set(sheets.flatMap(pick));
  return {
    sheets,
    upload,
    subjects,
    to,
    outcomes: all((sheet) => sheet.outcomes.map((outcome) => outcome.id)),
    parties: all((sheet) => sheet.parties.map((party) => party.id)),
    tranches: all((sheet) => sheet.capital?.tranches.map((tranche) => tranche.id) ?? []),
    periods: all(periodKeys),
    groups: all(groupsOf),
    payees: all((sheet) => [...sheet.rules.map((rule) => rule.to ?? defaultPayeeOf(sheet)), ...sheet.fees.map((fee) => fee.to)]),
    names: all(namesUsed),
    ...namesByKind(sheets),
    from: sheets.map((sheet) => sheet.period.from).reduce((least, day) => (day < least ? day : least), '9999-12-31'),
    measuresTo: maximum([
      to,
      ...sheets.flatMap((sheet) => (sheet.capital === undefined ? [] : [sheet.capital.maturity, ...(sheet.capital.payDays ?? [])])),
    ]),
    isEuro: sheets.every((sheet) => sheet.currency === 'EUR'),
  };
}

function namesByKind(sheets: readonly TermSheet[]): Pick<FactRules, 'onlyEvents' | 'onlyNumbers' | 'endings'> {
  const needs = sheets.map(namesByNeed);
  const events = new Set([...needs.flatMap((need) => [...need.conditions]), ...sheets.flatMap((sheet) => [...declaredEvents(sheet)])]);
  const numbers = new Set(needs.flatMap((need) => [...need.numbers]));
  return {
    onlyEvents: new Set([...events].filter((name) => !numbers.has(name))),
    onlyNumbers: new Set([...numbers].filter((name) => !events.has(name))),
    endings: new Set(sheets.flatMap(endingEvents)),
  };
}

function maximum(days: readonly string[]): string {
  return days.reduce((most, day) => (day > most ? day : most), '');
}

function periodKeys(sheet: TermSheet): readonly string[] {
  if (sheet.period.from > sheet.period.to) return [];
  return calendarOf(sheet).map((period) => period.key);
}

/** Groups that a rule or price names; a group in a function such as count(work, youth) is an id there. */
function groupsOf(sheet: TermSheet): readonly string[] {
  const inRules = sheet.rules.flatMap((rule) => [rule.group, ...(typeof rule.price === 'object' ? rule.price.map((row) => row.group) : [])]);
  const inFormulas = formulasOf(sheet).flatMap((formula) =>
    namesIn(formula).flatMap((part) =>
      part.kind === 'call' && part.inputs[1]?.kind === 'name' && GROUP_FUNCTIONS.has(part.name) ? [part.inputs[1].id] : [],
    ),
  );
  return [...inRules.flatMap((group) => (group === undefined ? [] : [group])), ...inFormulas];
}

const GROUP_FUNCTIONS: ReadonlySet<string> = new Set(['count', 'quantity', 'people', 'total']);

function namesUsed(sheet: TermSheet): readonly string[] {
  const indexed = sheet.indexation.map((entry) => entry.parameter);
  const ends = sheet.capital?.termination === undefined ? [] : [sheet.capital.termination.event];
  return [
    ...indexed,
    ...ends,
    ...formulasOf(sheet).flatMap((formula) => namesIn(formula).flatMap((part) => (part.kind === 'name' ? [part.id] : []))),
  ];
}

/** Every text that reads as a formula, wherever it stands: a title such as "Work" adds a name that nobody asks for, which does no harm. */
function formulasOf(sheet: TermSheet): readonly Formula[] {
  return texts({ ...sheet, title: '', parties: [], outcomes: [] }).flatMap((text) => {
    const parsed = parseFormula(text);
    return parsed.ok ? [parsed.value] : [];
  });
}

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
