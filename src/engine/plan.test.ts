import { describe, expect, it } from 'vitest';
import { type Day, day } from './calendar.ts';
import { inForce, makePlan, numberIds, sharesOn } from './plan.ts';
import { type TermSheet, termSheetSchema } from './terms.ts';
import { JOB, type SheetParts, makeSheet } from './testing.ts';

function sheet(capital: object): TermSheet {
  return termSheetSchema.parse({
    lente: 1,
    contract: 'bond',
    title: 'Bond',
    form: 'sib',
    currency: 'EUR',
    parties: [
      { id: 'gemeente', name: 'Gemeente', roles: ['commissioner'] },
      { id: 'uitvoerder', name: 'Uitvoerder', roles: ['provider'] },
      { id: 'beheerder', name: 'Beheerder', roles: ['arranger'] },
      { id: 'fonds', name: 'Fonds', roles: ['investor'] },
    ],
    period: { from: '2026-01-01', to: '2026-12-31' },
    ...capital,
  });
}

const capital = {
  manager: 'beheerder',
  maturity: '2027-01-31',
  tranches: [{ id: 'lening', holders: [{ party: 'fonds', share: '1' }], committed: '1000' }],
};

describe('who receives when a rule does not say', () => {
  it('is the provider of a direct contract', () => {
    expect(makePlan(sheet({})).defaultPayee).toBe('uitvoerder');
  });

  it('is the manager of the capital of a bond, so that the waterfall can share it out', () => {
    expect(makePlan(sheet({ capital })).defaultPayee).toBe('beheerder');
  });
});

describe('what counts on a day', () => {
  const row = (from: string | undefined, value: string): { readonly from: Day | undefined; readonly value: string } => ({
    from: from === undefined ? undefined : day(from),
    value,
  });

  it.each([
    ['the row without a day counts from the start', [row(undefined, 'a')], 'a'],
    ['the latest first day that is not after it', [row('2026-01-01', 'a'), row('2026-06-01', 'b'), row('2026-06-02', 'c')], 'b'],
    ['in whatever order they stand', [row('2026-06-01', 'b'), row('2026-01-01', 'a'), row(undefined, 'z')], 'b'],
    ['of two with one day the one named last', [row('2026-06-01', 'b'), row('2026-06-01', 'c')], 'c'],
    ['none yet', [row('2026-06-02', 'c')], undefined],
    ['no rows', [], undefined],
  ])('%s', (_name, rows, value) => {
    expect(inForce(rows, day('2026-06-01'))?.value).toBe(value);
  });

  const halves = [
    { from: '2026-03-01', value: [{ party: 'city', share: '1' }] },
    { from: '2026-07-01', value: [{ party: 'fund', share: '1' }] },
  ];

  it.each<readonly [string, SheetParts, string, readonly string[]]>([
    ['the first commissioner', {}, '2026-01-01', ['city 1']],
    [
      'the shares of the sheet',
      {
        payers: [
          { party: 'city', share: '70%' },
          { party: 'fund', share: '30%' },
        ],
      },
      '2026-01-01',
      ['city 70%', 'fund 30%'],
    ],
    ['dated shares', { payers: halves }, '2026-06-30', ['city 1']],
    ['dated shares, later', { payers: halves }, '2026-07-01', ['fund 1']],
    ['before the first day: the first of them', { payers: halves }, '2026-01-01', ['city 1']],
  ])('payers: %s', (_name, parts, on, shares) => {
    expect(sharesOn(makePlan(makeSheet(parts)), {}, day(on)).map((share) => `${share.party} ${share.share}`)).toEqual(shares);
  });

  it('a rule that names its payer needs no shares', () => {
    expect(sharesOn(makePlan(makeSheet()), { from: 'fund' }, day('2026-01-01'))).toEqual([{ party: 'fund', share: '1' }]);
  });
});

describe('which limits bear on which rule', () => {
  const rules = [
    { id: 'pay_job', outcome: 'job', price: '1' },
    { id: 'pay_both', outcomes: ['job', 'house'], price: '1' },
    { id: 'flat', per: 'period' as const, amount: '1' },
  ];

  it.each<readonly [string, Partial<NonNullable<SheetParts['limits']>[number]>, readonly string[]]>([
    ['no names: on all', {}, ['pay_job', 'pay_both', 'flat']],
    ['by rule', { rules: ['flat'] }, ['flat']],
    ['by outcome: on each rule that has it', { outcomes: ['house'] }, ['pay_both']],
    ['by rule goes before by outcome', { rules: ['flat'], outcomes: ['job'] }, ['flat']],
    ['per payer: on the lines, not on the items', { each: 'payer' }, []],
  ])('%s', (_name, parts, bearing) => {
    const limits = [{ id: 'cap', each: 'contract' as const, max: '1', ...parts }];
    expect(
      makePlan(makeSheet({ rules, limits }))
        .rules.filter((plan) => plan.limits.all.length > 0)
        .map((plan) => plan.rule.id),
    ).toEqual(bearing);
  });
});

describe('numbers of things', () => {
  it('stay the same in every version of a contract', () => {
    const [first, second] = [
      ['a', 'b'],
      ['c', 'a'],
    ].map((ids) => makeSheet({ outcomes: ids.map((id) => ({ id, title: id })) }));
    const sheets = [first, second].filter((sheet) => sheet !== undefined);
    expect(Object.fromEntries(numberIds(sheets).outcomes)).toEqual({ a: 0, b: 1, c: 2 });
  });

  it('a rule without rounding of its own takes that of the sheet', () => {
    const plan = makePlan(makeSheet({ ...JOB, rounding: { to: '10', rule: 'up' } }));
    expect(plan.rules[0]).toMatchObject({ rounding: { to: '10', rule: 'up' }, roundingStep: { n: 10n, d: 1n } });
  });

  it('a formula that was not checked stops', () => {
    expect(() => makePlan(makeSheet({ rules: [{ id: 'bad', per: 'period', amount: '1 +' }] }))).toThrow('was checked before');
  });
});
