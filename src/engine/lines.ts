import type { Admitted, Made } from './admission.ts';
import type { Day, Period } from './calendar.ts';
import { EXACT_ZERO, parseExact, plus, toText } from './decimal.ts';
import type { BareLine, FinishInput } from './finish-lines.ts';
import type { LimitCut, Limited } from './limits.ts';
import { type Cents, ZERO, cents, sum } from './money.ts';
import { type LimitPlan, type Plan, type RulePlan, inForce, sharesOn } from './plan.ts';
import { outcomesOfSum } from './outcome-money.ts';
import { sumQuantities } from './quantities.ts';
import { must } from './result.ts';
import { allocate } from './rounding.ts';
import type { Limit } from './terms.ts';
import type { Cut, Item, LineKind, Part, Working } from './statement.ts';

/** From items to lines: sum per rule, share among the payers so that the parts sum to the whole, add tax, compare with what was settled. */

/** A sum to be shared: made by a rule, a floor, a fee or a deduction. */
export type Sum = {
  readonly kind: LineKind;
  readonly rule: string;
  readonly outcome: string | undefined;
  readonly payee: string;
  readonly shares: readonly { readonly party: string; readonly share: string }[];
  /** The claims name their payer: a line beside the one of the same payer's share in the rest of the rule. */
  readonly isLocal?: boolean;
  readonly part: Part;
  /** When the last fact came in that it rests on. */
  readonly receipt?: Day | undefined;
  /** Of interest: the late payment. */
  readonly payment?: Day;
};

export type LineInput = FinishInput & {
  /** Money each payer paid so far under limits per payer; key = limit index and payer. Changes as lines are made. */
  readonly payerUsage: Map<string, Cents>;
  /** What such a limit took so far from a rule to date; key = the same and the rule. */
  readonly payerCut: Map<string, Cents>;
};

type Group = { readonly rule: RulePlan; readonly payer: string | undefined; readonly limited: Limited[]; readonly ids: number[] };

/** `firstId`: the id of the first item. `made`: all claims of the period, also the refused ones. */
export type ItemsInput = {
  readonly plan: Plan;
  readonly period: Period;
  readonly limited: readonly Limited[];
  readonly firstId: number;
  readonly made: readonly Made[];
  /** When the last fact came in that a rule and these of its claims rest on. */
  readonly receiptOf: (rule: RulePlan, claims: readonly Admitted[]) => Day | undefined;
};

/** One sum per rule (and per local payer), in the order of the sheet. */
export function sumsOfItems(input: ItemsInput): readonly Sum[] {
  const { limited, firstId } = input;
  const groups = new Map<string, Group>();
  limited.forEach((entry, index) => {
    const payer = ownPayer(entry);
    const key = payer === undefined ? entry.item.rule.rule.id : `${entry.item.rule.rule.id} ${payer}`;
    const group = groups.get(key) ?? { rule: entry.item.rule, payer, limited: [], ids: [] };
    if (group.ids.length === 0) groups.set(key, group);
    group.limited.push(entry);
    group.ids.push(firstId + index);
  });
  return [...groups.values()].sort((left, right) => left.rule.index - right.rule.index).map((group) => sumOfGroup(input, group));
}

/** A claim that names its payer (a local council) is paid by that payer, unless the rule says who pays. */
function ownPayer(entry: Limited): string | undefined {
  return hasOwnPayers(entry.item.rule) ? entry.item.payer : undefined;
}

function hasOwnPayers({ rule }: RulePlan): boolean {
  return rule.from === undefined && rule.split === undefined;
}

/** Claims made that this sum would pay, had all been accepted. A rule that looks at persons, periods or all to date pays no claims. */
function madeFor({ made }: ItemsInput, { rule, payer }: Group): number {
  if (rule.rule.per !== 'claim') return 0;
  const { group } = rule.rule;
  const own = made.filter((entry) => rule.outcomes.includes(entry.outcome) && (group === undefined || group === entry.group));
  return own.reduce((count, entry) => (hasOwnPayers(rule) && entry.payer !== payer ? count : count + entry.count), 0);
}

function sumOfGroup(input: ItemsInput, group: Group): Sum {
  const { plan, period } = input;
  const { rule } = group.rule;
  const part = partOf(input, group);
  return {
    kind: 'outcome',
    rule: rule.id,
    outcome: onlyOutcome(group, part),
    payee: rule.to ?? plan.defaultPayee,
    shares: group.payer === undefined ? sharesOn(plan, rule, period.to) : [{ party: group.payer, share: '1' }],
    isLocal: group.payer !== undefined,
    receipt: input.receiptOf(
      group.rule,
      group.limited.flatMap((entry) => entry.item.claim ?? []),
    ),
    part,
  };
}

function onlyOutcome({ rule }: Group, part: Part): string | undefined {
  const outcomes = part.outcomes?.map((entry) => entry.outcome) ?? rule.outcomes;
  return outcomes.length === 1 ? outcomes[0] : undefined;
}

function partOf(input: ItemsInput, group: Group): Part {
  const items = group.limited;
  const first = items[0]?.item;
  const samePrice = items.every((entry) => entry.item.price === first?.price);
  const single = items.length === 1 ? first : undefined;
  const outcomes = outcomesOfSum(items);
  return {
    id: [input.period.key, group.rule.rule.id, ...(group.payer === undefined ? [] : [group.payer])].join('/'),
    claimsMade: madeFor(input, group),
    claimsAccepted: items.filter((entry) => entry.item.claim !== undefined).length,
    quantity: toText(sumQuantities(items.map((entry) => entry.item))),
    price: samePrice ? first?.price : undefined,
    gross: sum(items.map((entry) => entry.item.gross)),
    cuts: cutsOf(group),
    rounding: toText(items.reduce((total, entry) => (entry.item.rounding === undefined ? total : plus(total, entry.item.rounding)), EXACT_ZERO)),
    total: sum(items.map((entry) => entry.paid)),
    ...(outcomes === undefined ? {} : { outcomes }),
    items: group.ids,
    working: single?.claim === undefined ? (single?.working ?? []) : [],
  };
}

function cutsOf(group: Group): readonly Cut[] {
  const byLimit = new Map<string, { amount: number; items: number[] }>();
  for (const [index, { cuts }] of group.limited.entries()) {
    for (const cut of cuts) {
      const known = byLimit.get(cut.limit) ?? { amount: 0, items: [] };
      known.amount += cut.amount;
      known.items.push(must(group.ids[index], 'id'));
      byLimit.set(cut.limit, known);
    }
  }
  return [...byLimit].map(([limit, { amount, items }]) => ({ limit, amount: cents(amount), items }));
}

export function toItem(limited: Limited, id: number, period: string): Item {
  const { item } = limited;
  return {
    id,
    rule: item.rule.rule.id,
    period,
    day: item.day,
    subject: item.subject,
    claim: item.claim?.claim.id,
    ...(item.claim === undefined ? {} : { outcome: item.claim.claim.outcome }),
    quantity: item.quantity,
    price: item.price,
    gross: item.gross,
    cuts: limited.cuts,
    paid: limited.paid,
    working: item.working,
  };
}

/** A sum without items: a floor, a fee, a deduction, interest. */
export function plainPart(id: string, total: Cents, working: readonly Working[]): Part {
  return { id, claimsMade: 0, claimsAccepted: 0, quantity: '1', price: undefined, gross: total, cuts: [], rounding: '0', total, items: [], working };
}

/** Shares a sum among its payers: one line each. */
export function linesOfSum(input: LineInput, part: Sum): readonly BareLine[] {
  const amounts =
    part.part.total === 0
      ? part.shares.map(() => ZERO)
      : allocate(
          part.part.total,
          part.shares.map((share) => parseExact(share.share)),
        );
  return part.shares.map((share, index) => makeLine(input, part, { ...share, amount: must(amounts[index], 'amount') }));
}

type ShareOfSum = { readonly party: string; readonly share: string; readonly amount: Cents };

function makeLine(input: LineInput, part: Sum, share: ShareOfSum): BareLine {
  const isLimited = part.kind === 'outcome' || part.kind === 'minimum';
  const limited = isLimited ? limitPayer(input, part, share) : { amount: share.amount, cuts: [] };
  return {
    key: [input.period.key, part.rule, share.party, part.payee, ...(part.isLocal === true ? ['local'] : [])].join('/'),
    kind: part.kind,
    period: input.period.key,
    version: input.plan.sheet.version,
    rule: part.rule,
    outcome: part.outcome,
    payer: share.party,
    payee: part.payee,
    share: share.share,
    part: part.part,
    payerCuts: limited.cuts,
    amount: limited.amount,
    receipt: part.receipt,
    payment: part.payment,
  };
}

/** Limits per payer bear on what is left after sharing, in their order; what a later one takes away frees room in an earlier one. */
function limitPayer(input: LineInput, part: Sum, share: ShareOfSum): { readonly amount: Cents; readonly cuts: readonly LimitCut[] } {
  const bearing = input.plan.limits.filter((plan) => bearsOnPayer(input, plan, part, share.party));
  const cuts: LimitCut[] = [];
  let amount = share.amount;
  for (const plan of bearing) {
    const rest = isToDate(input.plan, part.rule)
      ? roomToDate(input, plan, { part, payer: share.party, amount })
      : payerRoom(input, plan, share.party, amount);
    if (rest !== amount) cuts.push({ limit: plan.limit.id, amount: cents(amount - rest) });
    amount = rest;
  }
  const later = input.plan.laterLimits.filter((plan) => bearsOnPayer(input, plan, part, share.party));
  for (const plan of [...bearing, ...later]) addPayerUsage(input, `${plan.index} ${share.party}`, amount);
  return { amount, cuts };
}

function bearsOnPayer(input: LineInput, plan: LimitPlan, part: Sum, payer: string): boolean {
  const { limit } = plan;
  if (limit.each !== 'payer' || (limit.payer !== undefined && limit.payer !== payer)) return false;
  if (limit.until !== undefined && input.period.to > limit.until) return false;
  return (limit.rules === undefined && limit.outcomes === undefined) || rulesOf(input.plan, part).every((rule) => names(limit, rule));
}

function names(limit: Limit, rule: RulePlan): boolean {
  if (limit.rules !== undefined) return limit.rules.includes(rule.rule.id);
  return rule.outcomes.some((outcome) => limit.outcomes?.includes(outcome) === true);
}

/** The rule that made the sum; of a floor all rules under it. */
function rulesOf(plan: Plan, part: Sum): readonly RulePlan[] {
  return plan.rules.filter(({ rule, limits }) => rule.id === part.rule || limits.all.some(({ limit }) => limit.id === part.rule));
}

function isToDate(plan: Plan, id: string): boolean {
  return plan.rules.some(({ rule }) => rule.id === id && rule.per === 'contract');
}

/** When the worth of a rule to date falls, what the limit took goes first: that was never paid, so it cannot come back. */
function roomToDate(input: LineInput, plan: LimitPlan, share: { readonly part: Sum; readonly payer: string; readonly amount: Cents }): Cents {
  const key = `${plan.index} ${share.payer} ${share.part.rule}`;
  const taken = input.payerCut.get(key) ?? 0;
  const rest = share.amount < 0 ? cents(Math.min(0, share.amount + taken)) : payerRoom(input, plan, share.payer, share.amount);
  input.payerCut.set(key, cents(taken + share.amount - rest));
  return rest;
}

function addPayerUsage(input: LineInput, key: string, amount: Cents): void {
  input.payerUsage.set(key, cents((input.payerUsage.get(key) ?? 0) + amount));
}

function payerRoom(input: LineInput, plan: LimitPlan, payer: string, amount: Cents): Cents {
  const row = inForce(plan.max, input.period.to);
  if (row === undefined || amount <= 0) return amount;
  const left = row.most - (input.payerUsage.get(`${plan.index} ${payer}`) ?? 0);
  return cents(Math.min(amount, Math.max(0, left)));
}
