import { compareExact, parseExact } from '../../engine/decimal.ts';
import type { Cents } from '../../engine/money.ts';
import type { Item, Line, Statement, Working } from '../../engine/statement.ts';

/** Fewer people than this are not counted out loud: somebody might be recognised. */
export const SMALLEST_COUNT = 5;

/**
 * What is published as one: the money of one rule between two parties, of items that are worth the same. With one price a count follows from
 * an amount, so each price is a cell of its own.
 */
export type Cell = {
  readonly key: string;
  /** Its amount also depends on other cells: it was cut by a limit, or is a minimum, a deduction, interest, or an amount of a whole period. */
  readonly isLeaning: boolean;
  /** Per person, or per thing counted where nobody is named: what stands behind the amount. */
  readonly people: ReadonlyMap<string, string>;
  /** Numbers of people and claims that its formula looked at. */
  readonly counts: readonly number[];
  readonly claims: number;
  readonly quantity: number;
  readonly total: number;
  readonly net: number;
  readonly tax: number;
  readonly computed: number;
  /** The line of its last period: says who, whom and for what. */
  readonly line: Line;
};

type Share = { readonly line: Line; readonly items: readonly Item[]; readonly isWhole: boolean; readonly ratio: number };

export function cellsOf(statement: Statement): ReadonlyMap<string, Cell> {
  const claims = new Map(statement.periods.map((period) => [period.key, period.claims]));
  const shares = statement.lines.filter((line) => line.computed !== 0).flatMap((line) => sharesOf(statement, line));
  const byKey = Map.groupBy(shares, ({ key }) => key);
  return new Map([...byKey].map(([key, own]) => [key, cellOf(key, own, (period) => claims.get(period) ?? 0)]));
}

type KeyedShare = Share & { readonly key: string; readonly isLeaning: boolean };

function sharesOf(statement: Statement, line: Line): readonly KeyedShare[] {
  const items = line.part.items.flatMap((id) => statement.items[id] ?? []).filter((item) => item.paid !== 0);
  const base = `${line.rule} ${line.payer} ${line.payee}`;
  const hasPeople = items.length > 0 && items.every((item) => item.subject !== undefined && item.claim !== undefined);
  if (!hasPeople || line.kind !== 'outcome') {
    const isLeaning = line.kind !== 'fee' || countsIn(line, items).length > 0;
    return [{ key: `${base} ${line.period}`, isLeaning, line, items, isWhole: true, ratio: 1 }];
  }
  const whole = items.reduce((total, item) => total + item.paid, 0);
  const groups = Map.groupBy(items, (item) => (item.cuts.length > 0 || line.payerCuts.length > 0 ? 'cut' : (item.price ?? 'formula')));
  return [...groups].map(([worth, own]) => {
    const paid = own.reduce((total, item) => total + item.paid, 0);
    return { key: `${base} ${worth}`, isLeaning: worth === 'cut', line, items: own, isWhole: groups.size === 1, ratio: paid / whole };
  });
}

function cellOf(key: string, shares: readonly KeyedShare[], claimsOf: (period: string) => number): Cell {
  const [first] = shares;
  if (first === undefined) throw new Error('a cell has a line');
  const items = shares.flatMap((share) => share.items);
  const amount = (pick: (line: Line) => Cents): number =>
    shares.reduce((total, { line, isWhole, ratio }) => total + (isWhole ? pick(line) : Math.round(pick(line) * ratio)), 0);
  const last = shares.at(-1)?.line ?? first.line;
  const counted = shares.flatMap(({ line, items: own }) => countsIn(line, own));
  const behind = first.isLeaning && first.line.kind === 'outcome' && peopleOf(items).size === 0 ? claimsOf(last.period) : 0;
  return {
    key,
    isLeaning: first.isLeaning,
    people: peopleOf(items),
    counts: behind === 0 ? counted : [...counted, behind],
    claims: items.filter((item) => item.claim !== undefined).length,
    quantity: items.reduce((total, item) => total + Number(item.quantity), 0),
    total: items.length === 0 ? amount((line) => line.part.total) : items.reduce((total, item) => total + item.paid, 0),
    net: amount((line) => line.net),
    tax: amount((line) => line.tax),
    computed: amount((line) => line.computed),
    line: last,
  };
}

function peopleOf(items: readonly Item[]): ReadonlyMap<string, string> {
  const bySubject = Map.groupBy(
    items.filter((item) => item.subject !== undefined && item.claim !== undefined),
    (item) => item.subject ?? '',
  );
  return new Map(
    [...bySubject].map(([subject, own]) => [
      subject,
      own
        .map((item) => `${item.paid} ${item.quantity}`)
        .sort()
        .join(),
    ]),
  );
}

/** What a formula counted: `count(job)`, `sum(days)`; a measure of the whole contract is about nobody in particular. */
function countsIn(line: Line, items: readonly Item[]): readonly number[] {
  const working: readonly Working[] = [...line.part.working, ...items.flatMap((item) => (item.claim === undefined ? item.working : []))];
  const inputs = working.flatMap((step) => Object.entries(step.inputs));
  return inputs.filter(([name, value]) => name.includes('(') && isNumber(value)).map(([, value]) => Number(value));
}

function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) && compareExact(parseExact(text), parseExact('0')) !== 0;
}
