import type { Day } from '../../engine/calendar.ts';
import type { Cash, Facts } from '../../engine/facts.ts';
import { cents, sum, toDecimalText } from '../../engine/money.ts';
import { knownDay } from '../../engine/known-facts.ts';
import { settle } from '../../engine/settle.ts';
import type { Line, Statement } from '../../engine/statement.ts';
import { totalsOf } from '../../engine/totals.ts';
import { sheetsOf } from '../contract/contract.ts';
import { lastDayOf } from './last-day.ts';
import { type Basis, statementOf } from './load-settlement-basis.ts';
import { type Account, bookedLines, paymentsIn, standingOf } from './payments.ts';
import { publishedLines } from './published-lines.ts';
import { dayOf } from './settlement-past.ts';
import type { Settlement } from './settlement.ts';

type Seen = { readonly basis: Basis; readonly settlements: readonly Settlement[] };
type Published = Seen & { readonly asOf: Day; readonly published: Statement };

/**
 * A contract for somebody who sees no facts. Everything they get, at every door, is made of this: the lines that were published up to the day
 * they ask about (published-lines.ts), the terms, and what the organisations drew and spent. There are no claims, no persons, and no amounts
 * as they really are, also not of what was booked or paid: those would tell what was not published. A day that is still to come shows
 * nothing newer.
 */
export async function publishedBasis(
  { basis, settlements }: Seen,
  { asked, today }: { readonly asked: Day; readonly today: Day },
): Promise<Published> {
  const sheets = sheetsOf(basis.contract);
  const upTo = asked < today ? asked : today;
  const moments = momentsOf(statementOf(basis, upTo), settlements, upTo);
  const lines = await linesAt(basis, moments);
  const known = moments.at(-1) ?? sheets[0]?.period.from ?? upTo;
  const asOf = asked > today ? lastDayAhead({ basis, settlements }, asked, known) : known < upTo ? known : upTo;
  const booked = firstBookings(settlements).filter((settlement) => settlement.asOf <= known);
  const isBooked = new Set(booked.map((settlement) => settlement.period));
  const shown = lines.map((line): Line => (isBooked.has(line.period) ? { ...line, alreadySettled: line.computed, due: cents(0) } : line));
  const facts = withoutPeople(basis.facts, known, paymentsOfPublished({ basis, settlements }, shown, upTo));
  return {
    asOf,
    basis: { ...basis, facts, settled: [], proposed: new Map() },
    settlements: booked.map((settlement) => asPublished(settlement, shown)),
    published: publishedStatement(statementOf({ ...basis, facts, settled: [] }, asOf), shown),
  };
}

/**
 * The lines published at these moments. Facts only come in addition, so what was published up to a moment stays what it was as long as no more
 * is known of the days up to it: kept, because it settles the contract once for each moment. Others have their turn after each.
 */
async function linesAt(basis: Basis, moments: readonly Day[]): Promise<readonly Line[]> {
  const sheets = sheetsOf(basis.contract);
  const last = moments.at(-1);
  if (last === undefined) return [];
  const settled = basis.settled.filter((step) => step.asOf !== undefined && step.asOf <= last);
  const key = JSON.stringify([
    basis.contract.id,
    basis.contract.versions.map((version) => version.hash),
    moments,
    knownUpTo(basis.facts, last),
    settled,
  ]);
  const kept = keptLines.get(key);
  if (kept !== undefined) return kept;
  const statements: Statement[] = [];
  for (const known of moments) {
    statements.push(settle(sheets, basis.facts, known, { settled: settled.filter((step) => (step.asOf ?? '') <= known) }));
    await nextTurn();
  }
  const terms = { termDays: sheets.at(-1)?.calendar.paymentTermDays ?? 0, hasLimits: sheets.some((sheet) => sheet.limits.length > 0) };
  const lines = publishedLines(statements, terms);
  if (keptLines.size >= MOST_KEPT) for (const oldest of [...keptLines.keys()].slice(0, 1)) keptLines.delete(oldest);
  keptLines.set(key, lines);
  return lines;
}

/** By everything the lines follow from, so that one never stands for another. */
const keptLines = new Map<string, readonly Line[]>();
const MOST_KEPT = 200;

/** How many facts are known up to a day, and the last of them in the order of receipt. */
function knownUpTo({ claims, measures, events, cash }: Facts, known: Day): string {
  let [count, last] = [0, 0];
  for (const list of [claims, measures, events, cash])
    for (const fact of list)
      if (knownDay(fact) <= known) {
        count += 1;
        last = Math.max(last, fact.order ?? 0);
      }
  return `${count}/${last}`;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function lastDayAhead({ basis }: Seen, asked: Day, known: Day): Day {
  const last = lastDayOf(sheetsOf(basis.contract), { claims: [], measures: [], events: [], cash: [] });
  return asked >= last && last > known ? last : known;
}

/** In: a statement without claims, and the lines. Numbers of claims are those of the lines; fewer than five where there are none. */
function publishedStatement(bare: Statement, lines: readonly Line[]): Statement {
  const { limits: _limits, ...statement } = bare;
  const claimsOf = (period: string): number => {
    const own = lines.filter((line) => line.period === period && line.part.claimsAccepted > 0);
    const byRule = new Map(own.map((line) => [line.rule, line.part.claimsAccepted]));
    return byRule.size === 0 ? -1 : [...byRule.values()].reduce((most, count) => Math.max(most, count), 0);
  };
  const periods = statement.periods.map((period) => ({ ...period, claims: period.state === 'open' ? -1 : claimsOf(period.key) }));
  return { ...statement, periods, lines, items: [], refusals: [], totals: totalsOf(lines) };
}

function asPublished(settlement: Settlement, lines: readonly Line[]): Settlement {
  const own = lines.filter((line) => line.period === settlement.period).map((line) => ({ ...line, alreadySettled: cents(0), due: line.computed }));
  const computed = sum(own.map((line) => line.computed));
  // The fingerprint is of the lines as they are: with it a guess could be checked.
  return { ...settlement, statementHash: '', lines: own, computed, alreadySettled: cents(0), due: computed };
}

/** What is known of no person: what was measured or happened to the contract, and what was drawn and spent. */
function withoutPeople(facts: Facts, known: Day, paid: readonly Cash[]): Facts {
  const isKnown = (fact: Parameters<typeof knownDay>[0]): boolean => knownDay(fact) <= known;
  const isOfAll = (fact: { readonly subject?: string | undefined }): boolean => fact.subject === undefined;
  return {
    claims: [],
    measures: facts.measures.filter((measure) => isKnown(measure) && isOfAll(measure)),
    events: facts.events.filter((event) => isKnown(event) && isOfAll(event) && event.kind === 'event'),
    cash: [...facts.cash.filter((cash) => cash.kind !== 'paid'), ...paid],
  };
}

/** Paid is told of what was published as a whole, once nothing is open: a part of it, or what is left, may be that of one person. */
function paymentsOfPublished({ basis, settlements }: Seen, lines: readonly Line[], on: Day): readonly Cash[] {
  const currency = sheetsOf(basis.contract)[0]?.currency ?? 'EUR';
  const payments = paymentsIn(basis.facts, on, currency).filter((payment) => payment.day <= on);
  const { accounts } = standingOf(bookedLines(settlements), payments);
  const pairs = [...Map.groupBy(lines, (line) => `${line.period}/${line.payer}/${line.payee}`).values()];
  return pairs.flatMap((own): readonly Cash[] => {
    const [line] = own;
    const amount = sum(own.map((one) => one.computed));
    if (line === undefined || amount === 0) return [];
    const isOwn = (account: Pick<Account, 'period' | 'payer' | 'payee'>): boolean =>
      account.period <= line.period && account.payer === line.payer && account.payee === line.payee;
    const [standing, moved] = [
      accounts.filter(isOwn),
      payments.filter((payment) => isOwn({ ...payment, payee: payment.payee ?? line.payee })).map((payment) => payment.day),
    ];
    const isPaid = moved.length > 0 && standing.length > 0 && standing.every((account) => account.open <= 0);
    const last = moved.reduce((latest, one) => (one > latest ? one : latest), '');
    const { period, payer, payee } = line;
    const id = `published/${period}/${payer}/${payee}`;
    const paid = { id, kind: 'paid' as const, amount: toDecimalText(amount, currency), party: payer, payee, period, series: 'actual' };
    return isPaid
      ? moved
          .filter((one) => one === last)
          .slice(0, 1)
          .map((one) => ({ ...paid, day: one }))
      : [];
  });
}

/**
 * The moments at which a contract was published, each as the last day of which the facts were known, oldest first: the end of each period, and
 * the first booking of it, from the next day on (a day that is not over may still change). Never a correction alone, and never back: what
 * is booked late with an older day publishes nothing.
 */
export function momentsOf(statement: Pick<Statement, 'asOf' | 'periods'>, settlements: readonly Booked[], on: Day): readonly Day[] {
  const closed = statement.periods.filter((period) => period.state !== 'open').map((period) => ({ at: period.to, known: period.to }));
  const booked = firstBookings(settlements).map(({ asOf, executedAt }) => {
    const executed = dayOf(executedAt);
    return { at: executed !== undefined && executed > asOf ? executed : asOf, known: asOf };
  });
  const inOrder = [...closed, ...booked].filter(({ at, known }) => at < on && known < on).toSorted((left, right) => compare(left, right));
  const moments: Day[] = [];
  for (const { known } of inOrder) if (known > (moments.at(-1) ?? '')) moments.push(known);
  return moments;
}

type Booked = Pick<Settlement, 'period' | 'asOf' | 'state'> & { readonly executedAt?: string | null };
type Moment = { readonly at: string; readonly known: Day };

function compare(left: Moment, right: Moment): number {
  return left.at < right.at || (left.at === right.at && left.known < right.known) ? -1 : 1;
}

function firstBookings<S extends Booked>(settlements: readonly S[]): readonly S[] {
  const executed = settlements.filter((settlement) => settlement.state === 'executed');
  return executed.filter((settlement) => !executed.some((other) => other.period === settlement.period && other.asOf < settlement.asOf));
}
