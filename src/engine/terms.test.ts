import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { settle } from './settle.ts';
import { JOB, makeClaims, makeSheet } from './testing.ts';

describe('a sheet that says nothing of rounding', () => {
  it.each([
    ['EUR', '0.01', '0.01'],
    ['KWD', '0.001', '0.001'],
    ['JPY', '1', '0.01'],
  ])('in %s rounds to the smallest coin, %s, and an indexed price to %s', (currency, coin, price) => {
    const sheet = makeSheet({ ...JOB, currency, indexation: [{ id: 'yearly', parameter: 'cpi', base: 100 }] });
    expect(sheet.rounding).toEqual({ to: coin, rule: 'half-up' });
    expect(sheet.indexation[0]?.rounding).toEqual({ to: price, rule: 'half-up' });
  });

  it('pays every fils of a price', () => {
    const sheet = makeSheet({ ...JOB, currency: 'KWD', rules: [{ id: 'pay_job', outcome: 'job', price: '12.345' }] });
    expect(settle(sheet, makeClaims({}), day('2026-12-31')).totals.due).toBe(12_345);
  });

  it('keeps what it does say', () => {
    expect(makeSheet({ ...JOB, currency: 'KWD', rounding: { to: '0.05' } }).rounding).toEqual({ to: '0.05', rule: 'half-up' });
  });
});

describe('a number in a sheet', () => {
  const priced = (price: string) => () => makeSheet({ ...JOB, rules: [{ id: 'pay_job', outcome: 'job', price }] });

  it.each([['9'.repeat(31)], [`0.${'1'.repeat(30)}`]])('of more signs than anybody needs is refused: %s', (price) => {
    expect(priced(price)).toThrow('number_too_long');
  });

  it('has room for any real one', () => {
    expect(priced('-1234567890123.1234567890%')).not.toThrow();
  });
});
