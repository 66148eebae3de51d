import type { ReactNode } from 'react';
import { day } from '../../../engine/calendar.ts';
import { explainLine, explainSentences } from '../../../engine/explain.ts';
import { type Facts, factsSchema } from '../../../engine/facts.ts';
import { cents } from '../../../engine/money.ts';
import { must } from '../../../engine/result.ts';
import { settle } from '../../../engine/settle.ts';
import { type TermSheet, termSheetSchema } from '../../../engine/terms.ts';
import { Button } from '../../../web/ui/Button.tsx';
import { examplesOf } from '../../../web/ui/examples.tsx';
import { type ExplainView, type SettlementView, explainAnswerSchema } from '../statement-shape.ts';
import type { Asking } from './asked.ts';
import { BookingTask } from './BookingTask.tsx';
import { Explanation } from './Explanation.tsx';
import { FlowShares } from './FlowShares.tsx';
import { InvestorReturns } from './InvestorReturns.tsx';
import { MoneyStates } from './MoneyStates.tsx';
import { namesOf } from './names.ts';
import { OwedBesideList } from './OwedBesideList.tsx';
import { PartyTotals } from './PartyTotals.tsx';
import { PaymentList } from './PaymentList.tsx';
import { PaymentTable } from './PaymentTable.tsx';
import { PeriodList } from './PeriodList.tsx';
import { periodViews } from './period-state.ts';
import { RefusalList } from './RefusalList.tsx';
import { SettlementApprovals } from './SettlementApprovals.tsx';
import { SettlementHistory } from './SettlementHistory.tsx';
import { SettlementSteps, Standing } from './Standing.tsx';
import { toRows } from './statement-rows.ts';
import { StatementTable } from './StatementTable.tsx';
import { SumExplanation } from './SumExplanation.tsx';
import { TransferList } from './TransferList.tsx';
import { TrialBalance } from './TrialBalance.tsx';
import { WithoutBetween } from './WithoutBetween.tsx';

/** A small contract that really runs through the engine: two payers, a limit that cuts, a correction and refused claims. */
const sheet: TermSheet = termSheetSchema.parse({
  lente: 1,
  contract: 'voorbeeld',
  title: 'Werk in zicht',
  form: 'direct',
  currency: 'EUR',
  period: { from: '2026-01-01', to: '2026-12-31' },
  parties: [
    { id: 'gemeente', name: 'Gemeente Lindedorp', roles: ['commissioner'] },
    { id: 'zorg', name: 'Zorgfonds De Waard', roles: ['commissioner'] },
    { id: 'aanpak', name: 'Stichting Aanpak', roles: ['provider'] },
  ],
  outcomes: [
    { id: 'baan', title: { nl: 'Baan gevonden', en: 'Found a job' } },
    { id: 'plan', title: { nl: 'Eigen plan', en: 'A plan of their own' }, maxPerPerson: 1 },
  ],
  rules: [
    { id: 'per_baan', clause: 'artikel 5.1', outcome: 'baan', price: '4200' },
    { id: 'per_plan', outcome: 'plan', price: '600' },
  ],
  limits: [{ id: 'meest', title: { nl: 'Hoogste bedrag', en: 'Maximum' }, clause: 'artikel 6', each: 'period', rules: ['per_baan'], max: '10000' }],
  payers: [
    { party: 'gemeente', share: '70%' },
    { party: 'zorg', share: '30%' },
  ],
});
const claims = ['p01', 'p02', 'p03'].map((subject) => ({ id: `b-${subject}`, day: '2026-02-10', outcome: 'baan', subject }));
const facts: Facts = factsSchema.parse({
  claims: [
    ...claims,
    { id: 'e-p01', day: '2026-02-01', outcome: 'plan', subject: 'p01' },
    { id: 'e-p02', day: '2026-03-01', outcome: 'plan', subject: 'p02', verdict: 'rejected', reason: 'zonder handtekening' },
  ],
});
const first = '2026-03-31';
const settled = [{ key: `${first}/per_plan/gemeente/aanpak`, period: first, version: 1, amount: cents(84_000) }];
const statement = settle(sheet, facts, day('2026-04-15'), { settled });
const parties = sheet.parties.flatMap((party) => party.roles.map((role) => ({ key: party.id, name: party.name, role })));
const names = namesOf({ parties, versions: [{ version: 1, sheet }] }, 'nl');
const asking: Asking = { ask: () => undefined, openId: undefined };
const booked: SettlementView = {
  id: 'set_1',
  period: first,
  asOf: day('2026-03-31'),
  version: 1,
  state: 'executed',
  statementHash: '9f2c77ab01d4',
  currency: 'EUR',
  computed: cents(84_000),
  alreadySettled: cents(0),
  due: cents(84_000),
  lines: [],
  proposedAt: '2026-04-01T09:00:00.000Z',
  approvedAt: '2026-04-02T09:00:00.000Z',
  executedAt: '2026-04-03T09:00:00.000Z',
  steps: [],
  approvers: [
    { party: 'gemeente', agreedAt: '2026-04-01T13:00:00.000Z', isYours: false },
    { party: 'zorg', agreedAt: '2026-04-02T09:00:00.000Z', isYours: true },
  ],
};
const accounts = [
  {
    period: booked.period,
    payer: 'gemeente',
    payee: 'aanpak',
    booked: booked.due,
    paid: cents(20_000),
    open: cents(booked.due - 20_000),
    credit: cents(0),
    dueDay: day('2026-04-30'),
    youOwe: true,
    owesYou: false,
  },
];
const views = periodViews(statement, [booked], { accounts });
const common = { names, currency: 'EUR', asOf: '2026-04-15', asking };
const rows = toRows(statement.lines, { names, currency: 'EUR', refusals: statement.refusals });

export const statementExamples = examplesOf('StatementTable', StatementTable, {
  'two payers, a limit and a correction': {
    caption: 'Afrekening van kwartaal 1 van 2026',
    rows,
    currency: 'EUR',
    asking,
    asOfOf: () => '2026-04-15',
  },
  'one amount is being explained': {
    caption: 'Afrekening van kwartaal 1 van 2026',
    rows: rows.slice(0, 2),
    currency: 'EUR',
    asking: { ...asking, openId: `${rows[0]?.key ?? ''} due` },
    asOfOf: () => '2026-04-15',
  },
  empty: { caption: 'Afrekening van kwartaal 4 van 2026', rows: [], currency: 'EUR', asking, asOfOf: () => '2026-04-15', empty: 'Nog niets' },
});

export const periodExamples = examplesOf('PeriodList', PeriodList, {
  'as the provider': { ...common, views, role: 'provider', base: '/contracten/voorbeeld/afrekening', search: {} },
  'as an investor': { ...common, views, role: 'investor', base: '/contracten/voorbeeld/afrekening', search: {} },
});

const actions: ReactNode = <Button look="primary">Stel de correctie voor</Button>;
export const moneyExamples = examplesOf('MoneyStates', MoneyStates, {
  'part of it paid, late': { views, currency: 'EUR', on: '2026-06-01' },
});
export const paymentTableExamples = examplesOf('PaymentTable', PaymentTable, {
  'part of it paid': { accounts, names, currency: 'EUR', on: '2026-04-01' },
  'to be paid back, and a credit': {
    accounts: accounts.map((account) => ({ ...account, open: cents(-5_000), credit: cents(1_000) })),
    names,
    currency: 'EUR',
    on: '2026-04-01',
  },
});
const payment = { period: booked.period, payer: 'gemeente', amount: cents(20_000), day: day('2026-04-20'), saidOn: '2026-04-21' };
export const paymentListExamples = examplesOf('PaymentList', PaymentList, {
  'said by the payer, by nobody and not booked': {
    payments: [
      { ...payment, id: 'a', payees: ['aanpak'], isBooked: true, saidBy: 'Gemeente Lindedorp', isYours: true },
      { ...payment, id: 'b', amount: cents(-1_000), payees: ['aanpak'], isBooked: false, saidBy: null, isYours: false },
    ],
    names,
    currency: 'EUR',
    action: ({ isYours }: { readonly isYours: boolean }) => (isYours ? 'Neem terug' : null),
  },
  none: { payments: [], names, currency: 'EUR', action: () => null },
});
export const standingExamples = examplesOf('Standing', Standing, {
  mine: {
    title: 'Jij bent aan zet',
    stage: 'correction',
    isMine: true,
    children: 'Na de boeking zijn er gegevens veranderd.',
    steps: <SettlementSteps stage="correction" />,
    actions,
  },
  'of somebody else': {
    title: 'Aan zet: Gemeente Lindedorp',
    stage: 'proposed',
    since: 'sinds gisteren',
    children: 'Het voorstel ligt er.',
    steps: <SettlementSteps stage="proposed" />,
  },
  'of nobody': {
    title: 'Niemand hoeft nu iets te doen',
    stage: 'booked',
    children: 'Alles staat in de boeken.',
    steps: <SettlementSteps stage="booked" />,
  },
});

const node = must(explainLine(sheet, statement, must(statement.lines[0], 'line').key, facts), 'explanation');
const withLeft = (entry: typeof node): ExplainView => ({ ...entry, children: entry.children.map(withLeft), left: 0 });
const explained = explainAnswerSchema.parse({
  node: withLeft(node),
  sentences: { nl: explainSentences(node, 'nl'), en: explainSentences(node, 'en') },
});
export const explanationExamples = examplesOf('Explanation', Explanation, { 'of a line that was cut and shared': explained });

const parts = rows.map((row) => ({
  title: row.title,
  about: `${row.payer} aan ${row.payee}`,
  amountCents: row.due,
  asked: { kind: 'line' as const, id: row.key, title: row.title, line: row.key, asOf: '2026-04-15' },
}));
export const sumExamples = examplesOf('SumExplanation', SumExplanation, {
  'of a column': {
    onAsk: () => undefined,
    sum: {
      kind: 'sum',
      id: 'sum',
      title: 'Waarom dit bedrag',
      amountCents: parts.reduce((total, part) => total + part.amountCents, 0),
      currency: 'EUR',
      parts,
    },
  },
});

export const refusalExamples = examplesOf('RefusalList', RefusalList, {
  'one reason': { refusals: statement.refusals, names, fileName: 'voorbeeld' },
});
export const totalExamples = examplesOf('PartyTotals', PartyTotals, { 'two payers': { ...common, totals: statement.totals } });
export const approvalExamples = examplesOf('SettlementApprovals', SettlementApprovals, {
  'one agreed, you not yet': {
    ...common,
    lines: statement.lines,
    approvers: booked.approvers.map((approver) => (approver.isYours ? { ...approver, agreedAt: null } : approver)),
  },
  'all agreed, without parts': { ...common, lines: [], approvers: booked.approvers },
});
export const historyExamples = examplesOf('SettlementHistory', SettlementHistory, { booked: { history: [booked], names, currency: 'EUR' } });
const dueLines = statement.lines.filter((line) => line.due !== 0);
export const bookingExamples = examplesOf('BookingTask', BookingTask, {
  'before booking': { ...common, lines: dueLines, today: '2026-04-15', agreed: ['gemeente', 'zorg'] },
});

const flow = {
  currency: 'EUR',
  publicCents: cents(100_000),
  nodes: [
    { id: 'gemeente', kind: 'payer', party: 'gemeente', cents: cents(100_000) },
    { id: 'coaches', kind: 'spending', cents: cents(71_000) },
    { id: 'office', kind: 'overhead', cents: cents(12_000) },
    { id: 'arranger', kind: 'arranger', cents: cents(9_000) },
    { id: 'return', kind: 'return', cents: cents(8_000) },
  ],
  links: [
    { from: 'gemeente', to: 'coaches', cents: cents(71_000) },
    { from: 'gemeente', to: 'office', cents: cents(12_000) },
    { from: 'gemeente', to: 'arranger', cents: cents(9_000) },
    { from: 'gemeente', to: 'return', cents: cents(8_000) },
  ],
  shares: [
    { node: 'coaches', kind: 'spending', cents: cents(71_000), share: '0.71' },
    { node: 'office', kind: 'overhead', cents: cents(12_000), share: '0.12' },
    { node: 'arranger', kind: 'arranger', cents: cents(9_000), share: '0.09' },
    { node: 'return', kind: 'return', cents: cents(8_000), share: '0.08' },
  ],
};
/** The same, with money that investors have not got back. */
const withLoss = {
  ...flow,
  nodes: [...flow.nodes, { id: 'own/tranche/junior', kind: 'own', cents: cents(20_000) }],
  links: [...flow.links, { from: 'own/tranche/junior', to: 'coaches', cents: cents(20_000) }],
};
const LABELS: Readonly<Record<string, string>> = {
  gemeente: 'Gemeente Lindedorp',
  coaches: 'Coaches',
  office: 'Kantoor',
  arranger: 'Bureau Aanjagers',
  return: 'Rendement',
};
const askIn = (of: typeof flow) => ({ flow: of, nameOf: (id: string) => LABELS[id] ?? id, about: () => '', asOf: '2026-04-15' });
const returns = { putIn: cents(50_000), back: cents(58_000), irr: { kind: 'irr', rate: 0.0512, unique: true }, multiple: '1.16' };
const lost = { putIn: cents(20_000), back: cents(0), irr: { kind: 'no_irr', why: 'no_sign_change' }, multiple: '0' };

export const shareExamples = examplesOf('FlowShares', FlowShares, {
  'per euro': { flow, ask: askIn(flow), asking, fileName: 'voorbeeld' },
  'also money of others': { flow: withLoss, ask: askIn(withLoss), asking, fileName: 'voorbeeld' },
  'per cent in another currency': { flow: { ...flow, currency: 'USD' }, ask: askIn(flow), asking, fileName: 'voorbeeld' },
});
export const betweenExamples = examplesOf('WithoutBetween', WithoutBetween, {
  'a bond': { flow, sheet: undefined, ask: askIn(flow), asking },
  direct: { flow: { ...flow, shares: flow.shares.slice(0, 2) }, sheet, ask: askIn(flow), asking },
});
const tranches = [
  { ...returns, id: 'senior', outstanding: cents(0) },
  { ...lost, id: 'junior', outstanding: cents(20_000) },
];
const overall = { ...returns, putIn: cents(70_000), irr: { kind: 'irr', rate: -0.08, unique: true }, multiple: '0.82857…' };
export const owedExamples = examplesOf('OwedBesideList', OwedBesideList, {
  'a guarantee': {
    owed: [{ day: day('2027-01-31'), kind: 'guarantee', from: 'gemeente', to: 'fonds', amount: cents(12_500), tranche: 'junior' }],
    names,
    sheet,
    currency: 'EUR',
  },
});
export const returnExamples = examplesOf('InvestorReturns', InvestorReturns, {
  'one paid, one lost': { ...common, sheet, waterfall: { tranches, overall, receiptDays: 'due', notes: [], owed: [] } },
});

const account = (id: string, path: string, normalSide: 'debit' | 'credit') => ({
  id,
  path,
  kind: path.split(':')[1] ?? '',
  currency: 'EUR',
  normalSide,
});
const trial = [
  { account: account('a', 'gemeente:outcome_cost', 'debit'), debitCents: 84_000, creditCents: 0, balanceCents: 84_000 },
  { account: account('b', 'gemeente:payable', 'credit'), debitCents: 0, creditCents: 84_000, balanceCents: -84_000 },
];
const transfer = {
  id: 'tra_1',
  kind: 'outcome',
  memo: `${first}/per_plan/gemeente/aanpak`,
  happenedDay: '2026-03-31',
  recordedAt: '2026-04-03T09:00:00.000Z',
  effectiveDay: '2026-04-03',
  reverses: null,
  reversedBy: null,
  entries: [
    { position: 1, accountId: 'a', amount: 84_000 },
    { position: 2, accountId: 'b', amount: -84_000 },
  ],
};

export const trialExamples = examplesOf('TrialBalance', TrialBalance, {
  balanced: { rows: trial, transfers: [transfer], currency: 'EUR', names, asking },
  'not balanced, said loudly': { rows: trial.slice(0, 1), transfers: [transfer], currency: 'EUR', names, asking },
});
const books = { asOf: '2026-04-15', trial, transfers: [transfer], hasMore: false };
export const transferExamples = examplesOf('TransferList', TransferList, { 'one transfer': { books, currency: 'EUR', names, asking } });
