import { describe, expect, it } from 'vitest';
import { toText } from '../../../engine/decimal.ts';
import { day } from '../../../engine/calendar.ts';
import { factsSchema } from '../../../engine/facts.ts';
import { type TermSheet, termSheetSchema } from '../../../engine/terms.ts';
import { valueOfFigure } from './figure-value.ts';
import type { Show } from './scenario.ts';
import { settleScenario } from './settle-scenario.ts';
import { statementText } from './statement-text.ts';

/** 1,000 a job, two payers, VAT, at most two jobs; a loan of 1,000 that is drawn on the first day. */
const SHEET: TermSheet = termSheetSchema.parse({
  lente: 1,
  contract: 'jobs',
  title: 'Jobs',
  form: 'sib',
  currency: 'EUR',
  parties: [
    { id: 'city', name: 'City', roles: ['commissioner'] },
    { id: 'province', name: 'Province', roles: ['commissioner'] },
    { id: 'provider', name: 'Provider', roles: ['provider'] },
    { id: 'arranger', name: 'Arranger', roles: ['arranger'] },
    { id: 'saver', name: 'Saver', roles: ['investor'] },
  ],
  period: { from: '2026-01-01', to: '2026-12-31' },
  calendar: { every: 'half-year' },
  outcomes: [{ id: 'job', title: 'Job' }],
  rules: [{ id: 'pay', outcome: 'job', price: 1000 }],
  limits: [{ id: 'most', each: 'contract', max: 2000 }],
  payers: [
    { party: 'city', share: '75%' },
    { party: 'province', share: '25%' },
  ],
  tax: { rate: '21%', category: 'S' },
  capital: {
    manager: 'arranger',
    maturity: '2027-01-30',
    tranches: [{ id: 'loan', committed: 1000, holders: [{ party: 'saver', share: 1 }] }],
    draws: [{ day: '2026-01-30', tranche: 'loan', amount: 1000 }],
    waterfall: [
      { id: 'back', pay: 'principal' },
      { id: 'gain', pay: 'rest', tranche: 'loan' },
    ],
  },
});

const FACTS = factsSchema.parse({
  claims: [
    { id: 'c1', day: '2026-02-01', outcome: 'job', subject: 'p1' },
    { id: 'c2', day: '2026-08-01', outcome: 'job', subject: 'p2' },
    { id: 'c3', day: '2026-09-01', outcome: 'job', subject: 'p3' },
    { id: 'c4', day: '2026-09-01', outcome: 'job', subject: 'p4', verdict: 'rejected' },
    { id: 'c1', day: '2026-02-01', recorded: '2026-09-15', outcome: 'job', subject: 'p1', verdict: 'withdrawn' },
  ],
});

const settled = settleScenario([SHEET], FACTS, [day('2026-07-31'), day('2027-01-31')]);

const ROWS: readonly (readonly [Show, string | undefined])[] = [
  [{ value: 'paid' }, '2420'],
  [{ value: 'paid', payer: 'province' }, '605'],
  [{ value: 'paid', period: day('2026-12-31') }, '2420'],
  [{ value: 'net' }, '2000'],
  [{ value: 'tax' }, '420'],
  [{ value: 'gross' }, '2000'],
  [{ value: 'due', until: day('2026-06-30') }, '-1210'],
  [{ value: 'paid', asOf: day('2026-07-31') }, '1210'],
  [{ value: 'cut', limit: 'most' }, '0'],
  [{ value: 'quantity' }, '2'],
  [{ value: 'claims', rule: 'pay' }, '2'],
  [{ value: 'refusals' }, '3'],
  [{ value: 'refusals', code: 'withdrawn' }, '1'],
  [{ value: 'pays', rule: 'nothing' }, '0'],
  [{ value: 'pays', rule: 'pay' }, '1'],
  [{ value: 'paid', over: '4' }, '605'],
  [{ value: 'paid', plus: '-20', over: '0' }, undefined],
  [{ value: 'put_in' }, '1000'],
  // The correction of July is due after the last day on which is looked: it has not reached the loan yet.
  [{ value: 'back', tranche: 'loan' }, '3000'],
  [{ value: 'profit' }, '2000'],
  [{ value: 'multiple' }, '3'],
  [{ value: 'moved', step: 'back', to: 'saver' }, '1000'],
  [{ value: 'outstanding' }, '0'],
];

describe('a figure of a settled contract', () => {
  it.each(ROWS)('%j is %s', (show, expected) => {
    const found = valueOfFigure(show, settled);
    expect(found === undefined ? undefined : toText(found.value)).toBe(expected);
  });

  it('is a rate of -100 % when nothing came back', () => {
    const lost = settleScenario([SHEET], factsSchema.parse({}), [day('2027-01-31')]);
    expect(valueOfFigure({ value: 'irr' }, lost)).toMatchObject({ unit: 'rate', value: { n: -1n, d: 1n } });
  });

  it('has no return when there is no capital', () => {
    const direct = settleScenario([termSheetSchema.parse({ ...SHEET, capital: undefined })], FACTS, [day('2027-01-31')]);
    expect(valueOfFigure({ value: 'irr' }, direct)).toBeUndefined();
  });
});

describe('the golden text', () => {
  const text = statementText(settled);

  it('has a part for each settlement and one for the waterfall', () => {
    expect(text.match(/^# /gm)).toHaveLength(3);
  });

  it('names what was refused, what was settled before, and where the money went', () => {
    expect(text).toContain('refused c1 of p1: withdrawn');
    expect(text).toContain('pay: city -> arranger 0.00, settled before 907.50, due -907.50');
    expect(text).toContain('back principal loan: due 1000.00');
  });
});
