import type { Day } from './calendar.ts';
import { type ExplainNode, NO_CHILDREN } from './explain-node.ts';
import {
  type Logged,
  type WaterfallIndex,
  bothLanguages,
  holderAmount,
  node,
  partyOf,
  stepOf,
  trancheOf,
  trancheTitle,
} from './explain-waterfall-index.ts';
import { type Cents, cents, toDecimalText } from './money.ts';
import type { BoundCap, DuePart, StepLog } from './waterfall-types.ts';

/** What one step paid on one day to a tranche, party or reserve: what was due, what caps took, and what there was too little for. */
export function paymentNode(index: WaterfallIndex, logged: Logged): ExplainNode {
  const { run, log } = logged;
  const short =
    log.short === 0 ? [] : [node(index, { code: 'payment_short', amount: cents(-log.short), values: { available: major(index, log.available) } })];
  return node(index, {
    code: 'payment',
    amount: log.paid,
    title: stepTitle(index, log),
    values: { day: run.day, run: run.kind, step: log.step, pay: log.pay, state: log.state, ...receiverOf(index, log) },
    clause: log.clause,
    children: [...dueNodes(index, logged), ...log.caps.map((cap) => capNode(index, log, cap)), ...short],
  });
}

/** The part of one holder in a payment to a tranche. */
export function shareNode(index: WaterfallIndex, logged: Logged, holder: string): ExplainNode | undefined {
  const { run, log } = logged;
  const amount = holderAmount(index, logged, holder);
  if (amount === undefined) return undefined;
  const whole = paymentNode(index, logged);
  if (amount === log.paid) {
    const receiver = { receiver: holder, receiverName: partyOf(index, holder), receiverKind: 'party' };
    return { ...whole, values: { ...whole.values, ...receiver } };
  }
  const others = node(index, { code: 'other_holders', amount: cents(amount - log.paid), values: {} });
  return node(index, {
    code: 'payment_share',
    amount,
    title: whole.title,
    values: { day: run.day, step: log.step, pay: log.pay, holder, holderName: partyOf(index, holder), ...shareOf(index, log, holder) },
    children: [whole, others],
  });
}

function shareOf(index: WaterfallIndex, log: StepLog, party: string): ExplainNode['values'] {
  const holder = trancheOf(index, log.tranche)?.holders.find((entry) => entry.party === party);
  if (holder === undefined) return {};
  return 'units' in holder ? { units: String(holder.units) } : { share: holder.share };
}

/** The key of a payment, as somebody may ask for it: "2027-01-31/interest/senior". */
export function paymentKey({ run, log }: Logged): string {
  return [run.day, log.step, receiverId(log)].join('/');
}

export function receiverId(log: StepLog): string {
  return log.tranche ?? log.to ?? log.step;
}

function stepTitle(index: WaterfallIndex, log: StepLog): ExplainNode['title'] {
  return stepOf(index, log.step)?.title ?? STEP_TITLES[log.pay];
}

/** What a step without a title of its own is called. */
const STEP_TITLES: Readonly<Partial<Record<StepLog['pay'], ExplainNode['title']>>> = {
  fee: { nl: 'Vergoeding', en: 'Fee' },
  interest: { nl: 'Rente', en: 'Interest' },
  principal: { nl: 'Aflossing', en: 'Repayment of principal' },
  bonus: { nl: 'Rendement naar resultaat', en: 'Return by result' },
  preferred: { nl: 'Rendement dat voorgaat', en: 'Preferred return' },
  hold: { nl: 'Naar de reserve', en: 'Into the reserve' },
  release: { nl: 'Uit de reserve', en: 'Out of the reserve' },
  split: { nl: 'Verdeling', en: 'Split' },
  rest: { nl: 'Wat overblijft', en: 'What is left' },
  malus: { nl: 'Malus', en: 'Malus' },
  guarantee: { nl: 'Garantie', en: 'Guarantee' },
};

/** Who gets the payment; for a malus and a guarantee also who pays it. */
function receiverOf(index: WaterfallIndex, log: StepLog): ExplainNode['values'] {
  const from = stepOf(index, log.step)?.from;
  const payer = log.pay === 'guarantee' ? log.to : log.pay === 'malus' ? from : undefined;
  const receiver = log.pay === 'guarantee' || log.to === undefined ? log.tranche : log.to;
  return {
    ...named(index, 'receiver', receiver),
    ...named(index, 'payer', payer),
    ...(log.to !== undefined && log.tranche !== undefined && log.pay === 'interest' ? named(index, 'instead', log.tranche) : {}),
  };
}

/** "loan" as tranche, "#reserve/buffer" as the name of a reserve, "#in" as the manager's pot, else a party. */
function named(index: WaterfallIndex, name: string, id: string | undefined): ExplainNode['values'] {
  if (id === undefined) return {};
  if (trancheOf(index, id) !== undefined) return { [name]: id, ...bothLanguages(`${name}Name`, trancheTitle(index, id)), [`${name}Kind`]: 'tranche' };
  if (id.startsWith('#reserve/'))
    return { [name]: id, [`${name}Name`]: id.slice('#reserve/'.length).replaceAll('_', ' '), [`${name}Kind`]: 'reserve' };
  return { [name]: id, [`${name}Name`]: partyOf(index, id === '#in' ? index.capital.manager : id) };
}

function dueNodes(index: WaterfallIndex, logged: Logged): readonly ExplainNode[] {
  const { log } = logged;
  const told = [...whenNodes(index, logged), ...stoppedNodes(index, log)];
  if (log.due === 0 && log.made.length === 0) return told;
  const due = node(index, { code: 'payment_due', amount: log.due, values: {}, children: log.made.map((part) => partNode(index, logged, part)) });
  return [...told, due];
}

function whenNodes(index: WaterfallIndex, logged: Logged): readonly ExplainNode[] {
  const { log } = logged;
  const when = stepOf(index, log.step)?.when;
  if (when === undefined || log.when === undefined) return [];
  const values = index.hidesInputs ? { holds: String(log.when) } : { text: when, holds: String(log.when) };
  const named = Object.entries(log.inputs).filter(([name]) => isNamed(when, name));
  return [node(index, { code: 'payment_when', values, children: inputNodes(index, logged, named) })];
}

function stoppedNodes(index: WaterfallIndex, log: StepLog): readonly ExplainNode[] {
  if (log.state === 'done' || log.state === 'condition_false') return [];
  const { missing } = log.inputs;
  return [node(index, { code: 'payment_stopped', values: { state: log.state, ...(missing === undefined ? {} : { missing }) } })];
}

function partNode(index: WaterfallIndex, logged: Logged, part: DuePart): ExplainNode {
  const text = formulaOf(index, logged.log, part.name);
  const values = { name: part.name, ...(text === undefined || index.hidesInputs ? {} : { text }) };
  const slices = part.name === 'interest_now' ? sliceNodes(index, logged.log) : NO_CHILDREN;
  const inputs = text === undefined && slices.length === 0 ? NO_CHILDREN : inputsFor(index, logged, text ?? '');
  return node(index, { code: 'due_part', amount: part.amount, values, children: [...slices, ...inputs] });
}

/** The formula of the terms that gave this part of what was due. */
function formulaOf(index: WaterfallIndex, log: StepLog, name: DuePart['name']): string | undefined {
  const amount = stepOf(index, log.step)?.amount;
  switch (name) {
    case 'by_result':
      return trancheOf(index, log.tranche)?.principalShare;
    case 'to_date':
      return amount ?? trancheOf(index, log.tranche)?.bonus;
    case 'charged':
    case 'level':
    case 'by_amount':
      return amount;
    default:
      return undefined;
  }
}

function sliceNodes(index: WaterfallIndex, log: StepLog): readonly ExplainNode[] {
  return log.interest.map(({ counted, capitalised, ...own }) => {
    const days = counted.map((entry) => `${entry.days}/${entry.year}`).join(' ');
    return node(index, { code: 'interest_slice', values: { ...own, days, ...(capitalised === undefined ? {} : { capitalised }) } });
  });
}

/** What the step looked at, but for what only its condition names. What a parameter looked at in turn is among it. */
function inputsFor(index: WaterfallIndex, logged: Logged, text: string): readonly ExplainNode[] {
  const when = stepOf(index, logged.log.step)?.when ?? '';
  const own = Object.entries(logged.log.inputs).filter(([name]) => isNamed(text, name) || !(isNamed(when, name) || IS_OURS.has(name)));
  return inputNodes(index, logged, own);
}

/** Notes of the engine beside the values of formulas: which value is missing, the rate of a regime that does not count. */
const IS_OURS: ReadonlySet<string> = new Set(['missing', 'rate']);

/** Whether a formula names this value: "years", "paid(rente)". */
function isNamed(text: string, name: string): boolean {
  const [plain, wanted] = [` ${text.replaceAll(' ', '')} `, name.replaceAll(' ', '')];
  const at = plain.indexOf(wanted);
  return at > 0 && !/[a-z0-9_]/.test(plain.charAt(at - 1)) && !/[a-z0-9_]/.test(plain.charAt(at + wanted.length));
}

function inputNodes(index: WaterfallIndex, { run }: Logged, inputs: readonly (readonly [string, string])[]): readonly ExplainNode[] {
  if (index.hidesInputs) return [];
  return inputs.map(([name, value]) => {
    const { source, ...origin } = originOf(index, name, run.day);
    return node(index, { code: 'input', values: { name, value, ...origin }, source });
  });
}

type Origin = { readonly from: string; readonly day?: string; readonly source?: string | undefined };

/** The measure that was known on the day, else a parameter of the terms, else something the waterfall itself reckoned. */
function originOf(index: WaterfallIndex, name: string, on: Day): Origin {
  const measure = index.measuresOn(on).findLast((entry) => entry.name === name && entry.subject === undefined);
  if (measure !== undefined) return { from: 'measure', day: measure.day, source: measure.source ?? measure.id };
  return { from: index.sheet.parameters[name] === undefined ? 'calculation' : 'parameter' };
}

function capNode(index: WaterfallIndex, log: StepLog, cap: BoundCap): ExplainNode {
  const most = trancheOf(index, log.tranche)?.[cap.cap] ?? '';
  return node(index, { code: 'payment_cap', amount: cents(-cap.took), values: { cap: cap.cap, most, limit: major(index, cap.limit) } });
}

function major(index: WaterfallIndex, amount: Cents): string {
  return toDecimalText(amount, index.waterfall.currency);
}
