import type { Admitted } from './admission.ts';
import type { Day } from './calendar.ts';
import { valueAt } from './curve.ts';
import { type Exact, compareExact, dividedBy, fromInteger, parseExact, plus, times, toText } from './decimal.ts';
import { evaluateCondition, evaluateNumber } from './formula.ts';
import { type Problem, isTouched, looksOf, neverMeasured, notPaid, problemData, rootOf } from './missing.ts';
import { type Cents, cents } from './money.ts';
import { type Plan, type PriceRow, type RulePlan, inForce } from './plan.ts';
import { type Result, fail, must, ok } from './result.ts';
import { fromCents, roundToStep, toCents } from './rounding.ts';
import { type PeriodView, type Reach, type ViewScope, makeScope, withValue } from './scope.ts';
import type { Refusal, Working } from './statement.ts';

/** A valued thing before limits: what a rule says one claim, person, cohort, period or the whole so far is worth. */
export type Valued = {
  readonly rule: RulePlan;
  readonly day: Day;
  readonly subject: string | undefined;
  readonly subjectNumber: number;
  readonly outcome: number;
  readonly claim: Admitted | undefined;
  readonly payer: string | undefined;
  readonly quantity: string;
  /** The same, exact: a third of a unit is a third under a limit in units. */
  readonly units: Exact;
  readonly price: string | undefined;
  readonly gross: Cents;
  /** Rounded minus exact, in major units; undefined when nothing was rounded. */
  readonly rounding: Exact | undefined;
  readonly working: readonly Working[];
  /** Of a rule that pays several outcomes per unit: the units of each. */
  readonly unitsOf?: Units;
  /** Of a rule over everything to date. */
  readonly toDate?: ToDate;
};

/** Units per outcome, in the order of the rule. */
type Units = readonly { readonly outcome: string; readonly units: Exact }[];

/** What the rule is worth in all, what of that is gone for good, and whether the worth is another one than last time. */
export type ToDate = { readonly worth: Cents; readonly lost: Cents; readonly isNew: boolean };

export type Valuation = { readonly items: readonly Valued[]; readonly refusals: readonly Refusal[] };

type Worth = Pick<Valued, 'quantity' | 'units' | 'price' | 'gross' | 'rounding' | 'working'>;
const NO_WORKING: readonly Working[] = [];

/** What a quantity was worth at a price row, in one period: most claims are alike. */
export type WorthCache = Map<PriceRow, Map<string, Worth>>;

/** Values one claim under one rule. Out: undefined when the rule does not look at this claim. Quick for whole units at a whole price. */
export function valueClaim(view: PeriodView, rule: RulePlan, entry: Admitted, cache: WorthCache): Valued | Refusal | undefined {
  if (rule.rule.group !== undefined && rule.rule.group !== entry.group) return undefined;
  const worth = isPlain(rule) && !isIndexMissing(view, rule) ? plainWorth(view, rule, entry, cache) : formulaWorth(view, rule, entry);
  if (worth === undefined) return undefined;
  if ('code' in worth) return worth;
  return {
    ...worth,
    rule,
    day: entry.claim.day,
    subject: entry.claim.subject,
    subjectNumber: entry.subject,
    outcome: entry.outcome,
    claim: entry,
    payer: entry.payer,
  };
}

function isPlain(rule: RulePlan): boolean {
  return rule.prices.length > 0 && rule.quantity === undefined && rule.when === undefined && rule.rule.quantityRounding === undefined;
}

function plainWorth(view: PeriodView, rule: RulePlan, entry: Admitted, cache: WorthCache): Worth | undefined {
  const row = priceFor(rule, entry.claim.day, entry);
  if (row === undefined) return undefined;
  const { quantity } = entry.claim;
  const atPrice = cache.get(row) ?? new Map<string, Worth>();
  const known = atPrice.get(quantity);
  if (known !== undefined) return known;
  const worth = priced(view, rule, row, parseExact(quantity), NO_WORKING);
  cache.set(row, atPrice.set(quantity, worth));
  return worth;
}

/** The price that fits best: a row for both payer and group, then a row for one of them, then the common one; of these the latest date. */
function priceFor(rule: RulePlan, on: Day, entry: Pick<Admitted, 'payer' | 'group'> | undefined): PriceRow | undefined {
  const [only] = rule.prices;
  if (rule.prices.length === 1 && only?.from === undefined && only?.payer === undefined && only?.group === undefined) return only;
  const fits = rule.prices.filter(
    (row) => (row.payer === undefined || row.payer === entry?.payer) && (row.group === undefined || row.group === entry?.group),
  );
  const own = (marks: number): readonly PriceRow[] =>
    fits.filter((row) => Number(row.payer !== undefined) + Number(row.group !== undefined) === marks);
  return inForce(own(2), on) ?? inForce(own(1), on) ?? inForce(own(0), on);
}

/** Price × quantity, indexed when the rule says so, rounded once. */
function priced(view: PeriodView, rule: RulePlan, row: PriceRow, quantity: Exact, working: readonly Working[]): Worth {
  const indexed = indexPrice(view, rule, row.price);
  const exactAmount = times(indexed.price, quantity);
  const rounded = roundAmount(view.plan, rule, exactAmount);
  const price = indexed.working.length === 0 ? row.text : toText(indexed.price);
  return { quantity: toText(quantity), units: quantity, price, ...rounded, working: [...working, ...indexed.working, ...rounded.working] };
}

function indexPrice(view: PeriodView, rule: RulePlan, price: Exact): { readonly price: Exact; readonly working: readonly Working[] } {
  const index = indexOf(view, rule);
  const level = index === undefined ? undefined : levelOf(view, rule, index);
  const factor = index === undefined || level === undefined ? undefined : dividedBy(level, parseExact(index.base));
  if (index === undefined || level === undefined || factor === undefined) return { price, working: NO_WORKING };
  const next = roundToStep(times(price, factor), parseExact(index.rounding.to), index.rounding.rule);
  const inputs = { price: toText(price), [index.parameter]: toText(level), base: index.base };
  return { price: next, working: [{ step: 'index', text: `price * ${index.parameter} / ${index.base}`, inputs, result: toText(next) }] };
}

type Index = Plan['sheet']['indexation'][number];

function indexOf(view: PeriodView, rule: RulePlan): Index | undefined {
  return rule.rule.indexed === undefined ? undefined : view.plan.sheet.indexation.find((entry) => entry.id === rule.rule.indexed);
}

const levels = new WeakMap<PeriodView, Map<string, Exact | undefined>>();

/** The index as it stands at the end of the period; looked up once, not once per claim. */
function levelOf(view: PeriodView, rule: RulePlan, index: Index): Exact | undefined {
  const known = levels.get(view) ?? new Map<string, Exact | undefined>();
  levels.set(view, known);
  if (!known.has(index.parameter)) {
    const value = makeScope(view, { subject: undefined, toDate: true, rule: rule.rule }).name(index.parameter);
    known.set(index.parameter, typeof value === 'object' ? value : undefined);
  }
  return known.get(index.parameter);
}

/** The old price would be as wrong as any other: until the index is known there is no amount. */
function isIndexMissing(view: PeriodView, rule: RulePlan): boolean {
  const index = indexOf(view, rule);
  return index !== undefined && levelOf(view, rule, index) === undefined;
}

function roundAmount(plan: Plan, rule: RulePlan, amount: Exact): Pick<Worth, 'gross' | 'rounding' | 'working'> {
  const stepped = roundToStep(amount, rule.roundingStep, rule.rounding.rule);
  const gross = toCents(stepped, plan.digits, rule.rounding.rule);
  const kept = fromCents(gross, plan.digits);
  if (compareExact(kept, amount) === 0) return { gross, rounding: undefined, working: NO_WORKING };
  const rounding = plus(kept, { n: -amount.n, d: amount.d });
  const working: Working = {
    step: 'rounding',
    text: `${rule.rounding.to} ${rule.rounding.rule}`,
    inputs: { amount: toText(amount) },
    result: toText(kept),
  };
  return { gross, rounding, working: [working] };
}

function formulaWorth(view: PeriodView, rule: RulePlan, entry: Admitted): Worth | Refusal | undefined {
  const own = { ...entry.claim.values, quantity: entry.claim.quantity, sequence: String(entry.claim.sequence) };
  const scope = makeScope(view, { subject: entry.claim.subject, toDate: false, rule: rule.rule, on: entry.claim.day }, own);
  const worth = worthOf(view, rule, scope, { on: entry.claim.day, entry, quantity: parseExact(entry.claim.quantity) });
  if (worth.ok) return worth.value;
  return {
    code: worth.error.code === 'condition_not_met' ? 'condition_not_met' : 'value_missing',
    claim: entry.claim.id,
    subject: entry.claim.subject,
    outcome: entry.claim.outcome,
    rule: rule.rule.id,
    period: view.period.key,
    data: problemData(rootOf(view, scope, worth.error)),
  };
}

type Basis = { readonly on: Day; readonly entry: Admitted | undefined; readonly quantity: Exact | undefined };

/** quantity → when → amount | curve | price: the one order of every rule. */
function worthOf(view: PeriodView, rule: RulePlan, scope: ViewScope, basis: Basis): Result<Worth | undefined, Problem> {
  const quantity = quantityOf(rule, scope, basis);
  if (!quantity.ok) return quantity;
  const inner = withValue(scope, 'quantity', quantity.value.value);
  const condition = conditionMet(rule, inner);
  if (!condition.ok) return condition;
  const working = [...quantity.value.working, ...condition.value];
  if (rule.amount !== undefined) return amountOf(view, rule, inner, { quantity: quantity.value.value, working });
  const { value } = quantity.value;
  if (value === undefined) return ok(undefined);
  const row = priceFor(rule, basis.on, basis.entry);
  if (rule.curve === undefined && row === undefined) return ok(undefined);
  if (value.n !== 0n && isIndexMissing(view, rule)) return fail({ code: 'value_missing', name: indexOf(view, rule)?.parameter ?? '' });
  return ok(row === undefined ? onCurve(view, rule, value, working) : priced(view, rule, row, value, working));
}

type Quantity = { readonly value: Exact | undefined; readonly working: readonly Working[] };

function quantityOf(rule: RulePlan, scope: ViewScope, basis: Basis): Result<Quantity, Problem> {
  if (rule.quantity === undefined) return ok(roundedQuantity(rule, basis.quantity, []));
  const value = evaluateNumber(rule.quantity, scope);
  if (!value.ok) return value;
  return ok(roundedQuantity(rule, value.value, [step('quantity', rule.rule.quantity ?? '', scope, toText(value.value))]));
}

function roundedQuantity(rule: RulePlan, value: Exact | undefined, working: readonly Working[]): Quantity {
  const { quantityRounding } = rule.rule;
  if (value === undefined || quantityRounding === undefined) return { value, working };
  const rounded = roundToStep(value, parseExact(quantityRounding.to), quantityRounding.rule);
  const text = `${quantityRounding.to} ${quantityRounding.rule}`;
  return { value: rounded, working: [...working, { step: 'rounding', text, inputs: { quantity: toText(value) }, result: toText(rounded) }] };
}

function step(kind: Working['step'], text: string, scope: ViewScope, result: string): Working {
  return { step: kind, text, inputs: scope.take(), result };
}

function conditionMet(rule: RulePlan, scope: ViewScope): Result<readonly Working[], Problem> {
  if (rule.when === undefined) return ok([]);
  const met = evaluateCondition(rule.when, scope);
  if (!met.ok) return met;
  return met.value ? ok([step('when', rule.rule.when ?? '', scope, 'true')]) : fail({ code: 'condition_not_met', inputs: scope.take() });
}

type Counted = { readonly quantity: Exact | undefined; readonly working: readonly Working[] };

function amountOf(view: PeriodView, rule: RulePlan, scope: ViewScope, counted: Counted): Result<Worth, Problem> {
  const amount = evaluateNumber(must(rule.amount, 'amount'), scope);
  if (!amount.ok) return amount;
  const rounded = roundAmount(view.plan, rule, amount.value);
  const working = [...counted.working, step('amount', rule.rule.amount ?? '', scope, toText(amount.value)), ...rounded.working];
  const units = counted.quantity ?? fromInteger(1);
  return ok({ quantity: toText(units), units, price: undefined, ...rounded, working });
}

function onCurve(view: PeriodView, rule: RulePlan, quantity: Exact, working: readonly Working[]): Worth {
  const amount = valueAt(must(rule.curve, 'curve'), quantity);
  const indexed = indexPrice(view, rule, amount);
  const rounded = roundAmount(view.plan, rule, indexed.price);
  const name = typeof rule.rule.curve === 'string' ? rule.rule.curve : rule.rule.id;
  const curve: Working = { step: 'curve', text: name, inputs: { quantity: toText(quantity) }, result: toText(amount) };
  return {
    quantity: toText(quantity),
    units: quantity,
    price: undefined,
    ...rounded,
    working: [...working, curve, ...indexed.working, ...rounded.working],
  };
}

/** Values a rule that looks at persons, cohorts, the period, or everything to date. */
export function valueRule(view: PeriodView, rule: RulePlan): Valuation {
  const items: Valued[] = [];
  const refusals: Refusal[] = [];
  for (const subject of subjectsOf(view, rule)) {
    const worth = worthOfSubject(view, rule, subject);
    if (!worth.ok) refusals.push(...refusalOf(view, rule, subject, worth.error));
    else if (worth.value !== undefined) items.push(...differenceOnly(view, rule, asItem(view, rule, subject, worth.value)));
  }
  if (items.length === 0 && refusals.length === 0) refusals.push(...nobodyValued(view, rule));
  return { items, refusals };
}

function subjectsOf(view: PeriodView, rule: RulePlan): readonly (string | undefined)[] {
  if (rule.rule.per === 'period' || rule.rule.per === 'contract') return [undefined];
  const { names } = looksOf(view.plan, rule);
  const measured = view.measures.filter((measure) => names.has(measure.name)).flatMap((measure) => measure.subject ?? []);
  const happened = subjectsWithEvent(view, names);
  const { group } = rule.rule;
  const claimed = view.admitted
    .filter((entry) => rule.outcomes.includes(entry.claim.outcome) && (group === undefined || entry.group === group))
    .map((entry) => entry.claim.subject);
  return [...new Set([...measured, ...happened, ...claimed])].sort();
}

/** Who had an event of their own in this period that the rule asks for. */
function subjectsWithEvent(view: PeriodView, names: ReadonlySet<string>): readonly string[] {
  return [...names].flatMap((name) =>
    [...(view.events.get(name)?.of ?? [])].flatMap(([subject, day]) => (day >= view.period.from && day <= view.until ? [subject] : [])),
  );
}

function worthOfSubject(view: PeriodView, rule: RulePlan, subject: string | undefined): Result<Worth | undefined, Problem> {
  const reach: Reach = { subject, toDate: rule.rule.per === 'contract', rule: rule.rule };
  const scope = makeScope(view, reach);
  const counted = rule.outcomes.length === 0 ? undefined : countedQuantity(scope, rule);
  scope.take(); // counting is not an input of a formula
  const worth = worthOf(view, rule, scope, { on: view.period.to, entry: undefined, quantity: counted });
  return worth.ok ? worth : fail(rootOf(view, scope, worth.error));
}

function countedQuantity(scope: ViewScope, rule: RulePlan): Exact | undefined {
  return rule.outcomes.map((outcome) => countedOf(scope, rule, outcome)).reduce(plus);
}

function countedOf(scope: ViewScope, rule: RulePlan, outcome: string): Exact {
  const ids = rule.rule.group === undefined ? [] : [rule.rule.group];
  return scope.call?.('quantity', [outcome, ...ids]) ?? fromInteger(0);
}

function asItem(view: PeriodView, rule: RulePlan, subject: string | undefined, worth: Worth): Valued {
  const outcome = rule.outcomes[0];
  return {
    ...worth,
    rule,
    day: view.period.to,
    subject,
    subjectNumber: -1,
    outcome: outcome === undefined ? -1 : (view.plan.outcomeIndex.get(outcome) ?? -1),
    claim: undefined,
    payer: undefined,
    ...unitsOfOutcomes(view, rule, subject),
  };
}

/** Only where each unit earns the same: what a formula or a curve makes of several outcomes together is of none of them alone. */
function unitsOfOutcomes(view: PeriodView, rule: RulePlan, subject: string | undefined): { readonly unitsOf?: Units } {
  if (rule.outcomes.length < 2 || rule.quantity !== undefined || rule.prices.length === 0) return {};
  const units = (toDate: boolean): Units => {
    const scope = makeScope(view, { subject, toDate, rule: rule.rule });
    return rule.outcomes.map((outcome) => ({ outcome, units: countedOf(scope, rule, outcome) }));
  };
  const now = units(false);
  return { unitsOf: now.some((entry) => entry.units.n !== 0n) ? now : units(true) };
}

/**
 * A rule over everything to date earns what it is worth now minus what it was paid before, so that under a cap it has always been paid the
 * smaller of the cap and its worth. What a limit of one period or year took stays gone; a worth that falls takes that away first.
 */
function differenceOnly(view: PeriodView, rule: RulePlan, item: Valued): readonly Valued[] {
  if (rule.rule.per !== 'contract') return [item];
  const { id } = rule.rule;
  const [paid, known] = [view.paidByRule.get(id) ?? 0, view.worthByRule.get(id) ?? 0];
  const left = item.gross - paid;
  const lost = cents(Math.min(view.lostByRule.get(id) ?? 0, Math.max(0, left)));
  const [before, gross] = [cents(paid + lost), cents(left - lost)];
  const toDate: ToDate = { worth: item.gross, lost, isNew: item.gross !== known };
  if (before === 0 && known === 0) {
    const isQuiet = item.gross === 0 && view.measures.length === 0 && view.admitted.length === 0;
    return isQuiet ? [] : [{ ...item, toDate: { ...toDate, isNew: true } }];
  }
  if (gross === 0 && !toDate.isNew) return [];
  const digits = view.plan.digits;
  const working: Working = {
    step: 'paid_before',
    text: 'amount - paid_before',
    inputs: { amount: toText(fromCents(item.gross, digits)), paid_before: toText(fromCents(before, digits)) },
    result: toText(fromCents(gross, digits)),
  };
  return [{ ...item, gross, working: [...item.working, working], toDate }];
}

/**
 * A value that was never measured in this period is normal (yearly measures in a quarterly calendar), as long as nothing else of the rule
 * came in it. At the end of the contract all that never came is told: a name may be written in another way than in the facts.
 */
function refusalOf(view: PeriodView, rule: RulePlan, subject: string | undefined, problem: Problem): readonly Refusal[] {
  const isIndex = problem.code === 'value_missing' && problem.name === indexOf(view, rule)?.parameter;
  const isNever = view.isLast && !view.paidByRule.has(rule.rule.id);
  const isHere = isIndex || isTouched(view, rule);
  if (!isHere && !isNever) return [];
  return [notPaid(view, { rule: rule.rule.id, subject, outcome: onlyOutcome(rule) }, isHere ? problem : atTheEnd(view, rule, problem))];
}

/** Of what is missing in the last period first what was never there at all: the rest came in some other period. */
function atTheEnd(view: PeriodView, rule: RulePlan, problem: Problem): Problem {
  const [name] = problem.code === 'value_missing' ? neverMeasured(view, rule) : [];
  return name === undefined ? problem : { code: 'value_missing', name };
}

function onlyOutcome({ outcomes }: RulePlan): string | undefined {
  return outcomes.length === 1 ? outcomes[0] : undefined;
}

/** A rule for persons or cohorts of which nobody ever came up: told once, at the end, with what never came. */
function nobodyValued(view: PeriodView, rule: RulePlan): readonly Refusal[] {
  const { id, per } = rule.rule;
  const isOfSubjects = per === 'person' || per === 'cohort';
  if (!isOfSubjects || !view.isLast || view.paidByRule.has(id)) return [];
  if (view.admittedToDate.some((entry) => rule.outcomes.includes(entry.claim.outcome))) return [];
  return neverMeasured(view, rule)
    .slice(0, 1)
    .map((name) => notPaid(view, { rule: id, outcome: onlyOutcome(rule) }, { code: 'value_missing', name }));
}
