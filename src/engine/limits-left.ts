import { type Day, type Period, yearOf } from './calendar.ts';
import { type Exact, EXACT_ZERO, compareExact, minus, toText } from './decimal.ts';
import type { Usage } from './limits-usage.ts';
import { type Cents, ZERO, cents } from './money.ts';
import { type LimitPlan, type Plan, inForce } from './plan.ts';
import type { LimitLeft } from './statement.ts';
import type { Limit } from './terms.ts';

export type LeftInput = {
  readonly plan: Plan;
  readonly usage: Usage;
  /** Money each payer paid under limits per payer; key = limit index and payer. */
  readonly payerUsage: ReadonlyMap<string, Cents>;
  readonly periods: readonly Period[];
  readonly asOf: Day;
};

/**
 * What is left of each limit on the day we look, after everything that was settled up to it. Of a limit per period that is the last period that
 * is closed, of one per year the year of that period's last day. Of persons and cohorts nothing is told: each has a limit of its own.
 */
export function limitsLeft(input: LeftInput): readonly LimitLeft[] {
  const index = input.periods.findLastIndex((period) => period.to <= input.asOf);
  const last = input.periods[index];
  if (last === undefined) return [];
  const isRunning = ({ until }: Limit): boolean => until === undefined || last.to <= until;
  return input.plan.limits.filter((plan) => isRunning(plan.limit)).flatMap((plan) => leftOf(input, plan, { index, period: last }));
}

type Look = { readonly index: number; readonly period: Period };

function leftOf(input: LeftInput, plan: LimitPlan, look: Look): readonly LimitLeft[] {
  const row = inForce(plan.max, look.period.to);
  return bucketsOf(input, plan, look).flatMap(({ bucket, of, paid }) => {
    const money = row === undefined ? undefined : (paid ?? input.usage.money[plan.index]?.get(bucket) ?? ZERO);
    const left: LimitLeft = {
      limit: plan.limit.id,
      ...(of === undefined ? {} : { of }),
      ...(row === undefined || money === undefined ? {} : { money: { most: row.most, used: money, left: cents(Math.max(0, row.most - money)) } }),
      ...(plan.maxCount === undefined || paid !== undefined ? {} : { units: unitsLeft(plan.maxCount, input.usage.count[plan.index]?.get(bucket)) }),
      ...(plan.maxPeople === undefined || paid !== undefined
        ? {}
        : { people: peopleLeft(plan.maxPeople, input.usage.people[plan.index]?.get(bucket)?.size ?? 0) }),
    };
    return left.money === undefined && left.units === undefined && left.people === undefined ? [] : [left];
  });
}

/** Claims that came when there was no place are counted as well; more than the most is never used. */
function unitsLeft(most: Exact, counted: Exact = EXACT_ZERO): NonNullable<LimitLeft['units']> {
  const used = compareExact(counted, most) > 0 ? most : counted;
  return { most: toText(most), used: toText(used), left: toText(minus(most, used)) };
}

function peopleLeft(most: number, used: number): NonNullable<LimitLeft['people']> {
  return { most, used, left: Math.max(0, most - used) };
}

type Bucket = { readonly bucket: number; readonly of: string | undefined; readonly paid?: Cents };

function bucketsOf(input: LeftInput, plan: LimitPlan, { index, period }: Look): readonly Bucket[] {
  const { limit } = plan;
  const { sheet } = input.plan;
  switch (limit.each) {
    case 'contract':
      return [{ bucket: 0, of: undefined }];
    case 'period':
      return [{ bucket: index, of: period.key }];
    case 'year': {
      const year = yearOf(period.to, plan.yearFirst);
      return [{ bucket: year, of: `${year}-${plan.yearFirst}` }];
    }
    case 'outcome':
      return (limit.outcomes ?? sheet.outcomes.map(({ id }) => id)).map((id) => ({ bucket: input.plan.outcomeIndex.get(id) ?? -1, of: id }));
    case 'rule':
      return input.plan.rules.filter(({ limits }) => limits.all.includes(plan)).map((rule) => ({ bucket: rule.index, of: rule.rule.id }));
    case 'payer':
      return payersOf(input, limit).map((payer) => ({ bucket: 0, of: payer, paid: input.payerUsage.get(`${plan.index} ${payer}`) ?? ZERO }));
    default:
      return [];
  }
}

/** Everybody who pays at all; a limit of one payer is about that one. */
function payersOf({ plan, payerUsage }: LeftInput, limit: Limit): readonly string[] {
  if (limit.payer !== undefined) return [limit.payer];
  const paying = new Set([...payerUsage.keys()].map((key) => key.split(' ')[1]));
  return plan.sheet.parties.flatMap(({ id }) => (paying.has(id) ? [id] : []));
}
