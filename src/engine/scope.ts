import type { Admitted } from './admission.ts';
import type { Day, Period } from './calendar.ts';
import { type Exact, EXACT_ZERO, dividedBy, fromInteger, parseExact, plus, toText } from './decimal.ts';
import { daysUntil } from './early-end.ts';
import { type NamedEvents, hasHappened } from './events.ts';
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
  /** The last period of the contract. */
  readonly isLast: boolean;
  /** The last day that is looked at: of the period, or of the contract when it ended before that. */
  readonly until: Day;
  readonly events: NamedEvents;
  /** May the name be an event? Then it is false as long as it did not happen. */
  readonly isEvent: (name: string) => boolean;
  /** What each rule paid in the periods before this one. */
  readonly paidByRule: ReadonlyMap<string, Cents>;
  /** What a rule to date was worth when it was last looked at. */
  readonly worthByRule: ReadonlyMap<string, Cents>;
  /** What limits of one period or year took from each rule: that is gone for good. */
  readonly lostByRule: ReadonlyMap<string, Cents>;
};

/**
 * Whose numbers: those of a person or cohort, or (undefined) of the whole contract; in this period or to date. `on`: the day on which an
 * event must have happened, left out: the last day that the period looks at.
 */
export type Reach = { readonly subject: string | undefined; readonly toDate: boolean; readonly rule: Rule | undefined; readonly on?: Day };

/** The values of a formula; `take` gives name → value as text of what was used since it was last asked, for the explanation. */
export type ViewScope = Scope & {
  readonly take: () => Readonly<Record<string, string>>;
  readonly note: (id: string, value: Value | undefined) => Value | undefined;
};

export function makeScope(view: PeriodView, reach: Reach, own: Readonly<Record<string, string>> = {}): ViewScope {
  let used: Record<string, string> = {};
  const note = <T extends Value>(id: string, value: T | undefined): T | undefined => {
    if (value !== undefined) used[id] = typeof value === 'boolean' ? String(value) : toText(value);
    return value;
  };
  const scope: ViewScope = {
    note,
    take: () => {
      const taken = used;
      used = {};
      return taken;
    },
    curve: (id) => view.plan.sheet.curves[id],
    name: (id) => note(id, ownValue(own, id) ?? measured(view, reach, id) ?? builtIn(view, reach, id) ?? parameter(view, scope, id)),
    call: (name, ids) => note(`${name}(${ids.join(', ')})`, callValue(view, reach, name, ids)),
    isNotYet: (id) => view.isEvent(id) && note(id, false) === false,
  };
  return scope;
}

/** The same scope in which one name has a value of its own. */
export function withValue(scope: ViewScope, id: string, value: Exact | undefined): ViewScope {
  return { ...scope, name: (name) => (name === id ? scope.note(id, value) : scope.name(name)) };
}

function ownValue(own: Readonly<Record<string, string>>, id: string): Exact | undefined {
  const text = own[id];
  return text === undefined ? undefined : parseExact(text);
}

/** The value measured last: of the subject, to date, because what somebody has reached stays so; else of the whole contract. */
function measured(view: PeriodView, reach: Reach, id: string): Exact | undefined {
  const own = reach.subject === undefined ? undefined : latestBySubject(view.measuresToDate).get(id)?.get(reach.subject);
  const found =
    own ??
    latestBySubject(reach.toDate ? view.measuresToDate : view.measures)
      .get(id)
      ?.get(WHOLE);
  return found === undefined ? undefined : parseExact(found.value);
}

/** Whose measure it is when it is of the whole contract. */
const WHOLE = '';
type BySubject = ReadonlyMap<string, Measure>;
const indexed = new WeakMap<readonly Measure[], ReadonlyMap<string, BySubject>>();

/** The latest measure per name and subject. The list of a period is read once, not once per person. */
function latestBySubject(measures: readonly Measure[]): ReadonlyMap<string, BySubject> {
  const known = indexed.get(measures);
  if (known !== undefined) return known;
  const byName = new Map<string, Map<string, Measure>>();
  for (const measure of measures) {
    const bySubject = byName.get(measure.name) ?? new Map<string, Measure>();
    byName.set(measure.name, bySubject.set(measure.subject ?? WHOLE, measure));
  }
  indexed.set(measures, byName);
  return byName;
}

function builtIn(view: PeriodView, reach: Reach, id: string): Value | undefined {
  switch (id) {
    case 'period_days':
      return fromInteger(daysUntil(view.period, view.until));
    case 'enrolled':
      return fromInteger(view.enrolled);
    case 'paid_before':
      return paidBy(view, reach.rule?.id ?? '');
    default:
      return hasHappened(view.events, id, { subject: reach.subject, on: reach.on ?? view.until }) ? true : undefined;
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
  const all = reach.toDate ? view.admittedToDate : view.admitted;
  const claims = reach.subject === undefined ? all : (claimsBySubject(all).get(reach.subject) ?? []);
  return claims.filter((entry) => entry.claim.outcome === outcome && (group === undefined || entry.group === group));
}

type Grouped = { readonly length: number; readonly bySubject: ReadonlyMap<string, readonly Admitted[]> };
const grouped = new WeakMap<readonly Admitted[], Grouped>();

/** The list of claims to date grows from period to period: then it is read again. */
function claimsBySubject(claims: readonly Admitted[]): Grouped['bySubject'] {
  const known = grouped.get(claims);
  if (known?.length === claims.length) return known.bySubject;
  const bySubject = Map.groupBy(claims, (entry) => entry.claim.subject);
  grouped.set(claims, { length: claims.length, bySubject });
  return bySubject;
}

/** The latest value of each subject. */
function values(view: PeriodView, reach: Reach, id: string): readonly Exact[] {
  const named = latestBySubject(reach.toDate ? view.measuresToDate : view.measures).get(id);
  return [...(named?.values() ?? [])].map((measure) => parseExact(measure.value));
}

function total(numbers: readonly Exact[]): Exact {
  return numbers.reduce(plus, EXACT_ZERO);
}

function mean(numbers: readonly Exact[]): Exact | undefined {
  return dividedBy(total(numbers), fromInteger(numbers.length));
}
