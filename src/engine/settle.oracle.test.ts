import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle } from './settle.ts';
import { END, type ClaimParts, type SheetParts, makeClaims, makeSheet } from './testing.ts';

/**
 * The engine beside a second calculation that was written by hand for a small kind of contract: whole prices, whole units, limits that cut
 * the last claims, payers with shares. It knows nothing of plans, items or usage; where both agree on random contracts, a mistake would
 * have to be made twice in the same way.
 */

type Limit = { readonly each: 'person' | 'outcome' | 'period' | 'year' | 'contract'; readonly max: number };
type Story = {
  readonly prices: readonly number[];
  readonly limits: readonly Limit[];
  readonly shares: readonly number[];
  readonly claims: readonly Claim[];
};
type Claim = {
  readonly id: string;
  readonly month: number;
  readonly date: number;
  readonly outcome: number;
  readonly person: number;
  readonly sequence: number;
  readonly quantity: number;
};

const OUTCOMES = ['first', 'second', 'third'];
const PAYERS = ['city', 'province', 'fund'];
const ENDS = ['2026-03-31', '2026-06-30', '2026-09-30', '2026-12-31'];

const story: fc.Arbitrary<Story> = fc.record({
  prices: fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 3, maxLength: 3 }),
  limits: fc.array(
    fc.record({
      each: fc.constantFrom('person' as const, 'outcome' as const, 'period' as const, 'year' as const, 'contract' as const),
      max: fc.integer({ min: 0, max: 400_000 }),
    }),
    { maxLength: 4, size: 'max' },
  ),
  shares: fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1, maxLength: 3 }),
  claims: fc
    .array(
      fc.record({
        month: fc.integer({ min: 1, max: 12 }),
        date: fc.integer({ min: 1, max: 28 }),
        outcome: fc.nat(2),
        person: fc.nat(4),
        sequence: fc.integer({ min: 1, max: 4 }),
        quantity: fc.integer({ min: 1, max: 5 }),
      }),
      { maxLength: 60, size: 'max' },
    )
    .map((rows) => rows.map((row, index) => ({ id: `c${String(index).padStart(3, '0')}`, ...row }))),
});

// --- by hand -------------------------------------------------------------------------------------------------------------------------

const rankOf = (claim: Claim): string => [claim.month + 100, claim.date + 100, claim.outcome, claim.person, claim.sequence, claim.id].join(' ');

function bucketOf(limit: Limit, claim: Claim): string {
  const names = { person: claim.person, outcome: claim.outcome, period: Math.ceil(claim.month / 3), year: 2026, contract: 'all' };
  return String(names[limit.each]);
}

/** Cents per quarter and outcome. */
function paidByHand({ prices, limits, claims }: Story): ReadonlyMap<string, number> {
  const seen = new Set<string>();
  const used = limits.map(() => new Map<string, number>());
  const paid = new Map<string, number>();
  for (const claim of [...claims].sort((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1))) {
    const identity = `${claim.person} ${claim.outcome} ${claim.sequence}`;
    if (seen.has(identity)) continue;
    seen.add(identity);
    const worth = (prices[claim.outcome] ?? 0) * claim.quantity;
    const rest = limits.reduce(
      (left, limit, index) => Math.min(left, Math.max(0, limit.max - (used[index]?.get(bucketOf(limit, claim)) ?? 0))),
      worth,
    );
    limits.forEach((limit, index) => used[index]?.set(bucketOf(limit, claim), (used[index].get(bucketOf(limit, claim)) ?? 0) + rest));
    const key = `${ENDS[Math.ceil(claim.month / 3) - 1] ?? ''} pay_${OUTCOMES[claim.outcome] ?? ''}`;
    paid.set(key, (paid.get(key) ?? 0) + rest);
  }
  return paid;
}

/** Largest remainder, the first named wins a tie. */
function sharedByHand(amount: number, shares: readonly number[]): readonly number[] {
  const total = shares.reduce((a, b) => a + b, 0);
  const parts = shares.map((share) => Math.floor((amount * share) / total));
  const rests = shares.map((share, index) => ({ index, rest: (amount * share) % total }));
  const left = amount - parts.reduce((a, b) => a + b, 0);
  const winners = rests.sort((a, b) => b.rest - a.rest || a.index - b.index).slice(0, left);
  return parts.map((part, index) => part + (winners.some((winner) => winner.index === index) ? 1 : 0));
}

function linesByHand(told: Story): readonly string[] {
  return [...paidByHand(told)]
    .flatMap(([key, amount]) => sharedByHand(amount, told.shares).map((part, index) => `${key} ${PAYERS[index] ?? ''} ${part}`))
    .sort();
}

// --- by the engine -------------------------------------------------------------------------------------------------------------------

const euros = (cents: number): string => (cents / 100).toFixed(2);

function termsOf({ prices, limits, shares }: Story): SheetParts {
  return {
    outcomes: OUTCOMES.map((id) => ({ id, title: id })),
    rules: OUTCOMES.map((id, index) => ({ id: `pay_${id}`, outcome: id, price: euros(prices[index] ?? 0) })),
    limits: limits.map((limit, index) => ({ id: `limit_${index}`, each: limit.each, max: euros(limit.max) })),
    // Shares as parts of 97 and the like never end as decimals: the engine weighs them, so whole weights say the same.
    payers: shares.map((share, index) => ({ party: PAYERS[index] ?? '', share: String(share) })),
  };
}

function claimOf({ month, date, outcome, person, sequence, quantity, id }: Claim): ClaimParts {
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    id,
    day: `2026-${two(month)}-${two(date)}`,
    outcome: OUTCOMES[outcome] ?? '',
    subject: `p${person}`,
    sequence,
    quantity: String(quantity),
  };
}

function linesByEngine(told: Story): readonly string[] {
  const statement = settle(makeSheet(termsOf(told)), makeClaims(...told.claims.map(claimOf)), END);
  return statement.lines.map((line) => `${line.period} ${line.rule} ${line.payer} ${line.computed}`).sort();
}

describe('the engine and a calculation by hand', () => {
  it('agree to the cent on every line', () => {
    fc.assert(
      fc.property(story, (told) => {
        expect(linesByEngine(told)).toEqual(linesByHand(told));
      }),
      { numRuns: 500, seed: Number(process.env['LENTE_SEED'] ?? 41) },
    );
  });

  it('and the stories are not empty: limits cut, claims repeat, cents are left over', () => {
    const told = fc.sample(story, { numRuns: 200, seed: 41 });
    const statements = told.map((one) => settle(makeSheet(termsOf(one)), makeClaims(...one.claims.map(claimOf)), END));
    expect(statements.filter((statement) => statement.items.some((item) => item.cuts.length > 0)).length).toBeGreaterThan(50);
    expect(statements.filter((statement) => statement.refusals.some((refusal) => refusal.code === 'duplicate')).length).toBeGreaterThan(50);
    expect(statements.filter((statement) => statement.lines.length > 12).length).toBeGreaterThan(50);
  });
});
