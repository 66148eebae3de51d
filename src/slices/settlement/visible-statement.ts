import type { Statement } from '../../engine/statement.ts';
import type { Role } from '../../engine/terms.ts';
import { canSee } from '../contract/contract.ts';

/** Fewer people than this are not counted out loud: somebody might be recognised. */
export const SMALLEST_COUNT = 5;

/** Most items sent to a screen; the explanation of a line asks for the rest. */
const MOST_ITEMS = 2_000;

/**
 * A statement as a role may see it. Who does not see facts (investor, arranger) gets no persons, no claims, and counts below five
 * become -1 ("fewer than five"); the amounts stay, because they are what is paid.
 */
export function visibleStatement(statement: Statement, role: Role): Statement {
  if (canSee(role, 'facts')) return { ...statement, items: statement.items.length > MOST_ITEMS ? [] : statement.items };
  return {
    ...statement,
    items: [],
    refusals: [],
    periods: statement.periods.map((period) => ({ ...period, claims: suppressed(period.claims) })),
    lines: statement.lines.map((line) => ({
      ...line,
      part: { ...line.part, items: [], cuts: line.part.cuts.map((cut) => ({ ...cut, items: [] })), working: [], ...hidden(line.part) },
    })),
  };
}

type Counts = Pick<Statement['lines'][number]['part'], 'claimsMade' | 'claimsAccepted' | 'quantity' | 'price'>;

/** With the price and the amount a small count could be worked out, so the price goes too. */
function hidden(part: Counts): Counts {
  const isSmall = part.claimsAccepted > 0 && part.claimsAccepted < SMALLEST_COUNT;
  return isSmall ? { claimsMade: -1, claimsAccepted: -1, quantity: '-', price: undefined } : { claimsMade: part.claimsMade, claimsAccepted: part.claimsAccepted, quantity: part.quantity, price: part.price };
}

function suppressed(count: number): number {
  return count > 0 && count < SMALLEST_COUNT ? -1 : count;
}
