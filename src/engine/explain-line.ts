import { type Exact, EXACT_ZERO, dividedBy, minus, parseExact, plus, times, toText } from './decimal.ts';
import { type ExplainIndex, type SheetIndex, partyName, sheetOf } from './explain-index.ts';
import { amountNode, cutNode, inCents, limitValues, valueNode, workingNodes } from './explain-item.ts';
import { type ExplainCode, type ExplainNode, NO_CHILDREN, lazily } from './explain-node.ts';
import { type Cents, cents, sum } from './money.ts';
import { spelled } from './outcome-use.ts';
import { sumQuantities } from './quantities.ts';
import { must } from './result.ts';
import { fromCents } from './rounding.ts';
import { carriesTax, invoiceOf } from './tax.ts';
import type { Item, Line, Part, Working } from './statement.ts';
import type { Text } from './terms-parts.ts';

/** What is to be paid now: what the line comes to, minus what was settled before. */
export function dueNode(index: ExplainIndex, line: Line): ExplainNode {
  const computed = lineNode(index, line);
  const before = amountNode(index, 'already_settled', cents(-line.alreadySettled));
  return { ...computed, code: 'due', amount: line.due, children: line.alreadySettled === 0 ? [computed] : [computed, before] };
}

/** What a line comes to: the payer's share of the sum, minus limits per payer, plus tax. */
export function lineNode(index: ExplainIndex, line: Line): ExplainNode {
  const sheet = sheetOf(index, line.version);
  const made = madeBy(sheet, line);
  return {
    code: 'line',
    amount: line.computed,
    currency: index.statement.currency,
    title: made.title,
    values: lineValues(index, sheet, line),
    clause: made.clause,
    children: [shareNode(index, sheet, line), ...payerCutNodes(index, sheet, line), ...taxNodes(index, sheet, line)],
  };
}

/** What a line over several outcomes pays for one of them. */
export function outcomeOfLine(index: ExplainIndex, line: Line, part: { readonly outcome: string; readonly amount: Cents }): ExplainNode {
  const sheet = sheetOf(index, line.version);
  const values = { ...lineValues(index, sheet, line), outcome: part.outcome };
  return { ...amountNode(index, 'outcome', part.amount, values), title: sheet.outcomes.get(part.outcome)?.title ?? part.outcome };
}

/** The one line that has no title of its own in a sheet. */
const LATE_INTEREST: Text = { nl: 'Rente over te late betaling', en: 'Interest on late payment' };

type MadeBy = { readonly title: Text; readonly clause: string | undefined };

function madeBy(sheet: SheetIndex, line: Line): MadeBy {
  if (line.kind === 'late_interest') return { title: LATE_INTEREST, clause: undefined };
  const words = sheet.rules.get(line.rule);
  if (words !== undefined) return { title: words.title, clause: words.rule.clause };
  const other = sheet.limits.get(line.rule) ?? sheet.fees.get(line.rule) ?? sheet.deductions.get(line.rule);
  return { title: other?.title ?? spelled(line.rule), clause: other?.clause };
}

function lineValues(index: ExplainIndex, sheet: SheetIndex, line: Line): ExplainNode['values'] {
  const { key, kind, rule, payer, payee, dueDay, dueSince } = line;
  const period = index.periods.get(line.period);
  const names = { payerName: partyName(sheet, payer), payeeName: partyName(sheet, payee) };
  return {
    key,
    kind,
    rule,
    payer,
    payee,
    ...names,
    period: line.period,
    from: period?.from ?? line.period,
    to: line.period,
    version: String(line.version),
    dueDay,
    ...(dueSince === undefined ? {} : { sinceDay: dueSince.day, sinceBy: dueSince.by }),
  };
}

/** A payer with a share of the sum: the whole sum, minus what the others pay, with the rounding that this share got. */
function shareNode(index: ExplainIndex, sheet: SheetIndex, line: Line): ExplainNode {
  const whole = partNode(index, sheet, line);
  const amount = shareOfLine(sheet, line);
  if (amount === line.part.total && shareholders(index, line).length === 1) return whole;
  const exact = times(fromCents(line.part.total, index.digits), shareRatio(index, line));
  const rounding = toText(minus(fromCents(amount, index.digits), exact));
  const values = { share: line.share, payer: line.payer, payerName: partyName(sheet, line.payer), exact: toText(exact), rounding };
  const others = amountNode(index, 'other_payers', cents(amount - line.part.total), { payers: String(shareholders(index, line).length - 1) });
  return { code: 'share', amount, currency: index.statement.currency, values, children: [whole, others] };
}

/** Before the limits per payer and before tax on top: what sharing gave. */
function shareOfLine(sheet: SheetIndex, line: Line): Cents {
  const base = taxIsIncluded(sheet, line) ? line.computed : line.net;
  return sum([base, ...line.payerCuts.map((cut) => cut.amount)]);
}

function shareRatio(index: ExplainIndex, line: Line): Exact {
  const total = shareholders(index, line).reduce((left, other) => plus(left, parseExact(other.share)), EXACT_ZERO);
  return must(dividedBy(parseExact(line.share), total), 'shares above zero');
}

function shareholders(index: ExplainIndex, line: Line): readonly Line[] {
  return index.shares.get(line.part) ?? [line];
}

function taxIsIncluded(sheet: SheetIndex, line: Line): boolean {
  return sheet.sheet.tax?.basis === 'gross' && line.kind !== 'late_interest';
}

function payerCutNodes(index: ExplainIndex, sheet: SheetIndex, line: Line): readonly ExplainNode[] {
  return line.payerCuts.map((cut) => {
    const limit = sheet.limits.get(cut.limit);
    const values = { limit: cut.limit, payer: line.payer, payerName: partyName(sheet, line.payer), ...limitValues(sheet.sheet, limit) };
    const node = amountNode(index, 'payer_limit', cents(-cut.amount), values);
    return { ...node, title: limit?.title ?? spelled(cut.limit), clause: limit?.clause };
  });
}

/** Tax on top is an amount of its own; tax that is included is only told. */
function taxNodes(index: ExplainIndex, sheet: SheetIndex, line: Line): readonly ExplainNode[] {
  const { tax } = sheet.sheet;
  if (!carriesTax(tax, line.kind)) return [];
  const { lines, base, tax: whole } = invoiceOf(tax, index.statement.lines, line);
  const together = lines < 2 ? {} : { lines: String(lines), base: String(base), whole: String(whole), payer: partyName(sheet, line.payer) };
  const values = { rate: tax.rate, category: tax.category, ...together };
  if (tax.basis === 'net') return [amountNode(index, 'tax', line.tax, values)];
  const told = { ...values, tax: toText(fromCents(line.tax, index.digits)), net: toText(fromCents(line.net, index.digits)) };
  return [{ code: 'tax_included', currency: index.statement.currency, values: told, children: NO_CHILDREN }];
}

/** The sum before it was shared: of items, or of a floor, fee, deduction or interest. */
function partNode(index: ExplainIndex, sheet: SheetIndex, line: Line): ExplainNode {
  const known = index.parts.get(line.part);
  if (known !== undefined) return known;
  const made = makePartNode(index, sheet, line);
  index.parts.set(line.part, made);
  return made;
}

function makePartNode(index: ExplainIndex, sheet: SheetIndex, line: Line): ExplainNode {
  const { part } = line;
  const made = madeBy(sheet, line);
  return {
    code: partCode(line),
    amount: part.total,
    currency: index.statement.currency,
    title: made.title,
    values: { part: part.id, rule: line.rule },
    clause: made.clause,
    children: part.items.length > 0 ? itemsOfPart(index, sheet, line) : plainChildren(index, sheet, line),
  };
}

function partCode(line: Line): ExplainCode {
  return line.kind === 'outcome' && line.part.items.length === 0 ? 'gone' : line.kind;
}

function itemsOfPart(index: ExplainIndex, sheet: SheetIndex, line: Line): readonly ExplainNode[] {
  const { part } = line;
  const gross = lazily({ code: 'gross', amount: part.gross, currency: index.statement.currency, values: grossValues(sheet, line) }, () =>
    priceGroups(index, sheet, part),
  );
  return [gross, ...part.cuts.map((cut) => cutNode(index, sheet, cut))];
}

function grossValues(sheet: SheetIndex, line: Line): ExplainNode['values'] {
  const { part } = line;
  const unit = sheet.rules.get(line.rule)?.unit ?? 'outcome';
  const values = { claims: String(part.claimsAccepted), items: String(part.items.length), quantity: part.quantity, unit, rounding: part.rounding };
  const several = part.outcomes === undefined ? {} : { outcomes: String(part.outcomes.length) };
  return part.price === undefined ? { ...values, ...several } : { ...values, ...several, price: part.price };
}

/** Items of one outcome at one price together: so many times that price. */
function priceGroups(index: ExplainIndex, sheet: SheetIndex, part: Part): readonly ExplainNode[] {
  const items = part.items.map((id) => must(index.statement.items[id], 'item'));
  if (items.length === 1) return items.map((item) => valueNode(index, item));
  const ofOutcome = (own: readonly Item[]): readonly ExplainNode[] =>
    [...Map.groupBy(own, (item) => item.price)].map(([price, group]) => priceGroup(index, price, group));
  if (part.outcomes === undefined || items.some((item) => item.outcome === undefined)) return ofOutcome(items);
  return [...Map.groupBy(items, (item) => item.outcome ?? '')]
    .sort(([left], [right]) => orderOf(sheet, left) - orderOf(sheet, right))
    .flatMap(([outcome, own]) => ofOutcome(own).map((node) => named(node, sheet.outcomes.get(outcome)?.title ?? outcome)));
}

function orderOf(sheet: SheetIndex, outcome: string): number {
  return [...sheet.outcomes.keys()].indexOf(outcome);
}

/** The children of a folded node are made when looked at, and stay so. */
function named(node: ExplainNode, title: Text): ExplainNode {
  return lazily({ code: node.code, amount: node.amount, currency: node.currency, values: node.values, title }, () => node.children);
}

function priceGroup(index: ExplainIndex, price: string | undefined, items: readonly Item[]): ExplainNode {
  const amount = sum(items.map((item) => item.gross));
  const values = { items: String(items.length), quantity: toText(sumQuantities(items)), ...(price === undefined ? {} : { price }) };
  const code = price === undefined ? 'claims_by_formula' : 'claims_at_price';
  return lazily({ code, amount, currency: index.statement.currency, values }, () => [
    ...indexNodes(index, items),
    ...items.map((item) => valueNode(index, item)),
  ]);
}

/** How the price of all these items was indexed: told once, not only claim by claim. */
function indexNodes(index: ExplainIndex, items: readonly Item[]): readonly ExplainNode[] {
  const indexed = (item: Item | undefined): Working | undefined => item?.working.find((step) => step.step === 'index');
  const [first] = items;
  const step = indexed(first);
  const isOfAll = step !== undefined && items.every((item) => indexed(item)?.result === step.result);
  return isOfAll ? workingNodes(index, [step], first) : NO_CHILDREN;
}

/** A floor: what was agreed at least, minus what was reached, minus what a cap takes; the others show their steps. */
function plainChildren(index: ExplainIndex, sheet: SheetIndex, line: Line): readonly ExplainNode[] {
  const [first] = line.part.working;
  if (line.kind !== 'minimum' || first === undefined) return workingNodes(index, line.part.working);
  const { minimum = '0', reached = '0', days, of } = first.inputs;
  const level = amountNode(index, 'minimum_level', inCents(index, minimum), days === undefined || of === undefined ? {} : { days, of });
  const already = amountNode(index, 'minimum_reached', cents(-inCents(index, reached)));
  return [level, already, ...line.part.cuts.map((cut) => cutNode(index, sheet, cut))];
}
