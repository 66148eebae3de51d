import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { settle } from './settle.ts';
import type { Settled, Statement } from './statement.ts';
import type { TermSheet } from './terms.ts';
import { type ClaimParts, END, JOB, type SheetParts, makeClaims, makeFacts, makeSheet } from './testing.ts';
import { totalsOf } from './totals.ts';

const PAY_JOB = { id: 'pay_job', outcome: 'job' };
const SHEET = makeSheet(JOB);
const APRIL = day('2026-04-15');

const asSettled = (statement: Statement): readonly Settled[] =>
  statement.lines.map((line) => ({ key: line.key, period: line.period, version: line.version, amount: line.computed }));

/** "03-31 pay_job city: computed / settled / due" in euros. */
function lines(statement: Statement): readonly string[] {
  return statement.lines.map(
    (line) => `${line.period.slice(5)} ${line.rule} ${line.payer}: ${line.computed / 100} / ${line.alreadySettled / 100} / ${line.due / 100}`,
  );
}

describe('periods', () => {
  it.each([
    ['2026-03-30', ['open', 'open', 'open', 'open'], 0],
    ['2026-03-31', ['closed', 'open', 'open', 'open'], 100],
    ['2026-06-29', ['closed', 'open', 'open', 'open'], 100],
    ['2026-06-30', ['closed', 'closed', 'open', 'open'], 200],
    ['2030-01-01', ['closed', 'closed', 'closed', 'closed'], 200],
  ])('seen on %s', (on, states, euros) => {
    const statement = settle(SHEET, makeClaims({}, { subject: 'p2', day: '2026-04-01' }), day(on));
    expect(statement.periods.map((period) => period.state)).toEqual(states);
    expect(statement.totals.computed).toBe(euros * 100);
  });

  it('an open period counts its claims but pays none', () => {
    const { periods, lines: none } = settle(SHEET, makeClaims({}), day('2026-02-01'));
    expect(periods[0]).toMatchObject({ state: 'open', claims: 1 });
    expect(none).toEqual([]);
  });

  it('the edges of a period', () => {
    const rows: readonly ClaimParts[] = [{ day: '2026-03-31' }, { day: '2026-04-01', subject: 'p2' }, { day: '2026-06-30', subject: 'p3' }];
    expect(lines(settle(SHEET, makeClaims(...rows), END))).toEqual(['03-31 pay_job city: 100 / 0 / 100', '06-30 pay_job city: 200 / 0 / 200']);
  });

  it('a contract of one day', () => {
    const sheet = makeSheet({ ...JOB, period: { from: '2026-01-15', to: '2026-01-15' } });
    expect(settle(sheet, makeClaims({}), day('2026-01-15')).totals.computed).toBe(10_000);
  });
});

describe('totals', () => {
  it('by payer, payee, period and outcome', () => {
    const sheet = makeSheet({
      ...JOB,
      payers: [
        { party: 'city', share: '70%' },
        { party: 'fund', share: '30%' },
      ],
      fees: [{ id: 'fee', from: 'city', to: 'province', amount: '5', every: 'once' }],
    });
    expect(settle(sheet, makeClaims({}, { subject: 'p2', day: '2026-05-01' }), END).totals).toEqual({
      computed: 20_500,
      alreadySettled: 0,
      due: 20_500,
      byPayer: { city: 14_500, fund: 6_000 },
      byPayee: { provider: 20_000, province: 500 },
      byPeriod: { '2026-03-31': 10_500, '2026-06-30': 10_000 },
      byOutcome: { job: 20_000, fee: 500 },
    });
  });

  it('of nothing are zero', () => {
    expect(totalsOf([])).toEqual({ computed: 0, alreadySettled: 0, due: 0, byPayer: {}, byPayee: {}, byPeriod: {}, byOutcome: {} });
  });
});

describe('a late or corrected fact', () => {
  const first = settle(SHEET, makeClaims({}), APRIL);
  const settled = asSettled(first);
  const MAY = day('2026-05-20');

  it.each<readonly [string, readonly ClaimParts[], readonly string[]]>([
    ['nothing new', [{}], ['03-31 pay_job city: 100 / 100 / 0']],
    ['a claim recorded late', [{}, { subject: 'p2', recorded: '2026-05-10' }], ['03-31 pay_job city: 200 / 100 / 100']],
    ['a claim withdrawn', [{ verdict: 'withdrawn' }], ['03-31 pay_job city: 0 / 100 / -100']],
    ['fewer units', [{ quantity: '0.5' }], ['03-31 pay_job city: 50 / 100 / -50']],
  ])('%s', (_name, rows, expected) => {
    expect(lines(settle(SHEET, makeClaims(...rows), MAY, { settled }))).toEqual(expected);
  });

  it('has a due day of its own; what did not change keeps its day', () => {
    const due = (rows: readonly ClaimParts[]): readonly string[] =>
      settle(SHEET, makeClaims(...rows), MAY, { settled }).lines.map((line) => line.dueDay);
    expect(due([{}])).toEqual(['2026-04-30']);
    expect(due([{}, { subject: 'p2' }])).toEqual(['2026-06-19']);
    expect(due([{ verdict: 'withdrawn' }])).toEqual(['2026-06-19']);
  });

  it('a correction of a correction: what was settled in two steps counts together', () => {
    const steps = [...settled, { key: '2026-03-31/pay_job/city/provider', period: '2026-03-31', version: 1, amount: settled[0]?.amount ?? 0 }];
    const twice = settle(SHEET, makeClaims({}, { subject: 'p2' }), MAY, { settled: steps.map((step) => ({ ...step, amount: first.totals.due })) });
    expect(lines(twice)).toEqual(['03-31 pay_job city: 200 / 200 / 0']);
  });

  it('changes later periods too when they hang together', () => {
    const sheet = makeSheet({ ...JOB, limits: [{ id: 'cap', each: 'contract', max: '100' }] });
    const before = settle(sheet, makeClaims({ day: '2026-05-01' }), day('2026-07-15'));
    const after = settle(sheet, makeClaims({ day: '2026-05-01' }, { subject: 'p2', recorded: '2026-08-01' }), day('2026-08-15'), {
      settled: asSettled(before),
    });
    expect(lines(after)).toEqual(['03-31 pay_job city: 100 / 0 / 100', '06-30 pay_job city: 0 / 100 / -100']);
  });
});

describe('a line that is gone', () => {
  it('of a local payer comes back under its own key', () => {
    const first = settle(SHEET, makeClaims({ payer: 'fund' }), APRIL);
    expect(first.lines.map((line) => line.key)).toEqual(['2026-03-31/pay_job/fund/provider/local']);
    const [gone] = settle(SHEET, makeClaims({ payer: 'fund', verdict: 'withdrawn' }), APRIL, { settled: asSettled(first) }).lines;
    expect(gone).toMatchObject({
      key: '2026-03-31/pay_job/fund/provider/local',
      rule: 'pay_job',
      payer: 'fund',
      payee: 'provider',
      computed: 0,
      due: -10_000,
    });
  });

  it('is not repeated once it was paid back', () => {
    const first = settle(SHEET, makeClaims({}), APRIL);
    const back = settle(SHEET, makeClaims({ verdict: 'withdrawn' }), APRIL, { settled: asSettled(first) });
    expect(settle(SHEET, makeClaims({ verdict: 'withdrawn' }), APRIL, { settled: asSettled(back) }).lines).toEqual([]);
  });
});

describe('a payer of its own', () => {
  it('pays its own claims beside its share of the others', () => {
    const sheet = makeSheet({
      ...JOB,
      payers: [
        { party: 'city', share: '50%' },
        { party: 'fund', share: '50%' },
      ],
    });
    const statement = settle(sheet, makeClaims({}, { subject: 'p2', payer: 'city' }), END);
    expect(statement.lines.map((line) => [line.key, line.computed / 100])).toEqual([
      ['2026-03-31/pay_job/city/provider', 50],
      ['2026-03-31/pay_job/fund/provider', 50],
      ['2026-03-31/pay_job/city/provider/local', 100],
    ]);
    expect(settle(sheet, makeClaims({}, { subject: 'p2', payer: 'city' }), END, { settled: asSettled(statement) }).totals.due).toBe(0);
  });

  it('from its enrolment', () => {
    const facts = {
      ...makeClaims({}),
      events: makeFacts({ events: [{ id: 'e1', kind: 'enrolment', day: '2026-01-01', subject: 'p1', payer: 'province' }] }).events,
    };
    expect(settle(SHEET, facts, END).totals.byPayer).toEqual({ province: 10_000 });
  });
});

describe('amendments', () => {
  const version = (number: number, effective: string, price: string, more: SheetParts = {}): TermSheet =>
    makeSheet({ ...JOB, rules: [{ ...PAY_JOB, price }], version: number, effective, ...more });
  const contract = [makeSheet(JOB), version(2, '2026-04-01', '200'), version(3, '2026-08-15', '300')];
  const facts = makeClaims({}, { subject: 'p2', day: '2026-05-01' }, { subject: 'p3', day: '2026-09-01' }, { subject: 'p4', day: '2026-11-01' });

  it('a period takes the version that counts on its first day', () => {
    const statement = settle(contract, facts, END);
    expect(statement.periods.map((period) => period.version)).toEqual([1, 2, 2, 3]);
    expect(lines(statement).map((line) => line.split(' / ')[0])).toEqual([
      '03-31 pay_job city: 100',
      '06-30 pay_job city: 200',
      '09-30 pay_job city: 200',
      '12-31 pay_job city: 300',
    ]);
  });

  it('a settled period keeps the version it was settled with', () => {
    const settled = asSettled(settle([makeSheet(JOB)], facts, day('2026-07-01')));
    const statement = settle(contract, facts, END, { settled });
    expect(statement.periods.map((period) => period.version)).toEqual([1, 1, 2, 3]);
    expect(statement.totals.due).toBe(50_000);
  });

  it('what was counted before an amendment still counts after it', () => {
    const capped = (number: number, effective: string): TermSheet =>
      version(number, effective, '100', { limits: [{ id: 'cap', each: 'person', max: '150' }] });
    const twice = makeClaims({}, { sequence: 2, day: '2026-05-01' });
    expect(settle([capped(1, '2026-01-01'), capped(2, '2026-04-01')], twice, END).items.map((item) => item.paid / 100)).toEqual([100, 50]);
  });

  it('a ladder goes on over an amendment, also when the outcomes stand in another order', () => {
    const [start, job] = [
      { id: 'start', title: 'Start' },
      { id: 'job', title: 'Job', requires: ['start'] },
    ];
    const first = makeSheet({ ...JOB, outcomes: [start, job] });
    const second = makeSheet({ ...JOB, outcomes: [job, start], version: 2, effective: '2026-04-01' });
    const statement = settle([first, second], makeClaims({ outcome: 'start' }, { day: '2026-05-01' }), END);
    expect([statement.totals.computed, statement.refusals]).toEqual([10_000, []]);
  });

  it('a price list re-dated by agreement: the effect is the difference with what was settled', () => {
    const settled = asSettled(settle(makeSheet(JOB), facts, day('2026-07-01')));
    const redated = makeSheet({ ...JOB, rules: [{ ...PAY_JOB, price: [{ price: '100' }, { price: '130', from: '2026-04-01' }] }] });
    expect(lines(settle(redated, facts, day('2026-07-01'), { settled }))).toEqual([
      '03-31 pay_job city: 100 / 100 / 0',
      '06-30 pay_job city: 130 / 100 / 30',
    ]);
  });
});

describe('series', () => {
  it('a plan is settled like reality, beside it', () => {
    const facts = makeClaims({}, { subject: 'p2', series: 'plan' }, { subject: 'p3', series: 'plan' });
    expect(settle(SHEET, facts, END).totals.computed).toBe(10_000);
    expect(settle(SHEET, facts, END, { series: 'plan' })).toMatchObject({ series: 'plan', totals: { computed: 20_000 } });
  });
});

describe('currencies', () => {
  it.each([
    ['JPY', '5000', 5000],
    ['KWD', '1.25', 1250],
    ['JPY', '0.495', 0],
    ['EUR', '12.34', 1234],
  ])('%s', (currency, price, amount) => {
    const statement = settle(makeSheet({ ...JOB, currency, rules: [{ ...PAY_JOB, price }] }), makeClaims({}), END);
    expect([statement.currency, statement.totals.computed]).toEqual([currency, amount]);
  });
});

describe('an outcome without a rule', () => {
  it('is accepted and earns nothing, and that is said', () => {
    const sheet = makeSheet({ outcomes: [{ id: 'job', title: 'Job' }] });
    expect(settle(sheet, makeClaims({}), END)).toMatchObject({ lines: [], items: [], refusals: [{ code: 'no_rule', claim: 'c1' }] });
  });
});
