import type { Facts } from '../../engine/facts.ts';
import { settle } from '../../engine/settle.ts';
import type { Contract } from '../../engine/terms.ts';

const NO_FACTS: Facts = { claims: [], measures: [], events: [], cash: [] };

/**
 * Does a settlement of all periods come out? The engine stops where an amount no longer fits in a whole number of cents; a price or a
 * quantity that does so is refused at the door, because once stored it would close the contract's pages to everybody.
 * In: all versions, oldest first, and the facts. The last day of the contract is looked at, so that every period counts.
 */
export function canBeSettled(versions: Contract, facts: Facts = NO_FACTS): boolean {
  const last = versions.map((sheet) => sheet.period.to).reduce((most, day) => (day > most ? day : most));
  const known = [...facts.claims, ...facts.measures, ...facts.events, ...facts.cash].reduce(
    (most, { recorded }) => (recorded !== undefined && recorded > most ? recorded : most),
    last,
  );
  try {
    settle(versions, facts, known);
    return true;
  } catch {
    return false;
  }
}
