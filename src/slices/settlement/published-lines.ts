import { type Day, addDays, day } from '../../engine/calendar.ts';
import { cents } from '../../engine/money.ts';
import type { Line, Statement } from '../../engine/statement.ts';
import { type Cell, SMALLEST_COUNT, cellsOf } from './published-cells.ts';

/** What one freeze added to what was published of a cell, under the last period of that freeze. */
type Step = Pick<Cell, 'key' | 'claims' | 'quantity' | 'total' | 'net' | 'tax' | 'computed' | 'line'> & { readonly hasCount: boolean };

/**
 * The lines for who sees no facts. In: what the contract came to at each moment at which it was published, oldest first.
 * Of each cell (a rule between two parties at one price) something is published only when it differs from what was published before by at least
 * five people, and by none or at least five in number, and rests on none or at least five (with limits: on at least five, since what a limit
 * leaves room for says how many there can be at most, and then none must look like some). What is fewer waits, and comes out together with what
 * follows, under the period of that moment. What leans on other cells waits until nothing else does. So whatever is shown, and every difference
 * between what was shown and is shown, is of five people or more; and no total has anything in it that is not shown.
 */
export function publishedLines(moments: readonly Statement[], { termDays, hasLimits }: Terms): readonly Line[] {
  const published = new Map<string, Cell>();
  const steps: Step[] = [];
  for (const statement of moments) steps.push(...publish(cellsOf(statement), published, hasLimits));
  const byLine = Map.groupBy(steps, ({ line }) => lineKey(line));
  return withSharedParts([...byLine].map(([key, own]) => toLine(key, own, termDays)).filter((line) => line.computed !== 0));
}

type Terms = { readonly termDays: number; readonly hasLimits: boolean };

/** Payers that share a sum have one part, as they do in a statement. */
function withSharedParts(lines: readonly Line[]): readonly Line[] {
  const parts = new Map<string, Line['part']>();
  return lines.map((line) => {
    const text = JSON.stringify(line.part);
    const part = parts.get(text) ?? line.part;
    parts.set(text, part);
    return { ...line, part };
  });
}

/** Brings what was published up to date where that tells of nobody. Changes `published`; out: what was added. */
function publish(now: ReadonlyMap<string, Cell>, published: Map<string, Cell>, hasLimits: boolean): readonly Step[] {
  const steps: Step[] = [];
  let isWaiting = false;
  const keys = [...new Set([...now.keys(), ...published.keys()])];
  const isLeaning = (key: string): boolean => (now.get(key) ?? published.get(key))?.isLeaning === true;
  for (const key of [...keys.filter((one) => !isLeaning(one)), ...keys.filter(isLeaning)]) {
    const [cell, before] = [now.get(key), published.get(key)];
    if (isSame(cell, before) || (isLeaning(key) && isWaiting)) continue;
    if (tellsOfSomebody(cell, before) || (hasLimits && isGone(cell, before))) {
      isWaiting ||= !isLeaning(key);
      continue;
    }
    steps.push(...stepOf(cell, before));
    if (cell === undefined) published.delete(key);
    else published.set(key, cell);
  }
  return steps;
}

function isSame(cell: Cell | undefined, before: Cell | undefined): boolean {
  return cell?.computed === before?.computed && cell?.tax === before?.tax && changedPeople(cell, before) === 0;
}

function tellsOfSomebody(cell: Cell | undefined, before: Cell | undefined): boolean {
  const count = cell?.people.size ?? 0;
  const net = Math.abs(count - (before?.people.size ?? 0));
  const changed = changedPeople(cell, before);
  return [count, net, changed].some(isFew) || countsTell(cell?.counts ?? [], before?.counts ?? []);
}

function isGone(cell: Cell | undefined, before: Cell | undefined): boolean {
  return (cell?.people.size ?? 0) === 0 && (before?.people.size ?? 0) > 0;
}

function countsTell(counts: readonly number[], before: readonly number[]): boolean {
  const change = counts.map((count, index) => count - (before[index] ?? 0));
  return [...counts, ...change, ...before.slice(counts.length)].some((count) => isFew(Math.abs(count)));
}

function isFew(count: number): boolean {
  return count > 0 && count < SMALLEST_COUNT;
}

function changedPeople(cell: Cell | undefined, before: Cell | undefined): number {
  const [now, then] = [cell?.people ?? new Map<string, string>(), before?.people ?? new Map<string, string>()];
  const subjects = new Set([...now.keys(), ...then.keys()]);
  return [...subjects].filter((subject) => now.get(subject) !== then.get(subject)).length;
}

function stepOf(cell: Cell | undefined, before: Cell | undefined): readonly Step[] {
  const known = cell ?? before;
  if (known === undefined) return [];
  const more = (pick: (one: Cell) => number): number => (cell === undefined ? 0 : pick(cell)) - (before === undefined ? 0 : pick(before));
  const step = {
    claims: more((one) => one.claims),
    quantity: more((one) => one.quantity),
    total: more((one) => one.total),
    net: more((one) => one.net),
    tax: more((one) => one.tax),
    computed: more((one) => one.computed),
  };
  // Amounts by formula can be one of a few values: with the number of people they could be told apart.
  return [{ key: known.key, line: known.line, ...step, hasCount: known.people.size > 0 && !/ (cut|formula)$/.test(known.key) }];
}

function lineKey({ period, rule, payer, payee }: Line): string {
  return [period, rule, payer, payee].join('/');
}

function toLine(key: string, steps: readonly Step[], termDays: number): Line {
  const line = steps[0]?.line;
  if (line === undefined) throw new Error('a line has a step');
  const total = (pick: (step: Step) => number): number => steps.reduce((all, step) => all + pick(step), 0);
  const isCounted = steps.every((step) => step.hasCount);
  const people = line.part.claimsAccepted === 0 ? 0 : -1;
  const claims = isCounted ? total((step) => step.claims) : people;
  const prices = new Set(steps.map((step) => step.line.part.price));
  const whole = cents(total((step) => step.total));
  const { outcomes: _ofLine, dueSince: _since, firstDue: _first, ...own } = line;
  const { outcomes: _ofPart, ...part } = line.part;
  return {
    ...own,
    key,
    payerCuts: [],
    part: {
      ...part,
      claimsMade: claims,
      claimsAccepted: claims,
      quantity: isCounted ? String(total((step) => step.quantity)) : '-',
      price: isCounted && prices.size === 1 ? part.price : undefined,
      gross: whole,
      cuts: [],
      rounding: '0',
      total: whole,
      items: [],
      working: [],
    },
    net: cents(total((step) => step.net)),
    tax: cents(total((step) => step.tax)),
    computed: cents(total((step) => step.computed)),
    alreadySettled: cents(0),
    due: cents(total((step) => step.computed)),
    dueDay: dueDayOf(line, termDays),
  };
}

/** By the terms alone: the real one may follow the day on which a single fact came in. */
function dueDayOf({ period, dueDay }: Line, termDays: number): Day {
  return /^\d{4}-\d\d-\d\d$/.test(period) ? addDays(day(period), termDays) : dueDay;
}
