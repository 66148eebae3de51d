import type { Day } from '../../engine/calendar.ts';
import { EXACT_ZERO, compareExact, exact, parseExact, plus } from '../../engine/decimal.ts';
import type { Facts } from '../../engine/facts.ts';
import { minorDigits } from '../../engine/money.ts';
import { type Result, TooLarge, fail, ok } from '../../engine/result.ts';
import { type SettleOptions, settle } from '../../engine/settle.ts';
import { type ShareOut, shareOut } from '../../engine/share-out.ts';
import type { Statement } from '../../engine/statement.ts';
import type { Contract, TermSheet } from '../../engine/terms.ts';

const NO_FACTS: Facts = { claims: [], measures: [], events: [], cash: [] };

export type Settlement = ShareOut & { readonly statement: Statement };
export type AmountsTooLarge = { readonly code: 'amounts_too_large' };

/**
 * Settles and shares out, or says that an amount comes out that no longer fits in a whole number of cents: there the engine stops. A mistake
 * of our own is thrown on: told as an amount that is too large, nobody would look for it.
 * Every door that takes terms or facts from a person goes through here.
 */
export function settlementOf(versions: Contract, facts: Facts, look: SettleOptions & { readonly asOf: Day }): Result<Settlement, AmountsTooLarge> {
  try {
    const statement = settle(versions, facts, look.asOf, look);
    return ok({ statement, ...shareOut(versions, statement, facts) });
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    return fail({ code: 'amounts_too_large' });
  }
}

/**
 * Does a settlement of all periods come out? A price or a quantity with which it does not is refused at the door, because once stored
 * it would close the contract's pages to everybody.
 * In: all versions, oldest first, and the facts. The last day of the contract and of its capital is looked at, so that every period counts.
 */
export function canBeSettled(versions: Contract, facts: Facts = NO_FACTS): boolean {
  const last = versions.map((sheet) => lastDayOf(sheet)).reduce((most, day) => (day > most ? day : most));
  const asOf = [...facts.claims, ...facts.measures, ...facts.events, ...facts.cash].reduce(
    (most, { received, recorded = most }) => ((received ?? recorded) > most ? (received ?? recorded) : most),
    last,
  );
  return canBeBooked(versions, facts.cash) && settlementOf(versions, facts, { asOf }).ok;
}

/** Payments stand in the books beside what was settled: half of what a whole number can hold is theirs. */
function canBeBooked(versions: Contract, cash: Facts['cash']): boolean {
  const digits = minorDigits(versions.at(-1)?.currency ?? 'EUR');
  const most = exact(BigInt(Number.MAX_SAFE_INTEGER) / 2n, 10n ** BigInt(digits));
  const total = cash.reduce((sum, { amount }) => plus(sum, parseExact(amount.replace(/^-/u, ''))), EXACT_ZERO);
  return compareExact(total, most) < 0;
}

/** Interest goes on until the capital ends, years after the last period. */
function lastDayOf({ period, capital }: TermSheet): Day {
  return capital !== undefined && capital.maturity > period.to ? capital.maturity : period.to;
}
