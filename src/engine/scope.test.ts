import { describe, expect, it } from 'vitest';
import type { Admitted } from './admission.ts';
import { day } from './calendar.ts';
import { parseExact, toText } from './decimal.ts';
import { namedEvents } from './events.ts';
import { evaluate, parseFormula } from './formula.ts';
import { cents } from './money.ts';
import { makePlan } from './plan.ts';
import { must } from './result.ts';
import { type PeriodView, type Reach, makeScope, withValue } from './scope.ts';
import { makeClaims, makeFacts, makeSheet } from './testing.ts';

const CLAIMS = makeClaims(
  {},
  { subject: 'p1', sequence: 2, quantity: '2.5' },
  { subject: 'p2', group: 'young' },
  { subject: 'p2', outcome: 'house' },
  { subject: 'p3', day: '2026-05-01' },
).claims.map((claim): Admitted => ({ claim, subject: Number(claim.subject.slice(1)), outcome: 0, group: claim.group, payer: undefined }));

const { measures } = makeFacts({
  measures: [
    { id: 'm1', day: '2026-02-01', name: 'rate', value: '10' },
    { id: 'm2', day: '2026-03-01', name: 'rate', value: '12' },
    { id: 'm3', day: '2026-05-01', name: 'rate', value: '20' },
    { id: 'm4', day: '2026-02-01', name: 'score', value: '4', subject: 'p1' },
    { id: 'm5', day: '2026-03-01', name: 'score', value: '6', subject: 'p2' },
    { id: 'm6', day: '2026-05-01', name: 'score', value: '8', subject: 'p1' },
  ],
});

const SHEET = makeSheet({
  parameters: {
    plain: '5',
    twice: 'plain * 2',
    from_rate: 'rate + 1',
    unknown_inside: 'nowhere + 1',
    dated: [
      { from: '2026-01-01', value: '1' },
      { from: '2026-02-01', value: '2' },
      { from: '2026-04-01', value: '3' },
    ],
    rate: '99',
  },
  curves: { table: { kind: 'steps', points: [{ at: '10', value: '100' }] } },
});

/** The second quarter, or (the default) the first. */
function viewOf(quarter: 1 | 2 = 1): PeriodView {
  const [from, to] = quarter === 1 ? [day('2026-01-01'), day('2026-03-31')] : [day('2026-04-01'), day('2026-06-30')];
  return {
    plan: makePlan(SHEET),
    period: { key: to, from, to },
    admitted: CLAIMS.filter((entry) => entry.claim.day >= from && entry.claim.day <= to),
    admittedToDate: CLAIMS.filter((entry) => entry.claim.day <= to),
    measures: measures.filter((measure) => measure.day >= from && measure.day <= to),
    measuresToDate: measures.filter((measure) => measure.day <= to),
    enrolled: 7,
    until: to,
    isLast: false,
    events: namedEvents(makeFacts({ events: [{ id: 'e1', kind: 'event', name: 'stopped', day: '2026-01-01' }] }).events),
    isEvent: (name) => name === 'stopped' || name === 'later',
    paidByRule: new Map([
      ['pay', cents(12_345)],
      ['own', cents(50)],
    ]),
    worthByRule: new Map(),
    lostByRule: new Map(),
  };
}

const WHOLE: Reach = { subject: undefined, toDate: false, rule: undefined };

function answer(text: string, view: PeriodView, reach: Reach, own?: Readonly<Record<string, string>>): string {
  const tree = parseFormula(text);
  const value = evaluate(must(tree.ok ? tree.value : undefined, text), makeScope(view, reach, own));
  if (!value.ok) return value.error.code;
  return typeof value.value === 'boolean' ? String(value.value) : toText(value.value);
}

describe('a name', () => {
  it.each<readonly [string, string, Partial<Reach>, string]>([
    ['the measure of the period, the last one', 'rate', {}, '12'],
    ['a measure goes before a parameter of that name', 'rate', {}, '12'],
    ['the measure of a person', 'score', { subject: 'p1' }, '4'],
    ['of the whole contract when the person has none', 'rate', { subject: 'p1' }, '12'],
    ['not of another person', 'score', { subject: 'p3' }, 'value_missing'],
    ['not of a person when the whole contract is asked', 'score', {}, 'value_missing'],
    ['a parameter', 'plain', {}, '5'],
    ['a parameter that is a formula', 'twice', {}, '10'],
    ['a parameter over a measure', 'from_rate', {}, '13'],
    ['a parameter as it stands on the last day of the period', 'dated', {}, '2'],
    ['a parameter that cannot be calculated is missing', 'unknown_inside', {}, 'value_missing'],
    ['days of the period, both ends', 'period_days', {}, '90'],
    ['enrolled', 'enrolled', {}, '7'],
    ['something that happened', 'stopped', {}, 'true'],
    ['something that did not', 'has(started)', {}, 'false'],
    ['a table', 'lookup(table, rate)', {}, '100'],
  ])('%s', (_name, text, reach, value) => {
    expect(answer(text, viewOf(), { ...WHOLE, ...reach })).toBe(value);
  });

  it('a number of the claim itself goes before everything', () => {
    expect(answer('rate + plain', viewOf(), WHOLE, { rate: '1', plain: '0.5' })).toBe('1.5');
  });

  it('paid before is what this rule paid', () => {
    const rule = makeSheet({ rules: [{ id: 'own', per: 'contract', amount: '1' }] }).rules[0];
    expect(answer('paid_before', viewOf(), { ...WHOLE, rule })).toBe('0.5');
    expect(answer('paid_before', viewOf(), WHOLE)).toBe('0');
  });
});

describe('a function', () => {
  it.each<readonly [string, string, Partial<Reach>, string, 1 | 2]>([
    ['claims of the period', 'count(job)', {}, '3', 1],
    ['of the next period', 'count(job)', {}, '1', 2],
    ['to date', 'count(job)', { toDate: true }, '4', 2],
    ['total is always to date', 'total(job)', {}, '4', 2],
    ['of a person', 'count(job)', { subject: 'p1' }, '2', 1],
    ['of a person to date', 'total(job)', { subject: 'p1' }, '2', 2],
    ['of a person who has none', 'count(job)', { subject: 'p9' }, '0', 1],
    ['of a group', 'count(job, young)', {}, '1', 1],
    ['persons, not claims', 'people(job)', {}, '2', 1],
    ['units', 'quantity(job)', {}, '4.5', 1],
    ['an outcome without claims', 'quantity(degree)', {}, '0', 1],
    ['the sum of the last value of each person', 'sum(score)', {}, '10', 1],
    ['to date a later value replaces an earlier one', 'sum(score)', { toDate: true }, '14', 2],
    ['the mean', 'mean(score)', {}, '5', 1],
    ['the mean of nothing', 'mean(nowhere)', {}, 'value_missing', 1],
    ['the sum of nothing', 'sum(nowhere)', {}, '0', 1],
    ['what another rule paid before', 'paid(pay)', {}, '123.45', 1],
    ['what an unknown rule paid', 'paid(nowhere)', {}, '0', 1],
  ])('%s', (_name, text, reach, value, quarter) => {
    expect(answer(text, viewOf(quarter), { ...WHOLE, ...reach })).toBe(value);
  });
});

describe('what was used', () => {
  it('is told once, with its value', () => {
    const scope = makeScope(viewOf(), WHOLE, { own: '3' });
    scope.name('rate');
    scope.name('own');
    scope.name('nowhere');
    scope.call?.('count', ['job', 'young']);
    expect(scope.take()).toEqual({ rate: '12', own: '3', 'count(job, young)': '1' });
    expect(scope.take()).toEqual({});
  });

  it('shows what a parameter was made of', () => {
    const scope = makeScope(viewOf(), WHOLE);
    scope.name('from_rate');
    expect(scope.take()).toEqual({ from_rate: '13', rate: '12' });
  });

  it('a value that was set goes before the others, and is told too', () => {
    const scope = makeScope(viewOf(), WHOLE);
    const inner = withValue(scope, 'rate', parseExact('0.5'));
    expect(inner.name('rate')).toEqual(parseExact('0.5'));
    expect(inner.take()).toEqual({ rate: '0.5' });
    expect(withValue(scope, 'rate', undefined).name('rate')).toBeUndefined();
  });
});

describe('claims to date', () => {
  it('are counted again when the list has grown', () => {
    const admittedToDate = CLAIMS.slice(0, 1);
    const view = { ...viewOf(), admittedToDate };
    const reach = { ...WHOLE, toDate: true, subject: 'p1' };
    expect(answer('count(job)', view, reach)).toBe('1');
    admittedToDate.push(...CLAIMS.slice(1));
    expect(answer('count(job)', view, reach)).toBe('2');
  });
});
