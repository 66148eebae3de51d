import type { Exact } from './decimal.ts';
import type { Cents } from './money.ts';
import type { Valued } from './payment-rule.ts';
import type { Plan } from './plan.ts';

/** What is remembered of limits from one claim, and one period, to the next. */

export type Limited = { readonly item: Valued; readonly paid: Cents; readonly cuts: readonly LimitCut[] };
export type LimitCut = { readonly limit: string; readonly amount: Cents };

/** How much of each limit is used, per person, outcome, period …; lives as long as the contract. */
export type Usage = {
  readonly money: Map<number, Cents>[];
  readonly count: Map<number, Exact>[];
  /** Who has a place, with what was paid: limit → bucket → person. */
  readonly people: Map<number, Map<number, Cents>>[];
  readonly alternatives: Map<string, Alternatives>;
};

/**
 * Of one person in a group, per outcome: what it was paid, what it has had deducted for the other outcomes of the group, its units, and how many
 * of them took no new place, per limit.
 */
export type Alternatives = Map<number, Alternative>;
export type Alternative = { paid: Cents; deducted: Cents; units: Exact; readonly spared: Map<number, Exact> };

export function startUsage(limitCount: number): Usage {
  return {
    money: Array.from({ length: limitCount }, () => new Map<number, Cents>()),
    count: Array.from({ length: limitCount }, () => new Map<number, Exact>()),
    people: Array.from({ length: limitCount }, () => new Map<number, Map<number, Cents>>()),
    alternatives: new Map(),
  };
}

export type LimitInput = {
  readonly plan: Plan;
  readonly usage: Usage;
  readonly periodIndex: number;
  readonly items: readonly Valued[];
  /** Units accepted so far per outcome index, this period included: what a share limit is a share of. */
  readonly unitsToDate: ReadonlyMap<number, Exact>;
};
