import { describe, expect, it } from 'vitest';
import { describeChanges } from './describe-change.ts';
import { makeSheet, type SheetParts } from './testing.ts';

const BEFORE: SheetParts = {
  outcomes: [{ id: 'job', title: { nl: 'Baan', en: 'Job' } }],
  rules: [{ id: 'pay', outcome: 'job', price: '1000' }],
  limits: [{ id: 'most', each: 'contract', max: '6000' }],
  fees: [{ id: 'desk', from: 'city', to: 'provider', amount: '50' }],
};
const before = makeSheet(BEFORE);
const changed = (parts: SheetParts) => describeChanges(before, makeSheet({ ...BEFORE, ...parts }), 'nl');

describe('two versions beside each other', () => {
  it('a price and a limit: only the sentences that differ, each once', () => {
    const changes = changed({
      version: 2,
      effective: '2026-07-01',
      rules: [{ id: 'pay', outcome: 'job', price: '1200' }],
      limits: [{ id: 'most', each: 'contract', max: '12000' }],
    });
    expect(changes.map((change) => `${change.section} ${change.id}`)).toEqual(['outcome job', 'limit most']);
    expect(changes[0]?.before.join(' ')).toContain('1.000');
    expect(changes[0]?.after.join(' ')).toContain('1.200');
    expect(changes[1]?.after.join(' ')).toContain('12.000');
  });

  it('a part that is new has nothing before, one that is taken out nothing after and stands last', () => {
    const changes = changed({
      fees: [],
      rules: [
        { id: 'pay', outcome: 'job', price: '1000' },
        { id: 'more', outcome: 'job', price: '10' },
      ],
    });
    expect(changes.map(({ section, id, before: old, after }) => [section, id, old.length > 0, after.length > 0])).toEqual([
      ['outcome', 'job', false, true],
      ['fee', 'desk', true, false],
    ]);
  });

  it('what counts as proof, in its own words', () => {
    const outcomes = (maximum: string): SheetParts['outcomes'] => [{ id: 'job', title: 'Baan', definition: { maximum, unit: 'Een mens' } }];
    const [old, now] = [makeSheet({ ...BEFORE, outcomes: outcomes('Zes') }), makeSheet({ ...BEFORE, outcomes: outcomes('Twaalf') })];
    expect(describeChanges(old, now, 'nl')).toEqual([{ section: 'outcome', id: 'job', about: 'maximum', before: ['Zes'], after: ['Twaalf'] }]);
  });

  it('the number of the version and its first day alone are no change', () => {
    expect(changed({ version: 2, effective: '2026-07-01' })).toEqual([]);
  });
});
