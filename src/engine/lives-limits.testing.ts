import { firstOfYear, yearOf } from './calendar.ts';
import { type Exact, EXACT_ZERO, compareExact, dividedBy, fromInteger, parseExact, plus, times } from './decimal.ts';
import { minorDigits, sum } from './money.ts';
import { toCents } from './rounding.ts';
import type { Item, Line, Statement } from './statement.ts';
import type { Limit, TermSheet } from './terms.ts';

/** Looks at what was paid from outside, limit by limit. Out: where more was paid than was allowed; must be nowhere. */
export function overLimits(sheet: TermSheet, statement: Statement): readonly string[] {
  return sheet.limits.flatMap((limit) => {
    if (limit.each === 'payer') return overPayer(sheet, limit, statement);
    const buckets = Map.groupBy(
      statement.items.filter((item) => isUnder(limit, item)),
      (item) => bucket(sheet, limit, item),
    );
    return [...buckets].flatMap(([key, items]) =>
      [overMoney(sheet, limit, items), overUnits(sheet, limit, items), overPeople(sheet, limit, items)].flatMap((found) =>
        found === undefined ? [] : [`${limit.id} of ${key}: ${found}`],
      ),
    );
  });
}

function isUnder(limit: Limit, item: Item): boolean {
  if (limit.until !== undefined && item.day > limit.until) return false;
  // What is worth something for all together belongs to nobody.
  if (limit.each === 'person' && item.subject === undefined) return false;
  if (limit.outcomes !== undefined && (item.outcome === undefined || !limit.outcomes.includes(item.outcome))) return false;
  return limit.rules === undefined || limit.rules.includes(item.rule);
}

function bucket(sheet: TermSheet, limit: Limit, item: Item): string {
  switch (limit.each) {
    case 'person':
      return item.subject ?? '';
    case 'period':
      return item.period;
    case 'year':
      return String(yearOf(item.day, firstOfYear(limit.year ?? sheet.calendar.year, sheet.period.from)));
    case 'outcome':
      return (
        item.outcome ??
        sheet.rules.find((rule) => rule.id === item.rule)?.outcome ??
        sheet.rules.find((rule) => rule.id === item.rule)?.outcomes?.[0] ??
        ''
      );
    case 'rule':
      return item.rule;
    default:
      return '';
  }
}

function overMoney(sheet: TermSheet, limit: Limit, items: readonly Item[]): string | undefined {
  const most = limit.max === undefined ? undefined : mostOf(sheet, limit);
  const paid = sum(items.map((item) => item.paid));
  return most === undefined || paid <= most ? undefined : `${paid} paid of ${most}`;
}

/** The largest that it ever was. */
function mostOf(sheet: TermSheet, limit: Limit): number {
  const rows = typeof limit.max === 'string' ? [limit.max] : (limit.max ?? []).map((row) => row.value);
  return Math.max(...rows.map((value) => toCents(parseExact(value), minorDigits(sheet.currency), 'down')));
}

/** A claim that is paid for a part counts for that part of its units. */
function overUnits(sheet: TermSheet, limit: Limit, items: readonly Item[]): string | undefined {
  if (limit.maxCount === undefined || hasUpgrade(sheet)) return undefined;
  const most = parseExact(limit.maxCount);
  let units = EXACT_ZERO;
  for (const item of items) {
    const part = item.gross === 0 ? undefined : dividedBy(fromInteger(item.paid), fromInteger(item.gross));
    const quantity = parsedQuantity(item.quantity);
    if (part === undefined || (quantity.n > 0n && item.paid <= 0)) continue;
    units = plus(units, times(quantity, part));
    if (compareExact(units, most) > 0) return `${units.n}/${units.d} units of ${limit.maxCount}`;
  }
  return undefined;
}

function parsedQuantity(text: string): Exact {
  return parseExact(text.replace('…', ''));
}

function overPeople(sheet: TermSheet, limit: Limit, items: readonly Item[]): string | undefined {
  const { maxPeople } = limit;
  if (maxPeople === undefined || (hasUpgrade(sheet) && limit.each !== 'contract')) return undefined;
  const paid = [...Map.groupBy(items, (item) => item.subject)].filter(
    ([subject, own]) => subject !== undefined && sum(own.map((item) => item.paid)) > 0,
  );
  return paid.length <= maxPeople ? undefined : `${paid.length} people of ${maxPeople}`;
}

/** A better outcome takes no new place, also in another year: then places are not counted bucket by bucket. */
function hasUpgrade(sheet: TermSheet): boolean {
  return sheet.alternatives.some((group) => group.upgrade === 'difference');
}

function overPayer(sheet: TermSheet, limit: Limit, statement: Statement): readonly string[] {
  const isBefore = (line: Line): boolean => limit.until === undefined || line.period <= limit.until;
  const own = statement.lines.filter(
    (line) => line.kind === 'outcome' && isBefore(line) && (limit.payer ?? line.payer) === line.payer && names(sheet, limit, line),
  );
  const isGross = sheet.tax?.basis === 'gross';
  return [...Map.groupBy(own, (line) => line.payer)].flatMap(([payer, lines]) => {
    const paid = sum(lines.map((line) => (isGross ? line.computed : line.net)));
    return paid <= mostOf(sheet, limit) ? [] : [`${limit.id} of ${payer}: ${paid}`];
  });
}

function names(sheet: TermSheet, limit: Limit, line: Line): boolean {
  if (limit.rules !== undefined) return limit.rules.includes(line.rule);
  const rule = sheet.rules.find((entry) => entry.id === line.rule);
  const outcomes = rule?.outcomes ?? [rule?.outcome];
  return limit.outcomes === undefined || outcomes.some((outcome) => outcome !== undefined && limit.outcomes?.includes(outcome) === true);
}
