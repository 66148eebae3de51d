import type { Path } from './issue.ts';
import type { TermSheet } from './terms.ts';

/**
 * Every number of a term sheet: its unit and the range in which it makes sense. The check, the published schema and the reference of fields
 * are made from this one table; what a number means stands beside its field in the schema (English) and in the reference (Dutch).
 * A test asks that every number of the schema has a row here, and every row a number in the schema.
 */

export type NumberUnit =
  'money' | 'share' | 'rate' | 'units' | 'people' | 'claims' | 'days' | 'weeks' | 'months' | 'multiple' | 'step' | 'level' | 'number' | 'version';

export type NumberField = {
  readonly unit: NumberUnit;
  /** Least and most allowed, as decimal text; left out: any. */
  readonly least?: string;
  readonly most?: string;
  /** More than this, and not this itself. */
  readonly above?: string;
  /** Outside this it may be meant so, and `check` asks. */
  readonly usual?: { readonly from?: string; readonly to?: string };
  /** Its list is checked as a whole, which tells a part that is too large in better words. */
  readonly isOfWhole?: true;
  /** May be a formula; then what can be worked out without facts must be in the range. */
  readonly isFormula?: true;
};

const MONEY: NumberField = { unit: 'money', least: '0' };
const PAID_IN: NumberField = { unit: 'money', above: '0' };
/** Below zero it is paid the other way round: a malus, a correction. */
const PRICE: NumberField = { unit: 'money', usual: { from: '0' } };
const SHARE: NumberField = { unit: 'share', least: '0', most: '1' };
const PART: NumberField = { ...SHARE, isOfWhole: true };
/** Part of an amount a year. The highest statutory interest of the Union stays below a quarter. */
const RATE: NumberField = { unit: 'rate', least: '0', most: '1', usual: { to: '0.25' } };
const STEP: NumberField = { unit: 'step', above: '0', usual: { to: '1000000' } };
const ANY: NumberField = { unit: 'number' };
const COUNT: Pick<NumberField, 'least' | 'most'> = { least: '1', most: '1000000000' };

/** Lists are written [], names that the writer chooses *, rows of dated values as the value itself. */
export const NUMBERS: Readonly<Record<string, NumberField>> = {
  version: { unit: 'version', least: '1', most: '10000' },
  'outcomes[].maxPerPerson': { unit: 'claims', ...COUNT },
  'outcomes[].holdDays': { unit: 'days', least: '1', most: '36500' },
  'outcomes[].holdWeeks': { unit: 'weeks', least: '1', most: '5200' },
  'outcomes[].holdMonths': { unit: 'months', least: '1', most: '1200' },
  'outcomes[].since[].atLeastDays': { unit: 'days', least: '1', most: '36500' },
  'outcomes[].since[].atLeastWeeks': { unit: 'weeks', least: '1', most: '5200' },
  'outcomes[].since[].atLeastMonths': { unit: 'months', least: '1', most: '1200' },
  'outcomes[].since[].atMostDays': { unit: 'days', least: '1', most: '36500' },
  'outcomes[].since[].atMostWeeks': { unit: 'weeks', least: '1', most: '5200' },
  'outcomes[].since[].atMostMonths': { unit: 'months', least: '1', most: '1200' },
  'calendar.claimWithinDays': { unit: 'days', least: '0', most: '36500' },
  'calendar.claimWithinWeeks': { unit: 'weeks', least: '0', most: '5200' },
  'calendar.claimWithinMonths': { unit: 'months', least: '0', most: '1200' },
  'calendar.paymentTermDays': { unit: 'days', least: '0', most: '3650', usual: { to: '365' } },
  'cohort.maxPeople': { unit: 'people', ...COUNT },
  'parameters.*': { ...ANY, isFormula: true },
  'curves.*.points[].at': ANY,
  'curves.*.points[].value': ANY,
  'curves.*.below': ANY,
  'rules[].quantity': { ...ANY, isFormula: true },
  'rules[].quantityRounding.to': STEP,
  'rules[].price': PRICE,
  'rules[].price[].price': PRICE,
  'rules[].curve.points[].at': ANY,
  'rules[].curve.points[].value': { unit: 'money' },
  'rules[].curve.below': { unit: 'money' },
  'rules[].amount': { ...PRICE, isFormula: true },
  'rules[].rounding.to': STEP,
  'rules[].split[].share': PART,
  'rules[].split[].units': { unit: 'units', ...COUNT },
  'limits[].max': MONEY,
  'limits[].maxCount': { unit: 'units', least: '0' },
  'limits[].maxPeople': { unit: 'people', ...COUNT },
  'limits[].maxShare': SHARE,
  'limits[].min': MONEY,
  'fees[].amount': { ...MONEY, isFormula: true },
  'deductions[].amount': { ...PRICE, isFormula: true },
  'deductions[].floor': MONEY,
  'payers[].share': PART,
  'payers[].units': { unit: 'units', ...COUNT },
  'indexation[].base': { unit: 'level', above: '0' },
  'indexation[].rounding.to': STEP,
  'rounding.to': STEP,
  'tax.rate': { unit: 'share', least: '0', most: '1', usual: { to: '0.3' } },
  'lateInterest.rate': RATE,
  'lateInterest.plus': RATE,
  'spending[].share': PART,
  'capital.rounding.to': STEP,
  'capital.tranches[].holders[].share': PART,
  'capital.tranches[].holders[].units': { unit: 'units', ...COUNT },
  'capital.tranches[].committed': PAID_IN,
  'capital.tranches[].unitPrice': PAID_IN,
  'capital.tranches[].interest[].rate': { ...RATE, isFormula: true },
  'capital.tranches[].interest[].minimum': RATE,
  'capital.tranches[].principalShare': { ...SHARE, isFormula: true },
  'capital.tranches[].bonus': { ...MONEY, isFormula: true },
  'capital.tranches[].maxMoney': MONEY,
  'capital.tranches[].maxMultiple': { unit: 'multiple', least: '0', most: '100', usual: { from: '1', to: '10' } },
  'capital.tranches[].maxIrr': RATE,
  'capital.draws[].amount': PAID_IN,
  'capital.recycling.upTo': PAID_IN,
  'capital.guarantees[].upTo': SHARE,
  'capital.guarantees[].amount': PAID_IN,
  'capital.guarantees[].floor': SHARE,
  'capital.repayment.plan[].amount': MONEY,
  'capital.waterfall[].amount': { ...MONEY, isFormula: true },
  'capital.waterfall[].rate': RATE,
  'capital.waterfall[].shares[].share': { ...PART, isFormula: true },
  'capital.termination.amount': { ...MONEY, isFormula: true },
};

/** Fields that are a map from names of the writer's own. */
const NAMED: ReadonlySet<string> = new Set(['parameters', 'curves']);

/** "limits[].max[].value" is the value of a dated row: the same number as "limits[].max". */
export function fieldAt(pattern: string): NumberField | undefined {
  const plain = plainPattern(pattern);
  return NUMBERS[plain] ?? NUMBERS[plain.replace(/\[\]\.value$/, '')];
}

export function plainPattern(pattern: string): string {
  return pattern.replace('[].value[]', '[]');
}

export type NumberPlace = { readonly path: Path; readonly pattern: string; readonly field: NumberField; readonly text: string };

/** All numbers of a sheet that are filled in, each with its place and its row of the table. */
export function numbersOf(sheet: TermSheet): readonly NumberPlace[] {
  return numbersIn(sheet, [], '');
}

function numbersIn(value: unknown, path: Path, pattern: string): readonly NumberPlace[] {
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => numbersIn(item, [...path, index], `${pattern}[]`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, inner]) => numbersIn(inner, [...path, key], patternOfKey(pattern, key)));
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const field = fieldAt(pattern);
  return field === undefined ? [] : [{ path, pattern: plainPattern(pattern), field, text: String(value) }];
}

export function patternOfKey(pattern: string, key: string): string {
  if (pattern === '') return key;
  return NAMED.has(pattern) ? `${pattern}.*` : `${pattern}.${key}`;
}
