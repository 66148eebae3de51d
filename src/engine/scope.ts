import type { Admitted } from './admission.ts';
import { type Period, daysBetween } from './calendar.ts';
import { type Exact, EXACT_ZERO, dividedBy, fromInteger, parseExact, plus, toText } from './decimal.ts';
import type { Measure } from './facts.ts';
import { type Scope, type Value, evaluateNumber } from './formula.ts';
import type { Cents } from './money.ts';
import { type Plan, inForce } from './plan.ts';
import { fromCents } from './rounding.ts';
import type { Rule } from './terms.ts';

/** Everything a formula of one period may look at. `admitted` and `measures` are of this period, the `ToDate` ones of all periods so far. */
export type PeriodView = {
  readonly plan: Plan;
  readonly period: Period;
  readonly admitted: readonly Admitted[];
  readonly admittedToDate: readonly Admitted[];
  readonly measures: readonly Measure[];
  readonly measuresToDate: readonly Measure[];
  readonly enrolled: number;
  readonly occurred: ReadonlySet<string>;
  /** What each rule paid in the periods before this one, and what it was worth before limits. */
  readonly paidByRule: ReadonlyMap<string, Cents>;
  readonly valuedByRule: ReadonlyMap<string, Cents>;
};

/** Whose numbers: those of a person or cohort, or (undefined) of the whole contract; in this period or to date. */
export type Reach = { readonly subject: string | undefined; readonly toDate: boolean; readonly rule: Rule | undefined };

/** The values of a formula; `used` collects name → value as text, for the explanation. */
export type ViewScope = Scope & { readonly used: Record<string, string> };

export function makeScope(view: PeriodView, reach: Reach, own: Readonly<Record<string, string>> = {}): ViewScope {
  const used: Record<string, string> = {};
  const scope: ViewScope = {
    used,
    curve: (id) => view.plan.sheet.curves[id],
    name: (id) => note(used, id, ownValue(own, id) ?? measured(view, reach, id) ?? builtIn(view, reach, id) ?? parameter(view, scope, id)),
    call: (name, ids) => noteCall(used, name, ids, callValue(view, reach, name, ids)),
  };
  return scope;
}

function note(used: Record<string, string>, id: string, value: Value | undefined): Value | undefined {
  if (value !== undefined) used[id] = typeof value === 'boolean' ? String(value) : toText(value);
  return value;
}

function noteCall(used: Record<string, string>, name: string, ids: readonly string[], value: Exact | undefined): Exact | undefined {
  if (value !== undefined) used[`${name}(${ids.join(', ')})`] = toText(value);
  return value;
}

function ownValue(own: Readonly<Record<string, string>>, id: string): Exact | undefined {
  const text = own[id];
  return text === undefined ? undefined : parseExact(text);
}

/** The value measured last: of the subject, else of the whole contract. */
function measured(view: PeriodView, reach: Reach, id: string): Exact | undefined {
  const measures = reach.toDate ? view.measuresToDate : view.measures;
  const named = measures.filter((measure) => measure.name === id);
  const own = named.findLast((measure) => measure.subject === reach.subject) ?? named.findLast((measure) => measure.subject === undefined);
  return own === undefined ? undefined : parseExact(own.value);
}

function builtIn(view: PeriodView, reach: Reach, id: string): Value | undefined {
  switch (id) {
    case 'period_days':
      return fromInteger(daysBetween(view.period.from, view.period.to) + 1);
    case 'enrolled':
      return fromInteger(view.enrolled);
    case 'paid_before':
      return paidBy(view, reach.rule?.id ?? '');
    default:
      return view.occurred.has(id) ? true : undefined;
  }
}

function paidBy(view: PeriodView, rule: string): Exact {
  const amount = view.paidByRule.get(rule);
  return amount === undefined ? EXACT_ZERO : fromCents(amount, view.plan.digits);
}

/** A parameter counts as it stands on the last day of the period; it may itself be a formula. */
function parameter(view: PeriodView, scope: Scope, id: string): Exact | undefined {
  const row = inForce(view.plan.parameters.get(id) ?? [], view.period.to);
  if (row === undefined) return undefined;
  const value = evaluateNumber(row.formula, scope);
  return value.ok ? value.value : undefined;
}

function callValue(view: PeriodView, reach: Reach, name: string, ids: readonly string[]): Exact | undefined {
  const [id = '', group] = ids;
  switch (name) {
    case 'paid':
      return paidBy(view, id);
    case 'sum':
      return total(values(view, reach, id));
    case 'mean':
      return mean(values(view, reach, id));
    case 'total':
      return fromInteger(claimsOf(view, { ...reach, toDate: true }, id, group).length);
    case 'count':
      return fromInteger(claimsOf(view, reach, id, group).length);
    case 'people':
      return fromInteger(new Set(claimsOf(view, reach, id, group).map((entry) => entry.subject)).size);
    case 'quantity':
      return total(claimsOf(view, reach, id, group).map((entry) => parseExact(entry.claim.quantity)));
    default:
      return undefined;
  }
}

function claimsOf(view: PeriodView, reach: Reach, outcome: string, group: string | undefined): readonly Admitted[] {
  const claims = reach.toDate ? view.admittedToDate : view.admitted;
  return claims.filter(
    (entry) =>
      entry.claim.outcome === outcome &&
      (group === undefined || entry.group === group) &&
      (reach.subject === undefined || entry.claim.subject === reach.subject),
  );
}

/** The latest value of each subject. */
function values(view: PeriodView, reach: Reach, id: string): readonly Exact[] {
  const bySubject = new Map<string, Exact>();
  for (const measure of reach.toDate ? view.measuresToDate : view.measures) {
    if (measure.name === id) bySubject.set(measure.subject ?? '', parseExact(measure.value));
  }
  return [...bySubject.values()];
}

function total(numbers: readonly Exact[]): Exact {
  return numbers.reduce(plus, EXACT_ZERO);
}

function mean(numbers: readonly Exact[]): Exact | undefined {
  return dividedBy(total(numbers), fromInteger(numbers.length));
}
