import { describe, expect, it } from 'vitest';
import { type Path, nearestWord, pathText } from './issue.ts';
import { type ShapeFinding, shapeFindings, valueAtPath } from './issue-shape.ts';
import { termSheetSchema } from './terms.ts';

/** From a file of the wrong shape to our codes: one slip, one finding, at the place where a person looks. */

type Fields = Readonly<Record<string, unknown>>;

const BASE: Fields = {
  lente: 1,
  contract: 'test',
  title: 'Test',
  form: 'direct',
  currency: 'EUR',
  parties: [{ id: 'city', name: 'City', roles: ['commissioner'] }],
  period: { from: '2026-01-01', to: '2026-12-31' },
};

const KEYS: Readonly<Record<string, readonly string[]>> = {
  '': ['title', 'form', 'currency', 'period', 'rules'],
  period: ['from', 'to'],
  'payers[0]': ['party', 'share', 'units'],
};
const keysAt = (path: Path): readonly string[] => KEYS[pathText(path)] ?? [];

function slips(raw: unknown): readonly ShapeFinding[] {
  const parsed = termSheetSchema.safeParse(raw);
  return parsed.success ? [] : shapeFindings(parsed.error, { raw, keysAt });
}

const told = (raw: unknown): readonly string[] => slips(raw).map((slip) => `${slip.code} ${pathText(slip.path)}`);
const without = (field: string): Fields => Object.fromEntries(Object.entries(BASE).filter(([key]) => key !== field));
const rule = (parts: Fields): Fields => ({ ...BASE, rules: [{ id: 'pay', outcome: 'job', ...parts }] });
const loan = (holder: Fields): Fields => ({ manager: 'city', maturity: '2027-01-01', tranches: [{ id: 'loan', committed: 1, holders: [holder] }] });
const limit = (parts: Fields): Fields => ({ ...BASE, limits: [{ id: 'cap', each: 'contract', ...parts }] });

describe('a sheet of the wrong shape', () => {
  it('is right to begin with', () => {
    expect(told(BASE)).toEqual([]);
  });

  it.each<readonly [name: string, raw: unknown, expected: readonly string[]]>([
    ['a field that is missing', without('currency'), ['missing_key currency']],
    ['a field deeper in that is missing', { ...BASE, period: { from: '2026-01-01' } }, ['missing_key period.to']],
    ['nothing behind the colon', { ...BASE, title: null }, ['empty_value title']],
    ['an empty text', { ...BASE, title: '' }, ['empty_value title']],
    ['a field nobody knows', { ...BASE, budget: 5 }, ['unknown_key budget']],
    ['two of them: two findings', { ...BASE, budget: 5, colour: 'red' }, ['unknown_key budget', 'unknown_key colour']],
    [
      'a name written wrong: one finding, not also that the right one is missing',
      { ...without('currency'), currancy: 'EUR' },
      ['unknown_key currancy'],
    ],
    ['a name written wrong hides no other field that is missing', { ...without('currency'), from: 1 }, ['missing_key currency', 'unknown_key from']],
    ['the rest of a formula cut by a comma', rule({ amount: 'min(1', '2)': null }), ['comma_in_text rules[0].2)']],
    ['the decimals of a number cut by a comma', rule({ price: '1.850', '00': null }), ['comma_in_number rules[0].00']],
    ['the same with a percentage', rule({ price: '12', '5%': null }), ['comma_in_number rules[0].5%']],
    ['a field like that with a value is just unknown', rule({ amount: '1', '2)': 3 }), ['unknown_key rules[0].2)']],
    ['a list that is empty', { ...BASE, parties: [] }, ['too_few parties']],
    ['a text where a list belongs: nothing about its length', { ...BASE, parties: 'city' }, ['wrong_type parties']],
    ['a version of nothing', { ...BASE, version: 0 }, ['too_small version']],
    ['half a version', { ...BASE, version: 1.5 }, ['wrong_type version']],
    ['another version of the notation', { ...BASE, lente: 2 }, ['value_not_allowed lente']],
    ['a form that is not one', { ...BASE, form: 'sip' }, ['value_not_allowed form']],
    ['an id with a capital', rule({ id: 'Pay' }), ['id_shape rules[0].id']],
    ['an id that is a name of the machine', rule({ id: 'constructor' }), ['id_shape rules[0].id']],
    ['a parameter with a space in its name', { ...BASE, parameters: { 'a b': 1 } }, ['id_shape parameters.a b']],
    ['a contract with a space', { ...BASE, contract: 'Den Haag' }, ['slug_shape contract']],
    ['a currency in words', { ...BASE, currency: 'euro' }, ['currency_shape currency']],
    ['a month that does not exist', { ...BASE, period: { from: '2018-13-01', to: '2026-12-31' } }, ['day_shape period.from']],
    ['the 29th of February of 2026', { ...BASE, period: { from: '2026-02-29', to: '2026-12-31' } }, ['day_shape period.from']],
    ['a number with a currency', limit({ maxCount: 'C$1.3M' }), ['number_shape limits[0].maxCount']],
    ['a number of 31 signs', limit({ maxCount: '1'.repeat(31) }), ['number_too_long limits[0].maxCount']],
    ['a number of 30 signs', limit({ maxCount: '1'.repeat(30) }), []],
    ['not even a block', 'lente: 1', ['wrong_type ']],
    ['one row of several', rule({ price: [{ price: 1 }, { price: 'x' }] }), ['number_shape rules[0].price[1].price']],
    ['the row that was meant, of two shapes', limit({ max: [{ from: '2026-01-01' }] }), ['missing_key limits[0].max[0].value']],
    ['a value that fits none of the shapes', limit({ max: true }), ['wrong_type limits[0].max']],
    ['a share, not a dated row', { ...BASE, payers: [{ party: 'city', share: 'x' }] }, ['number_shape payers[0].share']],
    ['a dated row, not a share', { ...BASE, payers: [{ from: '2026-01-01', value: [{ party: 'city' }] }] }, ['missing_key payers[0].value[0].share']],
    ['units, not a share', { ...BASE, capital: loan({ party: 'bank', units: 1.5 }) }, ['wrong_type capital.tranches[0].holders[0].units']],
  ])('%s', (_name, raw, expected) => {
    expect(told(raw)).toEqual(expected);
  });
});

it('a field of the other shape of a row is not proposed in its own place', () => {
  const found = slips({
    ...BASE,
    payers: [
      { party: 'city', units: 3 },
      { party: 'fund', share: '50%' },
    ],
  });
  const unknown = found.find((entry) => entry.code === 'unknown_key');
  expect([unknown && pathText(unknown.path), unknown?.data['nearest'], unknown?.data['known']]).toEqual([
    'payers[0].units',
    undefined,
    ['party', 'share'],
  ]);
});

describe('what a finding tells', () => {
  it.each<readonly [name: string, raw: unknown, data: object]>([
    [
      'the word that was meant',
      { ...BASE, perod: 1 },
      { field: 'perod', nearest: 'period', known: ['currency', 'form', 'period', 'rules', 'title'] },
    ],
    ['no word when none comes near', { ...BASE, budget: 1 }, { field: 'budget', known: ['currency', 'form', 'period', 'rules', 'title'] }],
    [
      'the choice, and the one that was meant',
      { ...BASE, form: 'subsidie' },
      { field: 'form', value: 'subsidie', nearest: 'subsidy', allowed: ['direct', 'sib', 'subsidy', 'loan'] },
    ],
    ['the choice alone', { ...BASE, form: 'gift' }, { field: 'form', value: 'gift', allowed: ['direct', 'sib', 'subsidy', 'loan'] }],
    ['the least', { ...BASE, version: -3 }, { field: 'version', value: '-3', limit: 1 }],
    ['the shortest list', { ...BASE, parties: [] }, { field: 'parties', value: '[]', limit: 1 }],
    [
      'what stands there and what belongs there',
      { ...BASE, parties: 'city' },
      { field: 'parties', value: 'city', found: 'text', expected: ['list'] },
    ],
    ['a number in quotes is a number', { ...BASE, parties: '12' }, { field: 'parties', value: '12', found: 'number', expected: ['list'] }],
    ['a decimal where a count belongs', { ...BASE, version: 1.5 }, { field: 'version', value: '1.5', found: 'number', expected: ['whole_number'] }],
    ['a block where a text belongs', { ...BASE, contract: { a: 1 } }, { field: 'contract', value: '{"a":1}', found: 'map', expected: ['text'] }],
    ['all shapes that would do', limit({ max: true }), { field: 'max', value: 'true', found: 'yes_no', expected: ['number', 'list'] }],
    ['a long value is cut', limit({ maxCount: 'x'.repeat(60) }), { field: 'maxCount', value: `${'x'.repeat(39)}…` }],
  ])('%s', (_name, raw, data) => {
    expect(slips(raw).map((slip) => slip.data)).toEqual([data]);
  });

  it.each([
    ['the name of a field nobody knows', { ...BASE, budget: 1 }, 'key'],
    ['the name of a parameter', { ...BASE, parameters: { 'a b': 1 } }, 'key'],
    ['the rest of a formula', rule({ amount: 'min(1', '2)': null }), 'key'],
    ['a value that is wrong', { ...BASE, form: 'gift' }, undefined],
  ])('points at %s', (_name, raw, on) => {
    expect(slips(raw).map((slip) => slip.on)).toEqual([on]);
  });

  it('every slip stops the reading: none is a remark', () => {
    const raw = { ...without('title'), form: 'x', currency: '€', budget: 1 };
    expect(slips(raw).map((slip) => slip.severity)).toEqual(['error', 'error', 'error', 'error']);
  });
});

describe('a value at its place', () => {
  it.each<readonly [Path, unknown]>([
    [[], BASE],
    [['period', 'from'], '2026-01-01'],
    [['parties', 0, 'roles', 0], 'commissioner'],
    [['parties', 1], undefined],
    [['title', 'nl'], undefined],
    [['period', 'constructor'], undefined],
    [['nobody', 'knows'], undefined],
  ])('%j', (path, value) => {
    expect(valueAtPath(BASE, path)).toEqual(value);
  });
});

describe('the word that was meant', () => {
  it.each<readonly [name: string, written: string, known: readonly string[], meant: string | undefined]>([
    ['two slips in six letters', 'bonust', ['bonsut', 'bo'], 'bonsut'],
    ['two in seven', 'bonusxy', ['bonus'], 'bonus'],
    ['three in six are another word', 'bonuss', ['bonsai'], undefined],
    ['one in three', 'cat', ['cut'], 'cut'],
    ['one in two', 'ab', ['ac'], 'ac'],
    ['both of two are another word', 'ab', ['cd'], undefined],
    ['the one with the fewest slips', 'pricee', ['prize', 'price'], 'price'],
    ['of two as near the first', 'pare', ['pale', 'pane'], 'pale'],
    ['capitals are no slip', 'PAYERS', ['payers'], 'payers'],
    ['a far longer word is not looked at', 'pay', ['payers_and_more'], undefined],
  ])('%s', (_name, written, known, meant) => {
    expect(nearestWord(written, known)).toBe(meant);
  });

  it('of thousands of names the first five hundred are looked at, so that a file of slips stays quick', () => {
    const names = Array.from({ length: 501 }, (_, index) => `name_${String(index).padStart(4, '0')}`);
    expect(nearestWord('nam_0499', names)).toBe('name_0499');
    expect(nearestWord('nam_0500', names.slice(500))).toBe('name_0500');
    expect(nearestWord('nam_0500', names)).not.toBe('name_0500');
  });
});
