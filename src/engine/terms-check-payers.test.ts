import { describe, expect, it } from 'vitest';
import { checkSheet } from './terms-check.ts';
import { JOB, type SheetParts, makeSheet } from './testing.ts';

/** Who pays changes with a period, never within one. */

const CITY = [{ party: 'city', share: '1' }];
const FUND = [{ party: 'fund', share: '1' }];
const from = (on: string, first = '2026-01-01') => [
  { from: first, value: CITY },
  { from: on, value: FUND },
];
const split = (on: string): SheetParts => ({ ...JOB, rules: [{ id: 'pay_job', outcome: 'job', price: '1', split: from(on) }] });

describe('payers that change', () => {
  it.each<readonly [string, SheetParts, readonly string[]]>([
    ['on the first day of a period', { ...JOB, payers: from('2026-04-01') }, []],
    ['on the last day of a period', { ...JOB, payers: from('2026-06-30') }, ['payers[1].from 2026-04-01']],
    ['in the middle of one', { ...JOB, payers: from('2026-05-15') }, ['payers[1].from 2026-04-01']],
    ['of one rule', split('2026-05-15'), ['rules[0].split[1].from 2026-04-01']],
    ['of one rule, on a first day', split('2026-10-01'), []],
    ['before the contract begins: the first row', { ...JOB, payers: from('2026-01-01', '2025-06-15') }, []],
    ['where the sheet names its own periods', { ...JOB, calendar: { ends: ['2026-05-14'] }, payers: from('2026-05-15') }, []],
    ['after the contract', { ...JOB, payers: from('2027-05-15') }, []],
    ['of a term that is refused itself', { ...JOB, period: { from: '2026-01-01', to: '9999-12-31' }, payers: from('2026-05-15') }, []],
    ['never', { ...JOB, payers: CITY }, []],
  ])('%s', (_name, parts, expected) => {
    const found = checkSheet(makeSheet(parts)).filter((issue) => issue.code === 'payers_within_period');
    const place = (path: readonly (string | number)[]): string => path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('');
    expect(found.map((issue) => `${place(issue.path).slice(1)} ${String(issue.data['from'])}`)).toEqual(expected);
  });
});
