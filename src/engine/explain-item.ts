import { firstOfYear } from './calendar.ts';
import { type Cents, ZERO, cents } from './money.ts';
import { parseExact } from './decimal.ts';
import { type ExplainIndex, type SheetIndex, namesInFormula, sheetOf } from './explain-index.ts';
import { type ExplainNode, NO_CHILDREN, lazily } from './explain-node.ts';
import { inputNodes } from './explain-source.ts';
import { paidBefore, spelled } from './outcome-use.ts';
import { must } from './result.ts';
import { toCents } from './rounding.ts';
import type { Item, Working } from './statement.ts';
import type { Limit, TermSheet } from './terms.ts';
import type { Text } from './terms-parts.ts';

/** What one claim (or person, cohort, period, or everything to date) is paid: its worth, minus what each limit took. */
export function itemNode(index: ExplainIndex, item: Item): ExplainNode {
  const sheet = sheetOfItem(index, item);
  const rule = sheet.rules.get(item.rule);
  const worth = valueNode(index, item);
  return {
    code: 'item',
    amount: item.paid,
    currency: index.statement.currency,
    title: rule?.title ?? item.rule,
    values: { rule: item.rule, period: item.period, day: item.day, ...whose(item) },
    clause: rule?.rule.clause,
    source: item.claim,
    children: item.cuts.length === 0 ? [worth] : [worth, ...item.cuts.map((cut) => cutNode(index, sheet, { ...cut, items: [item.id] }))],
  };
}

function sheetOfItem(index: ExplainIndex, item: Item): SheetIndex {
  return sheetOf(index, index.periods.get(item.period)?.version ?? 0);
}

function whose(item: Item): { readonly claim?: string; readonly subject?: string } {
  if (item.claim !== undefined && item.subject !== undefined) return { claim: item.claim, subject: item.subject };
  return item.subject === undefined ? {} : { subject: item.subject };
}

/** The worth of an item before limits: the same node wherever the item shows up. */
export function valueNode(index: ExplainIndex, item: Item): ExplainNode {
  const known = index.values[item.id];
  if (known !== undefined) return known;
  const made = makeValueNode(index, item);
  index.values[item.id] = made;
  return made;
}

function makeValueNode(index: ExplainIndex, item: Item): ExplainNode {
  const node = { code: 'item_value' as const, amount: item.gross, currency: index.statement.currency, values: arithmetic(item), source: item.claim };
  return item.working.length === 0 ? { ...node, children: NO_CHILDREN } : lazily(node, () => workingNodes(index, item.working, item));
}

function arithmetic(item: Item): Readonly<Record<string, string>> {
  const { claim = '', subject = '', quantity, day } = item;
  return item.price === undefined ? { claim, subject, day, quantity } : { claim, subject, day, quantity, price: item.price };
}

/** The steps in their order; a difference with what was paid before is shown as two amounts. */
export function workingNodes(index: ExplainIndex, working: readonly Working[], item?: Item): readonly ExplainNode[] {
  return working.flatMap((step) => (step.step === 'paid_before' ? differenceNodes(index, step) : [stepNode(index, step, item)]));
}

function stepNode(index: ExplainIndex, step: Working, item: Item | undefined): ExplainNode {
  const values = { step: step.step, text: step.text, result: step.result };
  const names = namesInFormula(item === undefined ? sheetOf(index, 0) : sheetOfItem(index, item), step.text);
  const node = { code: 'step' as const, currency: index.statement.currency, values, children: inputNodes(index, step, item) };
  return names === undefined ? node : { ...node, names };
}

function differenceNodes(index: ExplainIndex, step: Working): readonly ExplainNode[] {
  const { amount = '0', paid_before = '0' } = step.inputs;
  return [amountNode(index, 'to_date', inCents(index, amount)), amountNode(index, 'paid_before', cents(-inCents(index, paid_before)))];
}

export function amountNode(index: ExplainIndex, code: ExplainNode['code'], amount: Cents, values: ExplainNode['values'] = {}): ExplainNode {
  return { code, amount, currency: index.statement.currency, values, children: NO_CHILDREN };
}

/** In: decimal text that was made from whole cents. */
export function inCents(index: ExplainIndex, text: string): Cents {
  return toCents(parseExact(text), index.digits, 'half-up');
}

export type CutOfItems = { readonly limit: string; readonly amount: Cents; readonly items: readonly number[] };

/** A limit that took money, or a group of alternatives: how much, and from whose claims. */
export function cutNode(index: ExplainIndex, sheet: SheetIndex, cut: CutOfItems): ExplainNode {
  const limit = sheet.limits.get(cut.limit);
  const node = {
    code: limit === undefined ? ('alternative_cut' as const) : ('limit_cut' as const),
    amount: cents(-cut.amount),
    currency: index.statement.currency,
    title: limit?.title ?? paidBefore(sheet.sheet, cut.limit, reachedIn(index, cut.items)) ?? spelled(cut.limit),
    values: { limit: cut.limit, ...limitValues(sheet.sheet, limit), ...ofClaims(index, cut.items) },
    clause: limit?.clause,
    names: namesUnder(sheet.sheet, limit),
  };
  return cut.items.length === 1 ? { ...node, children: NO_CHILDREN } : lazily(node, () => cut.items.map((id) => cutOfClaim(index, cut.limit, id)));
}

/** What a limit over several outcomes or rules bears on, by name; together or each apart follows from its `each`. */
function namesUnder(sheet: TermSheet, limit: Limit | undefined): ExplainNode['names'] {
  const ids = limit?.outcomes ?? limit?.rules ?? [];
  if (ids.length < 2) return undefined;
  const titles = new Map<string, Text | undefined>([...sheet.rules, ...sheet.outcomes].map((entry) => [entry.id, entry.title]));
  return Object.fromEntries(ids.map((id) => [id, titles.get(id) ?? spelled(id)]));
}

function reachedIn(index: ExplainIndex, items: readonly number[]): ReadonlySet<string> {
  return new Set(items.flatMap((id) => index.statement.items[id]?.outcome ?? []));
}

/** What a limit took from a floor comes from no claim: then no part is the same for all. */
function ofClaims(index: ExplainIndex, items: readonly number[]): Readonly<Record<string, string>> {
  return items.length === 0 ? { claims: '0', cut: 'last' } : { claims: String(items.length), ...firstSubjects(index, items) };
}

export function limitValues(sheet: TermSheet, limit: Limit | undefined): Readonly<Record<string, string>> {
  if (limit === undefined) return {};
  const { each, max, maxCount, maxPeople, maxShare, cut } = limit;
  return {
    each,
    cut,
    ...yearValues(sheet, limit),
    ...(typeof max === 'string' ? { max } : {}),
    ...(maxCount === undefined ? {} : { maxCount }),
    ...(maxPeople === undefined ? {} : { maxPeople: String(maxPeople) }),
    ...(maxShare === undefined ? {} : { maxShare }),
  };
}

function yearValues(sheet: TermSheet, limit: Limit): Readonly<Record<string, string>> {
  if (limit.each !== 'year') return {};
  const year = limit.year ?? sheet.calendar.year ?? 'contract';
  return { year, yearFirst: firstOfYear(year, sheet.period.from) };
}

const SHOWN = 3;

/** The first few persons by pseudonym; all of them are among the children. */
function firstSubjects(index: ExplainIndex, ids: readonly number[]): Readonly<Record<string, string>> {
  const subjects = new Set<string>();
  for (const id of ids) {
    const subject = index.statement.items[id]?.subject;
    if (subject !== undefined) subjects.add(subject);
    if (subjects.size > SHOWN) break;
  }
  return subjects.size === 0 ? {} : { subjects: [...subjects].slice(0, SHOWN).join(' '), ...(subjects.size > SHOWN ? { more: 'yes' } : {}) };
}

function cutOfClaim(index: ExplainIndex, limit: string, id: number): ExplainNode {
  const item = must(index.statement.items[id], 'item');
  const taken = item.cuts.reduce((total, cut) => (cut.limit === limit ? cents(total + cut.amount) : total), ZERO);
  return {
    code: 'cut_of_claim',
    amount: cents(-taken),
    currency: index.statement.currency,
    values: { ...whose(item), day: item.day },
    source: item.claim,
    children: NO_CHILDREN,
  };
}
