import { describe, expect, it } from 'vitest';
import type { Facts } from './facts.ts';
import { settle } from './settle.ts';
import type { Refusal } from './statement.ts';
import { type ClaimParts, END, type FactParts, type SheetParts, makeFacts, makeSheet } from './testing.ts';

/** Terms, facts, and what becomes of each claim: "yes", or the code of the refusal. */
type Row = {
  readonly name: string;
  readonly terms?: SheetParts;
  readonly claims: readonly ClaimParts[];
  readonly events?: FactParts['events'];
  readonly answers: readonly string[];
};

const OUTCOMES = [
  { id: 'start', title: 'Start' },
  { id: 'job', title: 'Job' },
];
const RULES = OUTCOMES.map(({ id }) => ({ id: `pay_${id}`, outcome: id, price: '100' }));
const BASE: SheetParts = { outcomes: OUTCOMES, rules: RULES };

function factsOf(row: Row): Facts {
  const claims = row.claims.map((claim, index) => ({ id: `c${index + 1}`, day: '2026-03-01', outcome: 'job', subject: 'p1', ...claim }));
  return makeFacts({ claims, events: row.events ?? [] });
}

function answers(row: Row): readonly string[] {
  const statement = settle(makeSheet({ ...BASE, ...row.terms }), factsOf(row), END);
  const refused = new Map(statement.refusals.map((refusal) => [refusal.claim, refusal.code]));
  const paid = new Set(statement.items.map((item) => item.claim));
  return row.claims.map((_, index) => (paid.has(`c${index + 1}`) ? 'yes' : (refused.get(`c${index + 1}`) ?? 'lost')));
}

function outcomesWith(job: object): SheetParts {
  return { outcomes: OUTCOMES.map((outcome) => (outcome.id === 'job' ? { ...outcome, ...job } : outcome)) };
}

const VERDICTS: readonly Row[] = [
  {
    name: 'each verdict',
    claims: [{}, { verdict: 'claimed', subject: 'p2' }, { verdict: 'rejected', subject: 'p3' }, { verdict: 'withdrawn', subject: 'p4' }],
    answers: ['yes', 'not_accepted', 'not_accepted', 'withdrawn'],
  },
  { name: 'an outcome that is not in the sheet', claims: [{ outcome: 'house' }], answers: ['unknown_outcome'] },
  {
    name: 'the edges of the term',
    claims: [{ day: '2025-12-31' }, { day: '2026-01-01', subject: 'p2' }, { day: '2026-12-31', subject: 'p3' }],
    answers: ['outside_period', 'yes', 'yes'],
  },
];

const DEADLINE: SheetParts = { calendar: { every: 'quarter', claimWithinDays: 30 } };

function receipt(claim: string, agreed: string, payer?: string): NonNullable<FactParts['events']>[number] {
  return { id: `${claim}/${payer ?? 'all'}`, kind: 'receipt', day: '2026-05-02', claim, agreed, ...(payer === undefined ? {} : { payer }) };
}

const DEADLINES: readonly Row[] = [
  {
    name: 'by receipt, whatever the claim says of itself',
    terms: DEADLINE,
    claims: [
      { recorded: '2026-03-02', received: '2026-04-01' },
      { recorded: '2026-03-02', received: '2026-03-31', subject: 'p2' },
      { received: '2026-06-01', subject: 'p3' },
    ],
    answers: ['too_late', 'yes', 'too_late'],
  },
  {
    name: 'a payer agrees to an earlier receipt: to a day in time, too late all the same, and of another claim',
    terms: DEADLINE,
    claims: [{ received: '2026-05-01' }, { received: '2026-05-01', subject: 'p2' }, { received: '2026-05-01', subject: 'p3' }],
    events: [receipt('c1', '2026-03-31', 'city'), receipt('c2', '2026-04-01', 'city'), receipt('x3', '2026-03-02', 'city')],
    answers: ['yes', 'too_late', 'too_late'],
  },
  {
    name: 'every payer has to agree: one of two, both, all at once, and the one the claim names',
    terms: {
      ...DEADLINE,
      payers: [
        { party: 'city', share: '70%' },
        { party: 'province', share: '30%' },
      ],
    },
    claims: [
      { received: '2026-05-01' },
      { received: '2026-05-01', subject: 'p2' },
      { received: '2026-05-01', subject: 'p3' },
      { received: '2026-05-01', subject: 'p4', payer: 'fund' },
    ],
    events: [
      receipt('c1', '2026-03-02', 'city'),
      receipt('c2', '2026-03-02', 'city'),
      receipt('c2', '2026-03-05', 'province'),
      receipt('c3', '2026-03-02'),
      receipt('c4', '2026-03-02', 'fund'),
    ],
    answers: ['too_late', 'yes', 'yes', 'yes'],
  },
  {
    name: 'on the last day and a day later',
    terms: DEADLINE,
    claims: [{ recorded: '2026-03-31' }, { recorded: '2026-04-01', subject: 'p2' }],
    answers: ['yes', 'too_late'],
  },
  { name: 'no recorded day is no objection', terms: DEADLINE, claims: [{}], answers: ['yes'] },
  { name: 'no deadline agreed', claims: [{ recorded: '2026-12-01' }], answers: ['yes'] },
];

const COHORT: SheetParts = { cohort: { enrolment: 'required', maxPeople: 2 } };
const enrol = (subject: string, on: string): NonNullable<FactParts['events']>[number] => ({
  id: `e_${subject}_${on}`,
  kind: 'enrolment',
  day: on,
  subject,
});

const COHORTS: readonly Row[] = [
  {
    name: 'enrolled, enrolled later, never enrolled',
    terms: COHORT,
    claims: [{}, { subject: 'p2' }, { subject: 'p3' }],
    events: [enrol('p1', '2026-03-01'), enrol('p2', '2026-03-02')],
    answers: ['yes', 'before_enrolment', 'not_enrolled'],
  },
  {
    name: 'the third person finds the cohort full',
    terms: COHORT,
    claims: [{}, { subject: 'p2' }, { subject: 'p3' }],
    events: [enrol('p3', '2026-01-03'), enrol('p1', '2026-01-01'), enrol('p2', '2026-01-02')],
    answers: ['yes', 'yes', 'cohort_full'],
  },
  { name: 'an open cohort asks nothing', terms: { cohort: { enrolment: 'open' } }, claims: [{}], answers: ['yes'] },
];

const LADDER = outcomesWith({ requires: ['start'] });

const PERSONS: readonly Row[] = [
  {
    name: 'ladder: the step before on an earlier day',
    terms: LADDER,
    claims: [{ outcome: 'start', day: '2026-02-01' }, {}],
    answers: ['yes', 'yes'],
  },
  { name: 'ladder: the step before on the same day', terms: LADDER, claims: [{}, { outcome: 'start' }], answers: ['yes', 'yes'] },
  {
    name: 'ladder: the step before comes later',
    terms: LADDER,
    claims: [{}, { outcome: 'start', day: '2026-04-01' }],
    answers: ['step_missing', 'yes'],
  },
  { name: 'ladder: somebody else took the step', terms: LADDER, claims: [{}, { outcome: 'start', subject: 'p2' }], answers: ['step_missing', 'yes'] },
  {
    name: 'ladder: the step before was rejected',
    terms: LADDER,
    claims: [{ outcome: 'start', verdict: 'rejected' }, {}],
    answers: ['not_accepted', 'step_missing'],
  },
  { name: 'the same claim again', claims: [{}, { day: '2026-04-01' }, { day: '2026-04-02', sequence: 2 }], answers: ['yes', 'duplicate', 'yes'] },
  {
    name: 'once only',
    terms: outcomesWith({ maxPerPerson: 1 }),
    claims: [{}, { sequence: 2 }, { subject: 'p2' }],
    answers: ['yes', 'too_many_claims', 'yes'],
  },
  {
    name: 'twice',
    terms: outcomesWith({ maxPerPerson: 2 }),
    claims: [{}, { sequence: 2 }, { sequence: 3 }],
    answers: ['yes', 'yes', 'too_many_claims'],
  },
];

const HOLD = outcomesWith({ holdDays: 30 });
const start = (on: string, more: object = {}): NonNullable<FactParts['events']>[number] => ({
  id: `s_${on}`,
  kind: 'start',
  day: on,
  subject: 'p1',
  ...more,
});

const HOLDS: readonly Row[] = [
  { name: 'held exactly long enough', terms: HOLD, claims: [{ day: '2026-03-31' }], events: [start('2026-03-01')], answers: ['yes'] },
  { name: 'one day short', terms: HOLD, claims: [{ day: '2026-03-30' }], events: [start('2026-03-01')], answers: ['held_too_short'] },
  {
    name: 'a later start resets the clock',
    terms: HOLD,
    claims: [{ day: '2026-03-31' }],
    events: [start('2026-03-01'), start('2026-03-15')],
    answers: ['held_too_short'],
  },
  {
    name: 'a start of another outcome does not',
    terms: HOLD,
    claims: [{ day: '2026-03-31' }],
    events: [start('2026-03-01'), start('2026-03-15', { outcome: 'start' })],
    answers: ['yes'],
  },
  { name: 'never started', terms: HOLD, claims: [{ day: '2026-03-31' }], answers: ['held_too_short'] },
];

const either = (upgrade: 'none' | 'difference'): SheetParts => ({ alternatives: [{ id: 'either', outcomes: ['start', 'job'], upgrade }] });

const ALTERNATIVES: readonly Row[] = [
  {
    name: 'the first one chosen stays',
    terms: either('none'),
    claims: [{ outcome: 'start', day: '2026-02-01' }, {}],
    answers: ['yes', 'alternative_paid'],
  },
  { name: 'more of the chosen one is fine', terms: either('none'), claims: [{}, { sequence: 2 }], answers: ['yes', 'yes'] },
  { name: 'another person chooses freely', terms: either('none'), claims: [{ outcome: 'start' }, { subject: 'p2' }], answers: ['yes', 'yes'] },
  { name: 'an upgrade is accepted', terms: either('difference'), claims: [{ outcome: 'start', day: '2026-02-01' }, {}], answers: ['yes', 'yes'] },
];

describe.each([
  ['verdict and term', VERDICTS],
  ['deadline', DEADLINES],
  ['cohort', COHORTS],
  ['person', PERSONS],
  ['time held', HOLDS],
  ['alternatives', ALTERNATIVES],
])('%s', (_what, rows) => {
  it.each(rows)('$name', (row) => {
    expect(answers(row)).toEqual(row.answers);
  });
});

/** The day of report that stands in the refusal, beside the day of receipt. */
function lateData(claims: readonly ClaimParts[]): readonly Refusal['data'][] {
  const made = claims.map((claim) => ({ id: 'c1', day: '2026-03-01', outcome: 'job', subject: 'p1', ...claim }));
  const statement = settle(makeSheet({ ...BASE, ...DEADLINE }), makeFacts({ claims: made }), END);
  return statement.refusals.flatMap(({ code, data }) => (code === 'too_late' ? [data] : []));
}

describe('the day of report beside the receipt', () => {
  const reported = { recorded: '2026-03-10', received: '2026-05-01', order: 1 };
  const judged = { recorded: '2026-06-02', received: '2026-06-02', order: 2, verdict: 'accepted' as const };
  const late = { received: '2026-05-01', reported: '2026-03-10' };
  it('is that of who brought the claim', () => expect(lateData([reported])).toMatchObject([late]));
  it('is not the day of the verdict on it', () => expect(lateData([reported, judged])).toMatchObject([late]));
  it('stays that of the first report when the claim is corrected twice, in whatever order the versions are read', () => {
    const again = { recorded: '2026-07-01', received: '2026-07-01', order: 3 };
    expect(lateData([again, judged, reported])).toMatchObject([late]);
  });
});

describe('a refusal says why', () => {
  const dataOf = (row: Row): Refusal['data'] | undefined => settle(makeSheet({ ...BASE, ...row.terms }), factsOf(row), END).refusals[0]?.data;

  it.each<[string, Row, Refusal['data']]>([
    [
      'the reason of the assessor',
      { name: '', claims: [{ verdict: 'rejected', reason: 'no contract shown' }], answers: [] },
      { verdict: 'rejected', reason: 'no contract shown' },
    ],
    ['how late', { name: '', terms: DEADLINE, claims: [{ recorded: '2026-04-02' }], answers: [] }, { days: '32', allowed: '30' }],
    [
      'how long it was held',
      { name: '', terms: HOLD, claims: [{ day: '2026-03-11' }], events: [start('2026-03-01')], answers: [] },
      { held: '10', needed: '30', start: '2026-03-01' },
    ],
    ['which step', { name: '', terms: LADDER, claims: [{}], answers: [] }, { step: 'start' }],
  ])('%s', (_name, row, data) => {
    expect(dataOf(row)).toEqual(data);
  });

  it('with the period in which the claim falls', () => {
    const { refusals } = settle(makeSheet(BASE), factsOf({ name: '', claims: [{ verdict: 'rejected' }], answers: [] }), END);
    expect(refusals[0]?.period).toBe('2026-03-31');
  });
});

describe('a claim corrected after the deadline', () => {
  it('was made in time and keeps counting, with its new number', () => {
    const first = { id: 'c1', day: '2026-03-01', outcome: 'job', subject: 'p1', recorded: '2026-03-10' };
    const facts = makeFacts({ claims: [first, { ...first, recorded: '2026-06-01', quantity: '2' }] });
    const { items } = settle(makeSheet({ ...BASE, ...DEADLINE }), facts, END);
    expect(items.map((item) => item.paid)).toEqual([20_000]);
  });
});

describe('a claim that is judged later, or on the day it came in', () => {
  const reported = { id: 'c1', day: '2026-03-01', outcome: 'job', subject: 'p1', recorded: '2026-03-10', received: '2026-04-07' };
  const judged = { ...reported, recorded: '2026-04-09', received: '2026-04-09' };
  const atOnce = { ...reported, recorded: '2026-04-07' };

  it.each([
    ['later', [reported, judged]],
    ['in another order of the file', [judged, reported]],
    [
      'at once',
      [
        { ...reported, order: 1 },
        { ...atOnce, order: 2 },
      ],
    ],
  ])('was reported and received when it was, not when it was judged: %s', (_what, claims) => {
    const { refusals } = settle(makeSheet({ ...BASE, ...DEADLINE }), makeFacts({ claims }), END);
    const late = refusals.find((refusal) => refusal.code === 'too_late');
    expect(late?.data).toMatchObject({ received: '2026-04-07', reported: '2026-03-10' });
  });
});
