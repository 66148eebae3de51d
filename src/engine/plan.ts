import { type Day, daysBetween, firstOfYear } from './calendar.ts';
import { type Exact, compareExact, exact, parseExact } from './decimal.ts';
import { type Formula, parseFormula } from './formula.ts';
import { type Cents, minorDigits } from './money.ts';
import { assert, must } from './result.ts';
import { toCents } from './rounding.ts';
import type { Limit, OutcomeTerms, Rule, TermSheet } from './terms.ts';
import type { Curve, Rounding, Share } from './terms-parts.ts';

/**
 * A term sheet made ready for calculation: formulas parsed, decimals exact, ids looked up once. Built from a checked sheet, so a
 * formula that does not parse here is our mistake, not the user's.
 */
export type Plan = {
  readonly sheet: TermSheet;
  readonly digits: number;
  /** Who receives when a rule does not say: the manager of the capital of a bond, else the provider. */
  readonly defaultPayee: string;
  readonly outcomeIndex: ReadonlyMap<string, number>;
  readonly outcomes: ReadonlyMap<string, OutcomeTerms>;
  readonly limitCount: number;
  readonly rules: readonly RulePlan[];
  /** Rules that value each claim of an outcome (by its number), in the order of the sheet. */
  readonly claimRules: ReadonlyMap<number, readonly RulePlan[]>;
  readonly limits: readonly LimitPlan[];
  /** Limits that a later version has and this one has not (any more, or yet): what is paid now counts for them. */
  readonly laterLimits: readonly LimitPlan[];
  readonly parameters: ReadonlyMap<string, readonly DatedFormula[]>;
  readonly alternativeOf: ReadonlyMap<string, TermSheet['alternatives'][number]>;
};

export type DatedFormula = { readonly from: Day | undefined; readonly formula: Formula };
export type PriceRow = {
  readonly price: Exact;
  readonly text: string;
  readonly from: Day | undefined;
  readonly payer: string | undefined;
  readonly group: string | undefined;
};

export type RulePlan = {
  readonly rule: Rule;
  readonly index: number;
  readonly outcomes: readonly string[];
  readonly quantity: Formula | undefined;
  readonly when: Formula | undefined;
  readonly amount: Formula | undefined;
  readonly prices: readonly PriceRow[];
  readonly curve: Curve | undefined;
  readonly rounding: Rounding;
  readonly roundingStep: Exact;
  /** Limits of this version that bear on it. */
  readonly limits: BearingLimits;
  /** Limits that only come with a later version: they cut nothing yet, and what is paid now counts for them. */
  readonly later: BearingLimits;
};

/** Of a rule over several outcomes some limits are about one of them only. */
export type BearingLimits = { readonly all: readonly LimitPlan[]; readonly byOutcome: ReadonlyMap<number, readonly LimitPlan[]> };

export type LimitPlan = {
  readonly limit: Limit;
  readonly index: number;
  /** Of a limit of a year: the month and day on which years begin. */
  readonly yearFirst: string;
  /** Of a later version than the plan it stands in. */
  readonly isLater: boolean;
  /** Rounded down: never more than was agreed. */
  readonly max: readonly { readonly from: Day | undefined; readonly most: Cents }[];
  readonly maxCount: Exact | undefined;
  readonly maxPeople: number | undefined;
  readonly maxShare: Exact | undefined;
};

/** The same id has the same number in every version of a contract, so that what was counted before an amendment still counts. */
export type Numbering = {
  readonly outcomes: ReadonlyMap<string, number>;
  readonly rules: ReadonlyMap<string, number>;
  readonly limits: ReadonlyMap<string, number>;
};

export function numberIds(sheets: readonly TermSheet[]): Numbering {
  return {
    outcomes: numbered(sheets.flatMap((sheet) => sheet.outcomes)),
    rules: numbered(sheets.flatMap((sheet) => sheet.rules)),
    limits: numbered(sheets.flatMap((sheet) => sheet.limits.map((limit) => ({ id: limitKey(limit, sheet) })))),
  };
}

function numbered(things: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map([...new Set(things.map((thing) => thing.id))].map((id, index) => [id, index]));
}

/** A limit that an amendment makes count per something else (person, contract, another year …) starts a count of its own. */
function limitKey(limit: Limit, sheet: TermSheet): string {
  return limit.each === 'year' ? `${limit.id} year ${yearFirst(limit, sheet)}` : `${limit.id} ${limit.each}`;
}

/** The month and day on which the years of a limit begin. */
function yearFirst(limit: Limit, sheet: TermSheet): string {
  return firstOfYear(limit.year ?? sheet.calendar.year, sheet.period.from);
}

/** All versions of a contract, oldest first, so that what one version pays counts for the limits of the next. */
export function makePlans(sheets: readonly TermSheet[]): readonly Plan[] {
  const numbering = numberIds(sheets);
  return sheets.map((sheet, index) => makePlan(sheet, numbering, laterLimits(sheets, index)));
}

/** A limit with the sheet that says it: what a year is, stands there. */
type LimitOf = { readonly limit: Limit; readonly sheet: TermSheet };

/** Limits that this version lacks and a later one has, as the first later one says them. */
function laterLimits(sheets: readonly TermSheet[], index: number): readonly LimitOf[] {
  const known = new Set(sheets.slice(index, index + 1).flatMap((sheet) => sheet.limits.map((limit) => limitKey(limit, sheet))));
  return sheets
    .slice(index + 1)
    .flatMap((sheet) => sheet.limits.map((limit) => ({ limit, sheet })))
    .filter((entry) => !known.has(limitKey(entry.limit, entry.sheet)) && known.add(limitKey(entry.limit, entry.sheet)).size > 0);
}

/** Who is paid when a rule does not say: the manager of the capital, else the provider that is named first. */
export function defaultPayeeOf(sheet: TermSheet): string {
  return sheet.capital?.manager ?? must(sheet.parties.find((party) => party.roles.includes('provider')) ?? sheet.parties[0], 'party').id;
}

export function makePlan(sheet: TermSheet, numbering: Numbering = numberIds([sheet]), later: readonly LimitOf[] = []): Plan {
  const digits = minorDigits(sheet.currency);
  const planOf = (entry: LimitOf, isLater: boolean): LimitPlan =>
    planLimit(entry, must(numbering.limits.get(limitKey(entry.limit, entry.sheet)), 'limit number'), { isLater, digits });
  const limits = sheet.limits.map((limit) => planOf({ limit, sheet }, false));
  const laterLimits = later.map((entry) => planOf(entry, true));
  const rules = sheet.rules.map((rule) =>
    planRule({ sheet, rule, index: must(numbering.rules.get(rule.id), 'rule number'), limits, laterLimits, outcomeIndex: numbering.outcomes }),
  );
  return {
    sheet,
    digits,
    defaultPayee: defaultPayeeOf(sheet),
    outcomeIndex: numbering.outcomes,
    outcomes: new Map(sheet.outcomes.map((outcome) => [outcome.id, outcome])),
    limitCount: numbering.limits.size,
    rules,
    claimRules: rulesByOutcome(rules, numbering.outcomes),
    limits,
    laterLimits,
    parameters: new Map(Object.entries(sheet.parameters).map(([name, value]) => [name, planDated(value)])),
    alternativeOf: new Map(sheet.alternatives.flatMap((group) => group.outcomes.map((outcome) => [outcome, group]))),
  };
}

function rulesByOutcome(rules: readonly RulePlan[], outcomes: Numbering['outcomes']): Plan['claimRules'] {
  const ofClaims = rules.filter((plan) => plan.rule.per === 'claim');
  return new Map([...outcomes].map(([outcome, number]) => [number, ofClaims.filter((rule) => rule.outcomes.includes(outcome))]));
}

export function parsed(text: string): Formula {
  const answer = parseFormula(text);
  assert(answer.ok, `the formula "${text}" was checked before`);
  return answer.value;
}

function optional(text: string | undefined): Formula | undefined {
  return text === undefined ? undefined : parsed(text);
}

function planDated(value: TermSheet['parameters'][string]): readonly DatedFormula[] {
  return typeof value === 'string'
    ? [{ from: undefined, formula: parsed(value) }]
    : value.map((row) => ({ from: row.from, formula: parsed(row.value) }));
}

type RuleInput = {
  readonly sheet: TermSheet;
  readonly rule: Rule;
  readonly index: number;
  readonly limits: readonly LimitPlan[];
  readonly laterLimits: readonly LimitPlan[];
  readonly outcomeIndex: ReadonlyMap<string, number>;
};

function planRule(input: RuleInput): RulePlan {
  const { sheet, rule } = input;
  const rounding = rule.rounding ?? sheet.rounding;
  const outcomes = rule.outcomes ?? (rule.outcome === undefined ? [] : [rule.outcome]);
  return {
    rule,
    index: input.index,
    outcomes,
    quantity: optional(rule.quantity),
    when: optional(rule.when),
    amount: optional(rule.amount),
    prices: planPrices(rule),
    curve: typeof rule.curve === 'string' ? must(sheet.curves[rule.curve], 'curve') : rule.curve,
    rounding,
    roundingStep: stepOf(rounding, sheet.currency),
    limits: bearing(input, outcomes, input.limits),
    later: bearing(input, outcomes, input.laterLimits),
  };
}

function bearing(input: RuleInput, outcomes: readonly string[], limits: readonly LimitPlan[]): BearingLimits {
  const all = limits.filter((plan) => bears(plan.limit, input.rule));
  const about = (id: string): readonly LimitPlan[] => all.filter(({ limit }) => limit.outcomes?.includes(id) !== false);
  return { all, byOutcome: new Map(outcomes.map((id) => [input.outcomeIndex.get(id) ?? -1, about(id)])) };
}

/** Never finer than the currency: yen are not rounded to hundredths first and to whole yen after that. */
function stepOf(rounding: Rounding, currency: string): Exact {
  const [step, smallest] = [parseExact(rounding.to), exact(1n, 10n ** BigInt(minorDigits(currency)))];
  return compareExact(step, smallest) < 0 ? smallest : step;
}

/** Without outcomes and rules a limit bears on everything; one per person only on amounts that are of a person. */
function bears(limit: Limit, rule: Rule): boolean {
  if (limit.each === 'payer') return false;
  if ((limit.each === 'person' || limit.each === 'cohort') && (rule.per === 'period' || rule.per === 'contract')) return false;
  if (limit.rules !== undefined) return limit.rules.includes(rule.id);
  if (limit.outcomes === undefined) return true;
  const own = rule.outcomes ?? (rule.outcome === undefined ? [] : [rule.outcome]);
  return own.some((outcome) => limit.outcomes?.includes(outcome) === true);
}

function planPrices(rule: Rule): readonly PriceRow[] {
  if (rule.price === undefined) return [];
  const rows = typeof rule.price === 'string' ? [{ price: rule.price, from: undefined, payer: undefined, group: undefined }] : rule.price;
  return rows.map((row) => ({ price: parseExact(row.price), text: row.price, from: row.from, payer: row.payer, group: row.group }));
}

function planLimit({ limit, sheet }: LimitOf, index: number, { isLater, digits }: { readonly isLater: boolean; readonly digits: number }): LimitPlan {
  const { max = [] } = limit;
  const rows = typeof max === 'string' ? [{ from: undefined, value: max }] : max;
  return {
    limit,
    index,
    yearFirst: yearFirst(limit, sheet),
    isLater,
    max: rows.map((row) => ({ from: row.from, most: toCents(parseExact(row.value), digits, 'down') })),
    maxCount: limit.maxCount === undefined ? undefined : parseExact(limit.maxCount),
    maxPeople: limit.maxPeople,
    maxShare: limit.maxShare === undefined ? undefined : parseExact(limit.maxShare),
  };
}

/** The row in force on a day: the one with the latest first day that is not after it. Rows without a first day count from the start. */
export function inForce<T extends { readonly from: Day | undefined }>(rows: readonly T[], on: Day): T | undefined {
  let best: T | undefined;
  for (const row of rows) {
    if (row.from !== undefined && row.from > on) continue;
    if (best?.from === undefined || (row.from !== undefined && daysBetween(best.from, row.from) >= 0)) best = row;
  }
  return best;
}

/** Payers with their shares on a day, from the rule, else from the sheet, else the first commissioner pays all. */
export function sharesOn(plan: Plan, rule: Pick<Rule, 'from' | 'split'>, on: Day): readonly Share[] {
  if (rule.from !== undefined) return [{ party: rule.from, share: '1' }];
  const dated = rule.split ?? plan.sheet.payers;
  if (dated === undefined) return [{ party: firstCommissioner(plan.sheet), share: '1' }];
  return datedShares(dated, on);
}

type DatedShares = NonNullable<Rule['split']>;

function datedShares(dated: DatedShares, on: Day): readonly Share[] {
  const rows = dated.map((row) => ('value' in row ? row : { from: undefined, value: [row] }));
  const undated = dated.flatMap((row) => ('value' in row ? [] : [row]));
  return undated.length > 0 ? undated : must(inForce(rows, on) ?? rows[0], 'shares').value;
}

function firstCommissioner(sheet: TermSheet): string {
  return must(sheet.parties.find((party) => party.roles.includes('commissioner')) ?? sheet.parties[0], 'party').id;
}
