import { type Admission, type Admitted, type Made, type MadeByPlace, admit, countMade, inOrder, startAdmission, subjectNumber } from './admission.ts';
import { type Day, type Period, addDays, calendarOf } from './calendar.ts';
import { type Exact, EXACT_ONE, EXACT_ZERO, parseExact, plus } from './decimal.ts';
import { type Netted, deductionSums, feeSums } from './extras.ts';
import { type EarlyEnd, earlyEndOf, lookedUntil } from './early-end.ts';
import { type NamedEvents, eventsIn, namedEvents } from './events.ts';
import type { Claim, Facts } from './facts.ts';
import { minimumSums } from './floors.ts';
import { type KnownBy, type KnownFacts, inFixedOrder, knownFacts } from './known-facts.ts';
import { lateInterestSums } from './late-interest.ts';
import { limitsLeft } from './limits-left.ts';
import { type Limited, type Usage, applyLimits, startUsage } from './limits.ts';
import { type BareLine, finishLines } from './finish-lines.ts';
import { type LineInput, type Sum, type ItemsInput, linesOfSum, sumsOfItems, toItem } from './lines.ts';
import { type Cents, cents, sum } from './money.ts';
import { withOutcomes } from './outcome-money.ts';
import { type Valued, type WorthCache, valueClaim, valueRule } from './payment-rule.ts';
import { type Plan, makePlans } from './plan.ts';
import { receiptOfRule } from './receipts.ts';
import { must } from './result.ts';
import type { PeriodView } from './scope.ts';
import { type DayOfClaims, isLived, spreadClaims } from './settle-calendar.ts';
import type { Item, Line, Refusal, Settled, Statement, StatementPeriod } from './statement.ts';
import type { Contract, TermSheet } from './terms.ts';
import { totalsOf } from './totals.ts';
import { noRule } from './unpaid.ts';
import { vanishedLine } from './vanished-line.ts';

export type SettleOptions = {
  /** What was settled before: each line then shows the difference, and its period keeps the version it was settled with. */
  readonly settled?: readonly Settled[];
  /** Which series of facts: "actual" unless told; a plan is settled just like reality. */
  readonly series?: string;
  /** The day on which a period is put before those who pay (by its key): its payment term counts from there. Unknown: from its end and its facts. */
  readonly settledOn?: (period: string) => Day | undefined;
  /** What counts as known on the day: what was there then, or also what came in since and was reported by then (see known-facts.ts). */
  readonly knownBy?: KnownBy;
  /** Told before each period is settled, for who waits: its number from 1, and how many there are. */
  readonly onPeriod?: (index: number, count: number) => void;
};

/**
 * Who owes whom what, when, and why.
 * In: a checked term sheet (or all its versions, oldest first), the facts, and the day on which we look: facts recorded later are not
 * known yet, and periods that end later are still open. Out: a statement; amounts in minor units of the sheet's currency.
 * The same facts in any order give the same statement.
 */
export function settle(contract: TermSheet | Contract, facts: Facts, asOf: Day, options: SettleOptions = {}): Statement {
  const versions = toVersions('lente' in contract ? [contract] : contract);
  const series = options.series ?? 'actual';
  const known = knownFacts(facts, asOf, series, options.knownBy);
  const run = startRun(versions, known, { asOf, settled: options.settled ?? [], settledOn: options.settledOn ?? (() => undefined) });
  for (const [index, period] of run.periods.entries()) {
    options.onPeriod?.(index + 1, run.periods.length);
    settlePeriod(run, period);
  }
  run.lines.push(...outsideCalendar(run));
  return toStatement(run, { series, asOf });
}

type Version = { readonly effective: Day; readonly plan: Plan };

function toVersions(sheets: readonly TermSheet[]): readonly Version[] {
  return makePlans(sheets).map((plan) => ({ effective: plan.sheet.effective ?? plan.sheet.period.from, plan }));
}

/** Everything that is carried from one period to the next. The maps grow while periods are settled; nothing outside sees them. */
type Run = {
  readonly asOf: Day;
  readonly settledOn: (period: string) => Day | undefined;
  readonly periods: readonly Period[];
  readonly versionOf: (period: Period) => Plan;
  readonly known: KnownFacts;
  readonly ended: EarlyEnd | undefined;
  readonly events: NamedEvents;
  readonly isEventIn: (plan: Plan) => PeriodView['isEvent'];
  /** Per period the claims of each of its days; the days in order, the claims of one day not yet. */
  readonly claimsOf: ReadonlyMap<string, readonly DayOfClaims[]>;
  readonly settled: ReadonlyMap<string, Settled>;
  /** The same, in the steps in which it was settled. */
  readonly settledSteps: readonly Settled[];
  readonly admission: Admission;
  readonly usage: Usage;
  readonly admitted: Admitted[];
  readonly units: Map<number, Exact>;
  readonly paidByRule: Map<string, Cents>;
  readonly worthByRule: Map<string, Cents>;
  readonly lostByRule: Map<string, Cents>;
  readonly payerUsage: Map<string, Cents>;
  readonly payerCut: Map<string, Cents>;
  readonly netted: Map<string, Netted>;
  readonly paidOnce: Set<string>;
  readonly lines: Line[];
  readonly items: Item[];
  readonly refusals: Refusal[];
};

function startRun(
  versions: readonly Version[],
  known: KnownFacts,
  options: Pick<Run, 'asOf' | 'settledOn'> & { readonly settled: readonly Settled[] },
): Run {
  const last = must(versions.at(-1), 'version').plan;
  const events = namedEvents(known.events);
  const ended = earlyEndOf(last.sheet, events);
  const calendar = calendarOf(last.sheet);
  const periods = calendar.filter(
    (period, index) => index === 0 || isLived(period, ended) || options.settled.some(({ period: key }) => key === period.key),
  );
  const spread = spreadClaims(calendar, known, ended);
  return {
    asOf: options.asOf,
    settledOn: options.settledOn,
    periods,
    versionOf: (period) => versionFor(versions, period, options.settled),
    known,
    ended,
    events,
    isEventIn: eventsOfPlans(known),
    claimsOf: spread.byPeriod,
    settled: settledByKey(options.settled),
    settledSteps: options.settled,
    admission: startAdmission(
      known,
      versions.some(({ plan }) => plan.sheet.outcomes.some((outcome) => outcome.since !== undefined)),
    ),
    usage: startUsage(last.limitCount),
    admitted: [],
    units: new Map(),
    paidByRule: new Map(),
    worthByRule: new Map(),
    lostByRule: new Map(),
    payerUsage: new Map(),
    payerCut: new Map(),
    netted: new Map(),
    paidOnce: new Set(),
    lines: [],
    items: [],
    refusals: [...known.refusals, ...inFixedOrder(spread.outside)],
  };
}

function eventsOfPlans(known: KnownFacts): Run['isEventIn'] {
  const byPlan = new Map<Plan, PeriodView['isEvent']>();
  const claims = (): Iterable<Claim> => [...known.claimsByDay.values()].flat();
  return (plan) => {
    const answer = byPlan.get(plan) ?? eventsIn(plan.sheet, { ...known, claims });
    byPlan.set(plan, answer);
    return answer;
  };
}

/** A line that was settled in several steps counts for their sum. */
function settledByKey(entries: readonly Settled[]): ReadonlyMap<string, Settled> {
  const byKey = new Map<string, Settled>();
  for (const entry of entries) {
    const known = byKey.get(entry.key);
    byKey.set(entry.key, known === undefined ? entry : { ...known, amount: cents(known.amount + entry.amount) });
  }
  return byKey;
}

/** A settled period keeps the version it was settled with; another takes the last version that counted on its first day. */
function versionFor(versions: readonly Version[], period: Period, settled: readonly Settled[]): Plan {
  const pinned = settled.find((entry) => entry.period === period.key)?.version;
  const found =
    versions.find((version) => version.plan.sheet.version === pinned) ??
    versions.findLast((version) => version.effective <= period.from) ??
    versions[0];
  return must(found, 'version').plan;
}

function settlePeriod(run: Run, period: Period): void {
  if (period.to > run.asOf) return;
  if (!isLived(period, run.ended)) return void run.lines.push(...vanished(run, period, []));
  const plan = run.versionOf(period);
  const { admitted, made } = admitPeriod(run, plan, period);
  const view = viewOf(run, plan, { period, admitted });
  const limited = limitPeriod(run, view, valuePeriod(run, view));
  addLines(run, view, { limited, made });
  remember(run, view.plan, limited);
}

/** Claims come in the order in which they count: day, outcome as in the sheet, person, sequence, id. `made` are all, also the refused ones. */
function admitPeriod(run: Run, plan: Plan, period: Period): { readonly admitted: readonly Admitted[]; readonly made: readonly Made[] } {
  const admitted: Admitted[] = [];
  const made: MadeByPlace = new Map();
  for (const day of daysOf(run, period)) {
    for (const claim of inOrder(plan, day)) {
      const answer = admit(plan, run.admission, claim, period.key);
      if ('code' in answer) run.refusals.push(answer);
      else admitted.push(answer);
    }
    countMade(run.admission, day, made);
  }
  return { admitted, made: [...made.values()] };
}

function daysOf(run: Run, period: Period): readonly DayOfClaims[] {
  return run.claimsOf.get(period.key) ?? [];
}

function viewOf(run: Run, plan: Plan, part: { readonly period: Period; readonly admitted: readonly Admitted[] }): PeriodView {
  const { period, admitted } = part;
  for (const entry of admitted) run.admitted.push(entry);
  const until = lookedUntil(period, run.ended);
  const known = run.known.events.filter((event) => event.day <= until);
  return {
    plan,
    period,
    until,
    isLast: period === lastPeriod(run),
    admitted,
    admittedToDate: run.admitted,
    measures: run.known.measures.filter((measure) => measure.day >= period.from && measure.day <= until),
    measuresToDate: run.known.measures.filter((measure) => measure.day <= until),
    enrolled: new Set(known.filter((event) => event.kind === 'enrolment').map((event) => event.subject ?? event.id)).size,
    events: run.events,
    isEvent: run.isEventIn(plan),
    paidByRule: run.paidByRule,
    worthByRule: run.worthByRule,
    lostByRule: run.lostByRule,
  };
}

function lastPeriod(run: Run): Period | undefined {
  return run.periods.findLast((period) => isLived(period, run.ended)) ?? run.periods[0];
}

/** First each claim under each of its rules, then the rules that look at persons, cohorts, the period or everything to date. */
function valuePeriod(run: Run, view: PeriodView): readonly Valued[] {
  const items: Valued[] = [];
  const cache: WorthCache = new Map();
  for (const entry of view.admitted) {
    let isLookedAt = false;
    for (const rule of view.plan.claimRules.get(entry.outcome) ?? []) {
      const valued = valueClaim(view, rule, entry, cache);
      if (valued === undefined) continue;
      isLookedAt = true;
      if ('code' in valued) run.refusals.push(valued);
      else items.push(valued);
    }
    if (!isLookedAt) run.refusals.push(...noRule(view, entry));
  }
  for (const rule of view.plan.rules.filter((plan) => plan.rule.per !== 'claim')) {
    const valuation = valueRule(view, rule);
    for (const item of valuation.items) items.push(withSubject(run, item));
    run.refusals.push(...valuation.refusals);
  }
  return items;
}

function withSubject(run: Run, item: Valued): Valued {
  return item.subject === undefined ? item : { ...item, subjectNumber: subjectNumber(run.admission, item.subject) };
}

function limitPeriod(run: Run, view: PeriodView, items: readonly Valued[]): readonly Limited[] {
  if (countsShares(view.plan)) for (const entry of view.admitted) addUnits(run.units, entry);
  const limited = applyLimits({
    plan: view.plan,
    usage: run.usage,
    periodIndex: run.periods.indexOf(view.period),
    items,
    unitsToDate: run.units,
  });
  // A rule to date whose worth stayed as it was asks again for what a cap held back; without an answer there is nothing to tell.
  return view.plan.rules.some(({ rule }) => rule.per === 'contract') ? limited.filter((entry) => isTold(entry)) : limited;
}

function isTold({ item, paid }: Limited): boolean {
  return paid !== 0 || item.toDate?.isNew !== false;
}

function countsShares(plan: Plan): boolean {
  return [...plan.limits, ...plan.laterLimits].some((limit) => limit.maxShare !== undefined);
}

function addUnits(units: Map<number, Exact>, entry: Admitted): void {
  const quantity = entry.claim.quantity === '1' ? EXACT_ONE : parseExact(entry.claim.quantity);
  units.set(entry.outcome, plus(units.get(entry.outcome) ?? EXACT_ZERO, quantity));
}

function addLines(run: Run, view: PeriodView, part: { readonly limited: readonly Limited[]; readonly made: readonly Made[] }): void {
  const { asOf, settled, payerUsage, payerCut } = run;
  const settledOn = run.settledOn(view.period.key);
  const input: LineInput = { plan: view.plan, period: view.period, asOf, settled, settledOn, payerUsage, payerCut };
  const { events } = run.known;
  const receiptOf: ItemsInput['receiptOf'] = (rule, claims) => receiptOfRule(view, events, { rule, claims });
  const outcomes = sumsOfItems({ plan: view.plan, period: view.period, firstId: run.items.length, receiptOf, ...part });
  for (const entry of part.limited) run.items.push(toItem(entry, run.items.length, view.period.key));
  const floors = minimumSums({
    view,
    sums: outcomes,
    usage: run.usage,
    periodIndex: run.periods.indexOf(view.period),
    isEarly: run.ended !== undefined,
  });
  for (const floor of floors) addPaid(run, floor.rule, floor.part.total);
  const fees = feeSums(view, run.paidOnce, events);
  const sums: readonly Sum[] = [...outcomes, ...floors, ...fees.sums];
  const bare: readonly BareLine[] = sums.flatMap((part) => linesOfSum(input, part));
  // What a deduction may take depends on the net amounts, and these on the tax that lines share.
  const net = finishLines(input, bare);
  const netted = deductionSums(view, net, run.netted, events);
  const deductions = netted.sums.flatMap((part) => linesOfSum(input, part));
  const lines = deductions.length === 0 ? net : finishLines(input, [...bare, ...deductions]);
  run.refusals.push(...fees.refusals, ...netted.refusals);
  const owed = { settled: run.settledSteps, lines };
  const late = lateInterestSums({ plan: view.plan, period: view.period, cash: run.known.cash, ...owed });
  const interest = finishLines(
    input,
    late.flatMap((part) => linesOfSum(input, part)),
  );
  run.lines.push(...withOutcomes(lines), ...interest, ...vanished(run, view.period, [...lines, ...interest]));
}

/** A line that was settled before and that the facts no longer support comes back as a correction to zero. */
function vanished(run: Run, period: Period, lines: readonly Line[]): readonly Line[] {
  const present = new Set(lines.map((line) => line.key));
  const gone = [...run.settled.values()].filter((entry) => entry.period === period.key && !present.has(entry.key));
  return corrections(run, run.versionOf(period), gone);
}

/** An amendment may have changed the calendar: what was settled for a period that is no more comes back, and counts in the new one. */
function outsideCalendar(run: Run): readonly Line[] {
  const keys = new Set(run.periods.map((period) => period.key));
  const gone = [...run.settled.values()].filter((entry) => !keys.has(entry.period) && replacedBy(run, entry.period) <= run.asOf);
  return corrections(run, run.versionOf(must(run.periods.at(-1), 'period')), gone);
}

/** The day on which the period that came in its place is closed: not earlier, else money would go back and forth. */
function replacedBy(run: Run, lastDay: string): string {
  return run.periods.find((period) => lastDay >= period.from && lastDay <= period.to)?.to ?? lastDay;
}

function corrections(run: Run, plan: Plan, gone: readonly Settled[]): readonly Line[] {
  return gone
    .filter((entry) => entry.amount !== 0)
    .map((entry) => {
      const day = run.settledOn(entry.period) ?? run.asOf;
      return vanishedLine(entry, { dueDay: addDays(day, plan.sheet.calendar.paymentTermDays), dueSince: { day, by: 'correction' } });
    });
}

function remember(run: Run, plan: Plan, limited: readonly Limited[]): void {
  const passing = new Set(plan.limits.flatMap(({ limit }) => (limit.each === 'period' || limit.each === 'year' ? [limit.id] : [])));
  for (const { item, paid, cuts } of limited) {
    const { id } = item.rule.rule;
    addPaid(run, id, paid);
    if (item.toDate !== undefined) run.worthByRule.set(id, item.toDate.worth);
    if (item.toDate === undefined && cuts.length === 0) continue;
    const lost = sum(cuts.filter((cut) => passing.has(cut.limit)).map((cut) => cut.amount));
    run.lostByRule.set(id, cents((item.toDate?.lost ?? run.lostByRule.get(id) ?? 0) + lost));
  }
}

/** What a rule or floor paid up to now. */
function addPaid(run: Run, id: string, amount: Cents): void {
  run.paidByRule.set(id, cents((run.paidByRule.get(id) ?? 0) + amount));
}

function toStatement(run: Run, options: { readonly series: string; readonly asOf: Day }): Statement {
  const plan = must(run.periods[0] === undefined ? undefined : run.versionOf(must(run.periods.at(-1), 'period')), 'plan');
  return {
    contract: plan.sheet.contract,
    currency: plan.sheet.currency,
    asOf: options.asOf,
    series: options.series,
    periods: run.periods.map((period) => statementPeriod(run, period)),
    lines: run.lines,
    items: run.items,
    refusals: run.refusals,
    totals: totalsOf(run.lines),
    limits: limitsLeft({ ...run, plan }),
    ...(run.ended === undefined ? {} : { ended: run.ended }),
  };
}

function statementPeriod(run: Run, period: Period): StatementPeriod {
  const state = period.to <= run.asOf ? 'closed' : 'open';
  const claims = daysOf(run, period).reduce((count, day) => count + day.length, 0);
  return { ...period, version: run.versionOf(period).sheet.version, state, claims };
}
