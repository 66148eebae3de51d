import { type Cents, sum } from '../../engine/money.ts';
import type { Line, Statement } from '../../engine/statement.ts';
import type { Role } from '../../engine/terms.ts';
import { totalsOf } from '../../engine/totals.ts';
import { canSee } from '../contract/contract.ts';

/** Fewer people than this are not counted out loud: somebody might be recognised. */
const SMALLEST_COUNT = 5;

/** The rule of a line that stands for several small ones: one amount, because with an amount per outcome and its price a count could be worked out. */
export const UNDER_FIVE = 'under_five';

/** Most items sent to a screen; the explanation of a line asks for the rest. */
const MOST_ITEMS = 2_000;

/**
 * A statement as a role may see it. Who does not see facts (investor, arranger) gets no persons, no claims and no calculations; counts
 * below five become -1 ("fewer than five"), and small lines of one period and payer are one line. What is paid in a period stays, because
 * it is paid: in a contract with one outcome and one price it still tells how many there were (README.md, known limits).
 */
export function visibleStatement(statement: Statement, role: Role): Statement {
  if (canSee(role, 'facts')) return { ...statement, items: statement.items.length > MOST_ITEMS ? [] : statement.items };
  const lines = visibleLines(statement.lines, hiddenIn(statement));
  const byOutcome = totalsOf(lines).byOutcome;
  // What is used of a limit in people or units is a count, and of one outcome in money as good as one.
  const { limits: _limits, ...seen } = statement;
  return {
    ...seen,
    items: [],
    refusals: [],
    periods: statement.periods.map((period) => ({ ...period, claims: suppressed(period.claims) })),
    lines,
    totals: { ...statement.totals, byOutcome },
  };
}

/** What must not be seen: lines on fewer than five people, and lines that are put together with those. By key. */
export type Hidden = { readonly small: ReadonlySet<string>; readonly together: ReadonlySet<string> };

export function hiddenIn(statement: Statement): Hidden {
  const small = smallKeys(statement);
  const parts = partsOf(statement.lines, { small, together: new Set() });
  return { small, together: new Set(parts.filter((part) => part.isMerged).flatMap((part) => part.lines.map((line) => line.key))) };
}

/** Also for the lines of a stored settlement: what was small when it was proposed, or is hidden now, stays hidden. */
export function visibleLines(lines: readonly Line[], hidden: Hidden): readonly Line[] {
  return partsOf(lines, hidden).flatMap((part) => (part.isMerged ? merged(part.lines) : blurred(part.lines, hidden)));
}

/** The lines that a visible line stands for: itself, or those that were put together. In: the lines as they are, and the key as it is seen. */
export function membersOf(lines: readonly Line[], hidden: Hidden, key: string): readonly Line[] {
  return partsOf(lines, hidden).find((part) => (part.isMerged ? mergedKey(part.lines) : part.lines[0]?.key) === key)?.lines ?? [];
}

/** Which lines stand on fewer than five people. A line that vanished stood on some that are gone. */
function smallKeys(statement: Statement): ReadonlySet<string> {
  const claims = new Map(statement.periods.map((period) => [period.key, period.claims]));
  const small = statement.lines.filter((line) => isBelow(peopleIn(statement, line, claims.get(line.period) ?? 0)) || isSmallAlone(line));
  return new Set(small.map((line) => line.key));
}

/** People with a claim in the line; a rule that only counts is as small as its period has claims. */
function peopleIn(statement: Statement, line: Line, claims: number): number {
  const subjects = new Set(line.part.items.map((id) => statement.items[id]?.subject));
  subjects.delete(undefined);
  return subjects.size > 0 || line.part.items.length === 0 ? subjects.size : claims;
}

function isBelow(count: number): boolean {
  return count > 0 && count < SMALLEST_COUNT;
}

/** What a line says by itself, without the claims under it: how many claims, or that they are gone. */
function isSmallAlone(line: Line): boolean {
  const isGone = line.part.items.length === 0 && line.part.working.length === 0 && line.kind === 'outcome' && line.alreadySettled !== 0;
  return isBelow(line.part.claimsAccepted) || isGone;
}

type Part = { readonly lines: readonly Line[]; readonly isMerged: boolean };

function partsOf(lines: readonly Line[], hidden: Hidden): readonly Part[] {
  const groups = Map.groupBy(lines, (line) => `${line.period} ${line.payer} ${line.payee}`);
  return [...groups.values()].flatMap((group) => partsOfGroup(group, hidden));
}

/** Small lines of a group in one part, every other line in a part of its own. One small line alone takes the least other outcome with it. */
function partsOfGroup(group: readonly Line[], hidden: Hidden): readonly Part[] {
  const isHidden = (line: Line): boolean => hidden.small.has(line.key) || hidden.together.has(line.key) || isSmallAlone(line);
  const low = group.filter(isHidden);
  const others = group.filter((line) => !isHidden(line));
  const least = low.length === 1 ? others.filter((line) => line.kind === 'outcome' && line.computed !== 0).sort(byAmount)[0] : undefined;
  const taken = least === undefined ? low : [...low, least];
  const alone = others.filter((line) => line !== least).map((line) => ({ lines: [line], isMerged: false }));
  const isMerged = taken.length > 1 || taken.some((line) => hidden.together.has(line.key));
  return taken.length === 0 ? alone : [{ lines: taken, isMerged }, ...alone];
}

function byAmount(left: Line, right: Line): number {
  return Math.abs(left.computed) - Math.abs(right.computed);
}

function mergedKey(lines: readonly Line[]): string {
  const { period = '', payer = '', payee = '' } = lines[0] ?? {};
  return [period, UNDER_FIVE, payer, payee].join('/');
}

function merged(lines: readonly Line[]): readonly Line[] {
  return lines.slice(0, 1).map((known) => {
    const first = withoutClaims(known);
    const total = (pick: (line: Line) => Cents): Cents => sum(lines.map(pick));
    const gross = total((line) => line.computed);
    const part = { ...first.part, id: mergedKey(lines), ...HIDDEN, gross, cuts: [], rounding: '0', total: gross };
    return {
      ...first,
      key: mergedKey(lines),
      kind: 'outcome',
      rule: UNDER_FIVE,
      outcome: undefined,
      share: '1',
      part,
      payerCuts: [],
      net: total((line) => line.net),
      tax: total((line) => line.tax),
      computed: gross,
      alreadySettled: total((line) => line.alreadySettled),
      due: total((line) => line.due),
    };
  });
}

const HIDDEN = { claimsMade: -1, claimsAccepted: -1, quantity: '-', price: undefined };

/** With the price and the amount a small count could be worked out, so the price goes too. */
function blurred(lines: readonly Line[], hidden: Hidden): readonly Line[] {
  return lines.map((line) => {
    const plain = withoutClaims(line);
    return hidden.small.has(line.key) || isSmallAlone(line) ? { ...plain, part: { ...plain.part, ...HIDDEN } } : plain;
  });
}

/** How much of a line is for each of its outcomes would, with the price, tell how many reached each. */
function withoutClaims({ outcomes: _ofLine, ...line }: Line): Line {
  const { outcomes: _ofPart, ...part } = line.part;
  return { ...line, part: { ...part, claimsMade: madeShown(part), items: [], cuts: part.cuts.map((cut) => ({ ...cut, items: [] })), working: [] } };
}

/** With what was accepted, claims made say how many were refused: not when those are few. */
function madeShown({ claimsMade, claimsAccepted }: Line['part']): number {
  return isBelow(claimsMade - claimsAccepted) ? -1 : claimsMade;
}

function suppressed(count: number): number {
  return isBelow(count) ? -1 : count;
}
