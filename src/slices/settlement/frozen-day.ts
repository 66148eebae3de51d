import type { Day } from '../../engine/calendar.ts';
import type { Facts } from '../../engine/facts.ts';
import type { Statement } from '../../engine/statement.ts';
import { sheetsOf } from '../contract/contract.ts';
import { lastDayOf } from './last-day.ts';
import { type Basis, statementOf } from './load-settlement-basis.ts';
import type { Settlement } from './settlement.ts';

type Seen<S> = { readonly basis: Basis; readonly settlements: readonly S[] };

/**
 * A contract for somebody who sees no facts: on a day that stands still, with what was known then. A day that is still to come is brought back
 * to the end of a period too, or to the last day of the contract, and shows no fact that is newer than what they may see today.
 */
export function withoutDays<S extends Booked>(
  found: Seen<S>,
  { asked, today }: { readonly asked: Day; readonly today: Day },
): Seen<S> & { readonly asOf: Day } {
  const { basis, settlements } = found;
  const sheets = sheetsOf(basis.contract);
  const upTo = asked < today ? asked : today;
  const from = sheets[0]?.period.from ?? upTo;
  const known = frozenDay(statementOf(basis, upTo), settlements, from < upTo ? from : upTo);
  const then = { ...basis, facts: knownBy(basis.facts, known) };
  if (asked <= today) return { settlements, basis: then, asOf: known };
  const last = lastDayOf(sheets, then.facts);
  return { settlements, basis: then, asOf: asked >= last && last > known ? last : frozenDay(statementOf(then, asked), [], known) };
}

function knownBy(facts: Facts, known: Day): Facts {
  const isKnown = (fact: { readonly day: Day; readonly recorded?: Day | undefined }): boolean => (fact.recorded ?? fact.day) <= known;
  return {
    claims: facts.claims.filter(isKnown),
    measures: facts.measures.filter(isKnown),
    events: facts.events.filter(isKnown),
    // Money between organisations is about nobody in particular.
    cash: facts.cash,
  };
}

/**
 * The day on which somebody looks who sees no facts. Who may look on every day sees a count go from twelve to thirteen, and so one person:
 * for them the contract stands still between the end of one period and of the next, and moves on with the first booking of a period, never
 * with a correction alone. In: the statement of the day that was asked, what was booked, and where to begin.
 */
export function frozenDay(statement: Pick<Statement, 'asOf' | 'periods'>, settlements: readonly Booked[], start: Day): Day {
  const closed = statement.periods.filter((period) => period.state !== 'open' && period.to < statement.asOf).map((period) => period.to);
  const booked = firstBookings(settlements).map((settlement) => settlement.asOf);
  return [...closed, ...booked].reduce((latest, day) => (day > latest && day <= statement.asOf ? day : latest), start);
}

type Booked = Pick<Settlement, 'period' | 'asOf' | 'state'>;

function firstBookings(settlements: readonly Booked[]): readonly Booked[] {
  const executed = settlements.filter((settlement) => settlement.state === 'executed');
  return executed.filter((settlement) => !executed.some((other) => other.period === settlement.period && other.asOf < settlement.asOf));
}
