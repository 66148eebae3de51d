import { type Cents, ZERO, cents } from './money.ts';
import { assert } from './result.ts';
import type { Item, Line, Statement, Totals } from './statement.ts';

/**
 * Two statements side by side: what would have been paid beside what was (What if), or the effect of an amendment before anybody accepts
 * it. Pure. In: statements in one currency, as a rule of the same contract and day. Out: per line, claim and party what changes.
 */

export const CHANGES = ['new', 'gone', 'more', 'less', 'same'] as const;
export type Change = (typeof CHANGES)[number];

export type AmountChange = { readonly before: Cents; readonly after: Cents; readonly difference: Cents };

/** What in a line is not what it was; texts as in the statement. */
export type Reason = {
  readonly what: 'claims' | 'quantity' | 'price' | 'gross' | 'limits' | 'payer_limits' | 'share' | 'tax' | 'terms';
  readonly before: string;
  readonly after: string;
};

export type LineChange = AmountChange & {
  readonly key: string;
  readonly change: Change;
  readonly line: Line;
  readonly reasons: readonly Reason[];
};

/** One claim, over all rules that pay for it. */
export type ClaimChange = AmountChange & { readonly claim: string; readonly subject: string | undefined; readonly change: Change };

export type Comparison = {
  readonly currency: string;
  readonly total: AmountChange;
  readonly byPayer: Readonly<Record<string, AmountChange>>;
  readonly byPayee: Readonly<Record<string, AmountChange>>;
  readonly byPeriod: Readonly<Record<string, AmountChange>>;
  readonly byOutcome: Readonly<Record<string, AmountChange>>;
  readonly counts: Readonly<Record<Change, number>>;
  /** Every line of either statement, in the order of the later one; lines that are gone stand at the end. */
  readonly lines: readonly LineChange[];
  /** Only the claims whose amount is not what it was. */
  readonly claims: readonly ClaimChange[];
};

export function compareStatements(before: Statement, after: Statement): Comparison {
  assert(before.currency === after.currency, `amounts in ${before.currency} and ${after.currency} do not meet`);
  const lines = compareLines(before.lines, after.lines);
  return {
    currency: after.currency,
    total: difference(before.totals.computed, after.totals.computed),
    byPayer: compareTotals(before.totals, after.totals, 'byPayer'),
    byPayee: compareTotals(before.totals, after.totals, 'byPayee'),
    byPeriod: compareTotals(before.totals, after.totals, 'byPeriod'),
    byOutcome: compareTotals(before.totals, after.totals, 'byOutcome'),
    counts: countChanges(lines),
    lines,
    claims: compareClaims(before.items, after.items),
  };
}

function difference(before: Cents, after: Cents): AmountChange {
  return { before, after, difference: cents(after - before) };
}

function compareTotals(before: Totals, after: Totals, by: 'byPayer' | 'byPayee' | 'byPeriod' | 'byOutcome'): Readonly<Record<string, AmountChange>> {
  const keys = [...new Set([...Object.keys(before[by]), ...Object.keys(after[by])])];
  return Object.fromEntries(keys.map((key) => [key, difference(before[by][key] ?? ZERO, after[by][key] ?? ZERO)]));
}

function compareLines(before: readonly Line[], after: readonly Line[]): readonly LineChange[] {
  const old = new Map(before.map((line) => [line.key, line]));
  const now = new Set(after.map((line) => line.key));
  return [
    ...after.map((line) => lineChange(old.get(line.key), line)),
    ...before.filter((line) => !now.has(line.key)).map((line) => lineChange(line, undefined)),
  ];
}

function lineChange(before: Line | undefined, after: Line | undefined): LineChange {
  const line = after ?? before;
  assert(line !== undefined, 'a line in one of two statements');
  const amounts = difference(before?.computed ?? ZERO, after?.computed ?? ZERO);
  const reasons = before === undefined || after === undefined ? [] : reasonsOf(before, after);
  return { ...amounts, key: line.key, line, change: changeOf(amounts, before !== undefined, after !== undefined), reasons };
}

function changeOf(amounts: AmountChange, wasThere: boolean, isThere: boolean): Change {
  if (!wasThere) return 'new';
  if (!isThere) return 'gone';
  return amounts.difference === 0 ? 'same' : amounts.difference > 0 ? 'more' : 'less';
}

/** A line may come to the same amount for other reasons: those show too. */
function reasonsOf(before: Line, after: Line): readonly Reason[] {
  const total = (cuts: Line['payerCuts']): string => String(cuts.reduce((amount, cut) => amount + cut.amount, 0));
  const sides: Readonly<Record<Reason['what'], (line: Line) => string>> = {
    claims: (line) => String(line.part.claimsAccepted),
    quantity: (line) => line.part.quantity,
    price: (line) => line.part.price ?? '',
    gross: (line) => String(line.part.gross),
    limits: (line) => total(line.part.cuts),
    payer_limits: (line) => total(line.payerCuts),
    share: (line) => line.share,
    tax: (line) => String(line.tax),
    terms: (line) => String(line.version),
  };
  const whats: readonly Reason['what'][] = ['claims', 'quantity', 'price', 'gross', 'limits', 'payer_limits', 'share', 'tax', 'terms'];
  return whats.flatMap((what) => {
    const [left, right] = [sides[what](before), sides[what](after)];
    return left === right ? [] : [{ what, before: left, after: right }];
  });
}

function countChanges(lines: readonly LineChange[]): Readonly<Record<Change, number>> {
  const counts = { new: 0, gone: 0, more: 0, less: 0, same: 0 };
  for (const line of lines) counts[line.change] += 1;
  return counts;
}

type Paid = { readonly subject: string | undefined; amount: Cents };

function compareClaims(before: readonly Item[], after: readonly Item[]): readonly ClaimChange[] {
  const [old, now] = [paidByClaim(before), paidByClaim(after)];
  const claims = [...new Set([...now.keys(), ...old.keys()])];
  return claims.flatMap((claim) => {
    const [left, right] = [old.get(claim), now.get(claim)];
    const amounts = difference(left?.amount ?? ZERO, right?.amount ?? ZERO);
    const change = changeOf(amounts, left !== undefined, right !== undefined);
    return change === 'same' ? [] : [{ ...amounts, claim, subject: (right ?? left)?.subject, change }];
  });
}

function paidByClaim(items: readonly Item[]): ReadonlyMap<string, Paid> {
  const paid = new Map<string, Paid>();
  for (const item of items) {
    if (item.claim === undefined) continue;
    const known = paid.get(item.claim);
    if (known === undefined) paid.set(item.claim, { subject: item.subject, amount: item.paid });
    else known.amount = cents(known.amount + item.paid);
  }
  return paid;
}
