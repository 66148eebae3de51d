import { type Exact, EXACT_ONE, EXACT_ZERO, compareExact, parseExact, plus, toText } from './decimal.ts';
import type { Path } from './issue.ts';
import type { Limit, Rule, TermSheet } from './terms.ts';
import { type SheetIssue, problem, remark } from './terms-check-types.ts';
import type { Share } from './terms-parts.ts';

/** Do dated rows go forward, shares make a whole, and limits leave room? */
export function numberIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [...datedIssues(sheet), ...shareIssues(sheet), ...spendingIssues(sheet), ...limitIssues(sheet)];
}

type Row = { readonly from: string };

function datedIssues(sheet: TermSheet): readonly SheetIssue[] {
  const lists: readonly { readonly value: unknown; readonly path: Path; readonly field: string }[] = [
    ...Object.entries(sheet.parameters).map(([id, value]) => ({ value, path: ['parameters', id], field: id })),
    ...sheet.limits.map((limit, index) => ({ value: limit.max, path: ['limits', index, 'max'], field: 'max' })),
    ...sheet.rules.map((rule, index) => ({ value: rule.split, path: ['rules', index, 'split'], field: 'split' })),
    { value: sheet.payers, path: ['payers'], field: 'payers' },
    { value: sheet.lateInterest?.rate, path: ['lateInterest', 'rate'], field: 'rate' },
  ];
  const interest = (sheet.capital?.tranches ?? []).map((tranche, index) => ({
    value: tranche.interest,
    path: ['capital', 'tranches', index, 'interest'],
    field: 'interest',
  }));
  return [...lists, ...interest].flatMap(({ value, path, field }) => (Array.isArray(value) ? rowIssues(value.filter(isRow), path, field) : []));
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && 'from' in row && typeof row.from === 'string';
}

function rowIssues(rows: readonly Row[], path: Path, field: string): readonly SheetIssue[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1];
    if (before === undefined || before.from < row.from) return [];
    const code = before.from === row.from ? 'rows_same_day' : 'rows_not_ascending';
    return [problem(code, [...path, index, 'from'], { field, from: row.from, before: before.from })];
  });
}

function shareIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [...splitIssues(sheet.payers, ['payers']), ...sheet.rules.flatMap((rule, index) => splitIssues(rule.split, ['rules', index, 'split']))];
}

function splitIssues(split: Rule['split'] | undefined, path: Path): readonly SheetIssue[] {
  if (split === undefined) return [];
  const plain = split.flatMap((row) => ('party' in row ? [row] : []));
  if (plain.length > 0) return wholeIssues(plain, path);
  return split.flatMap((row, index) => ('value' in row ? wholeIssues(row.value, [...path, index, 'value']) : []));
}

function wholeIssues(shares: readonly Share[], path: Path): readonly SheetIssue[] {
  const total = shares.map((share) => parseExact(share.share)).reduce(plus, EXACT_ZERO);
  const parties = shares.map((share) => share.party);
  const rows = shares.flatMap((share, index) => {
    return parties.indexOf(share.party) < index ? [problem('share_twice', [...path, index, 'party'], { value: share.party })] : [];
  });
  return compareExact(total, EXACT_ONE) === 0 ? rows : [problem('shares_not_whole', path, { sum: percent(total) }), ...rows];
}

function percent(share: Exact): string {
  return `${toText({ n: share.n * 100n, d: share.d }, 4)}%`;
}

function spendingIssues(sheet: TermSheet): readonly SheetIssue[] {
  const parties = [...new Set(sheet.spending.map((row) => row.party))];
  return parties.flatMap((party) => {
    const total = sheet.spending
      .filter((row) => row.party === party)
      .map((row) => parseExact(row.share))
      .reduce(plus, EXACT_ZERO);
    const last = sheet.spending.findLastIndex((row) => row.party === party);
    return compareExact(total, EXACT_ONE) > 0 ? [problem('spending_over_whole', ['spending', last, 'share'], { party, sum: percent(total) })] : [];
  });
}

function limitIssues(sheet: TermSheet): readonly SheetIssue[] {
  return [...sheet.limits.flatMap((limit, index) => oneLimit(limit, ['limits', index])), ...floorIssues(sheet), ...orderIssues(sheet)];
}

function oneLimit(limit: Limit, path: Path): readonly SheetIssue[] {
  const found: SheetIssue[] = [];
  const hasMost = [limit.max, limit.maxCount, limit.maxPeople, limit.maxShare].some((most) => most !== undefined);
  if (!hasMost && limit.min === undefined) found.push(problem('limit_without_maximum', path, { limit: limit.id }));
  // Whom a floor of a person or year should be paid to is not said anywhere: only a period and the whole contract have one.
  if (limit.min !== undefined && limit.each !== 'period' && limit.each !== 'contract')
    found.push(problem('floor_each', [...path, 'each'], { limit: limit.id, each: limit.each }));
  if (limit.cut === 'scale' && limit.max === undefined) found.push(problem('scale_needs_max', [...path, 'cut'], { limit: limit.id }));
  if (limit.maxShare !== undefined && (limit.among === undefined || limit.outcomes === undefined))
    found.push(problem('among_missing', path, { limit: limit.id, field: limit.among === undefined ? 'among' : 'outcomes' }));
  if (limit.outcomes !== undefined && limit.rules !== undefined)
    found.push(problem('scope_twice', [...path, 'rules'], { id: limit.id, fields: ['outcomes', 'rules'] }));
  return [...found, ...idleFields(limit, path), ...apartOrTogether(limit, path)];
}

/** "At most 900 per outcome" over two outcomes is 1,800 together: a list has two readings, so it is asked about. */
function apartOrTogether(limit: Limit, path: Path): readonly SheetIssue[] {
  const names = limit.each === 'outcome' ? limit.outcomes : limit.each === 'rule' ? limit.rules : undefined;
  if (names === undefined || names.length < 2) return [];
  return [remark('limit_each_apart', [...path, 'each'], { limit: limit.id, each: limit.each, names, count: names.length })];
}

/** A field that is filled in and does nothing: whoever wrote it counts on it. */
function idleFields(limit: Limit, path: Path): readonly SheetIssue[] {
  const inUnits = (['maxCount', 'maxPeople', 'maxShare'] as const).filter((field) => limit[field] !== undefined);
  const idle = (fields: readonly string[], data: { readonly beside: string } | { readonly without: string }): readonly SheetIssue[] =>
    fields.map((field) => problem('limit_field_idle', [...path, field], { limit: limit.id, field, ...data }));
  return [
    ...(limit.each === 'payer' ? idle(inUnits, { beside: 'each: payer' }) : []),
    ...(limit.cut === 'scale' && limit.each !== 'payer' && limit.max !== undefined ? idle(inUnits, { beside: 'cut: scale' }) : []),
    ...(limit.maxPeople !== undefined && (limit.each === 'person' || limit.each === 'cohort')
      ? idle(['maxPeople'], { beside: `each: ${limit.each}` })
      : []),
    ...(limit.among !== undefined && limit.maxShare === undefined ? idle(['among'], { without: 'maxShare' }) : []),
    ...(limit.payer !== undefined && limit.each !== 'payer' ? idle(['payer'], { without: 'each: payer' }) : []),
  ];
}

/** A floor above a cap of the same payments can never be paid. */
function floorIssues(sheet: TermSheet): readonly SheetIssue[] {
  return sheet.limits.flatMap((floor, index) => {
    const { min } = floor;
    if (min === undefined) return [];
    const low = sheet.limits
      .flatMap((limit) => (isSameScope(floor, limit) ? amountsOf(limit) : []))
      .filter((max) => compareExact(parseExact(max), parseExact(min)) < 0);
    return low[0] === undefined ? [] : [problem('cap_below_floor', ['limits', index, 'min'], { floor: min, cap: low[0] })];
  });
}

function isSameScope(left: Limit, right: Limit): boolean {
  if (left === right) return true;
  const scope = (limit: Limit): string =>
    JSON.stringify([limit.each, [...(limit.outcomes ?? [])].sort(), [...(limit.rules ?? [])].sort(), limit.payer]);
  return scope(left) === scope(right);
}

function amountsOf(limit: Limit): readonly string[] {
  return limit.max === undefined ? [] : typeof limit.max === 'string' ? [limit.max] : limit.max.map((row) => row.value);
}

/** Limits that scale look at the whole period, so they come after those that look at each claim; the sheet must say it in that order. */
function orderIssues(sheet: TermSheet): readonly SheetIssue[] {
  const last = sheet.limits.findLastIndex((limit) => limit.cut === 'last' && limit.each !== 'payer' && limit.min === undefined);
  return sheet.limits.flatMap((limit, index) =>
    limit.cut === 'scale' && limit.each !== 'payer' && index < last
      ? [problem('limit_order', ['limits', index, 'cut'], { limit: limit.id, other: sheet.limits[last]?.id ?? '' })]
      : [],
  );
}
