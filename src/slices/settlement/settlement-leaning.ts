import type { Day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import { knownDay } from '../../engine/known-facts.ts';
import { type Cents, ZERO, cents } from '../../engine/money.ts';
import { settle } from '../../engine/settle.ts';
import type { Line, Settled, Statement } from '../../engine/statement.ts';
import type { Contract } from '../../engine/terms.ts';
import type { Settlement } from './settlement.ts';

/**
 * The law: what goes down is booked before what goes up because of it. A limit, or a person who is paid once, ties periods together: when a
 * claim of quarter 1 is withdrawn, what the limit held back in quarter 2 comes free. That amount exists only because of what quarter 1 gives
 * back, so it is not booked first. Then no line is ever booked above what it comes to while another one rises, and what is booked together
 * stays within every limit.
 */
export type Leaning = {
  readonly sheets: Contract;
  readonly facts: Facts;
  readonly settled: readonly Settled[];
  readonly settlements: readonly Settlement[];
};

/** A part of a period that is about to be proposed, approved or booked. */
export type Step = {
  readonly statement: Statement;
  readonly period: string;
  readonly lines: readonly Pick<Line, 'key' | 'due'>[];
  /** To book it, what goes down must be booked; to propose it, it is enough that it is under way. */
  readonly until: 'under_way' | 'booked';
};

/** The periods that have to come first; empty when nothing stands in the way. */
export function leansOn(basis: Leaning, step: Step): readonly string[] {
  const rising = step.lines.filter((line) => line.due > 0);
  if (rising.length === 0) return [];
  const committed = committedBy(basis, step);
  const falling = first(step, fallingPeriods(step.statement, committed));
  if (falling.length === 0) return [];
  const before = settle(basis.sheets, asTheyWere(basis, step.statement, falling), step.statement.asOf, { settled: basis.settled });
  const isStillFalling = fallingPeriods(before, committed).some((period) => falling.includes(period));
  const dueBefore = new Map(before.lines.map((line) => [line.key, line.due]));
  const isLeaning = rising.some((line) => (dueBefore.get(line.key) ?? 0) < line.due);
  return isStillFalling || isLeaning ? falling : [];
}

/** Two periods that each rise and fall lean on each other: then the earlier one goes first, or neither ever could. */
function first({ statement, period, lines }: Step, falling: readonly string[]): readonly string[] {
  const alsoFalls = falling.includes(period) || lines.some((line) => line.due < 0);
  const rises = new Set(statement.lines.filter((line) => line.due > 0).map((line) => line.period));
  return falling.filter((other) => other !== period && !(alsoFalls && rises.has(other) && period < other));
}

type Committed = ReadonlyMap<string, { readonly period: string; readonly amount: Cents }>;

/** Per line what is booked, and what is agreed and will be booked as it was agreed. */
function committedBy({ settled, settlements }: Leaning, { until }: Step): Committed {
  const found = new Map<string, { period: string; amount: Cents }>();
  const add = (key: string, period: string, amount: Cents): void => {
    const known = found.get(key);
    found.set(key, { period, amount: cents((known?.amount ?? ZERO) + amount) });
  };
  for (const entry of settled) add(entry.key, entry.period, entry.amount);
  for (const settlement of settlements) {
    if (settlement.state !== 'approved' && settlement.state !== 'proposed') continue;
    for (const line of settlement.lines) {
      const counts = line.due < 0 ? until === 'under_way' : settlement.state === 'approved';
      if (counts) add(line.key, line.period, line.due);
    }
  }
  return found;
}

/** Periods of which some line is committed above what it comes to now. */
function fallingPeriods(statement: Statement, committed: Committed): readonly string[] {
  const computed = new Map(statement.lines.map((line) => [line.key, line.computed]));
  const falling = [...committed].filter(([key, { amount }]) => amount > 0 && amount > (computed.get(key) ?? 0));
  return [...new Set(falling.map(([, { period }]) => period))].sort();
}

/** The facts, but of those of the falling periods only what was known when these were settled last. */
function asTheyWere({ facts, settlements }: Leaning, statement: Statement, falling: readonly string[]): Facts {
  const spans = statement.periods
    .filter((period) => falling.includes(period.key))
    .map(({ key, from, to }) => ({ from, to, known: lastLook(settlements, key) }));
  const knownOf = (day: Day): Day | undefined => spans.find((span) => day >= span.from && day <= span.to)?.known;
  const keep = <
    T extends {
      readonly id: string;
      readonly day: Day;
      readonly recorded?: Day | undefined;
      readonly received?: Day | undefined;
      readonly series: string;
    },
  >(
    list: readonly T[],
  ): T[] => {
    const until = new Map(list.map((fact) => [fact.id, knownOf(fact.day)] as const).filter(([, day]) => day !== undefined));
    return list.filter((fact) => knownDay(fact) <= (until.get(fact.id) ?? knownDay(fact)));
  };
  return { claims: keep(facts.claims), measures: keep(facts.measures), events: keep(facts.events), cash: facts.cash };
}

function lastLook(settlements: readonly Settlement[], period: string): Day | undefined {
  const looks = settlements
    .filter((settlement) => settlement.period === period && settlement.due > 0 && isCommitted(settlement))
    .map(({ asOf }) => asOf);
  return looks.toSorted().at(-1);
}

function isCommitted({ state }: Settlement): boolean {
  return state === 'executed' || state === 'approved';
}
