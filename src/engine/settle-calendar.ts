import type { Period } from './calendar.ts';
import type { EarlyEnd } from './early-end.ts';
import type { Claim } from './facts.ts';
import { type KnownFacts, refusal } from './known-facts.ts';
import { must } from './result.ts';
import type { Refusal } from './statement.ts';

/** The periods of a contract, and which claims fall in each. */

/** A period that begins after the contract ended is none any more; what was settled in it comes back. */
export function isLived(period: Period, ended: EarlyEnd | undefined): boolean {
  return ended === undefined || period.from <= ended.day;
}

export type DayOfClaims = readonly Claim[];
type Spread = { readonly byPeriod: ReadonlyMap<string, readonly DayOfClaims[]>; readonly outside: readonly Refusal[] };

/** Claims by the period in which their day falls; the days come in order. */
export function spreadClaims(periods: readonly Period[], known: KnownFacts, ended: EarlyEnd | undefined): Spread {
  const byPeriod = new Map<string, DayOfClaims[]>(periods.map((period) => [period.key, []]));
  const outside: Refusal[] = [];
  for (const [day, claims] of known.claimsByDay) {
    const period = periods.find(({ from, to }) => day >= from && day <= to);
    if (period === undefined) outside.push(...claims.map((claim) => refusal('outside_period', claim, { day })));
    else if (ended !== undefined && day > ended.day)
      outside.push(...claims.map((claim) => refusal('contract_ended', claim, { day, ended: ended.day })));
    else must(byPeriod.get(period.key), 'period').push(claims);
  }
  return { byPeriod, outside };
}
