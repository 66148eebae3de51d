import { describe, expect, it } from 'vitest';
import { day } from './calendar.ts';
import { inFixedOrder, knownFacts, recordedDay } from './known-facts.ts';
import { settle } from './settle.ts';
import { type FactParts, JOB, makeClaims, makeFacts, makeSheet, shuffled } from './testing.ts';

const ON = day('2026-06-30');

function knownClaims(parts: FactParts, asOf = ON, series = 'actual'): readonly string[] {
  return [...knownFacts(makeFacts(parts), asOf, series).claimsByDay.values()].flat().map((claim) => `${claim.id} ${claim.quantity}`);
}

const CLAIM = { id: 'c1', day: '2026-03-01', outcome: 'job', subject: 'p1' };

describe('what is known on a day', () => {
  it.each([
    ['recorded on the day itself', { recorded: '2026-06-30' }, ['c1 1']],
    ['recorded a day later', { recorded: '2026-07-01' }, []],
    ['no recorded day: the day it happened', {}, ['c1 1']],
    ['happens later', { day: '2026-07-01' }, []],
    ['another series', { series: 'plan' }, []],
  ])('%s', (_name, more, known) => {
    expect(knownClaims({ claims: [{ ...CLAIM, ...more }] })).toEqual(known);
  });

  it.each([
    [
      'the one recorded last counts',
      [
        { quantity: '1', recorded: '2026-03-02' },
        { quantity: '2', recorded: '2026-03-05' },
      ],
      ['c1 2'],
    ],
    ['a later one that is not known yet does not', [{ quantity: '1' }, { quantity: '2', recorded: '2026-07-01' }], ['c1 1']],
    ['recorded on one day: always the same one', [{ quantity: '2' }, { quantity: '1' }], ['c1 2']],
    ['three versions', [{ quantity: '1' }, { quantity: '3', recorded: '2026-05-01' }, { quantity: '2', recorded: '2026-04-01' }], ['c1 3']],
  ])('two facts with one id: %s', (_name, versions, known) => {
    const claims = versions.map((version) => ({ ...CLAIM, ...version }));
    expect(knownClaims({ claims })).toEqual(known);
    expect(knownClaims({ claims: claims.toReversed() })).toEqual(known);
  });

  it.each([
    [
      'received later, though it says an earlier day of reporting',
      { recorded: '2026-03-09', received: '2026-05-01' },
      { recorded: '2026-02-01', received: '2026-05-02' },
    ],
    ['received, of a fact from before receipt was kept', { recorded: '2026-05-02', order: 1 }, { received: '2026-05-01', order: 2 }],
    ['reported later, of two from before receipt was kept', { recorded: '2026-05-01', order: 2 }, { recorded: '2026-05-02', order: 1 }],
    ['received later on the same day', { received: '2026-05-01', order: 7 }, { received: '2026-05-01', order: 8 }],
    ['in the order of receipt, also when the clock went back', { received: '2026-05-02', order: 1 }, { received: '2026-05-01', order: 2 }],
  ])('a correction wins by receipt: %s', (_name, first, last) => {
    const claims = [
      { ...CLAIM, quantity: '1', ...first },
      { ...CLAIM, quantity: '2', ...last },
    ];
    expect(knownClaims({ claims })).toEqual(['c1 2']);
    expect(knownClaims({ claims: claims.toReversed() })).toEqual(['c1 2']);
  });

  it('what was received later is not known on an earlier day, whatever it says of itself', () => {
    const claims = [{ ...CLAIM, recorded: '2026-03-01', received: '2026-06-02' }];
    expect([knownClaims({ claims }, day('2026-06-01')), knownClaims({ claims }, day('2026-06-02'))]).toEqual([[], ['c1 1']]);
  });

  it('a replaced claim is listed as superseded, with the day it was recorded', () => {
    const { refusals } = knownFacts(makeFacts({ claims: [CLAIM, { ...CLAIM, recorded: '2026-04-01', quantity: '2' }] }), ON, 'actual');
    expect(refusals).toMatchObject([{ code: 'superseded', claim: 'c1', subject: 'p1', data: { recorded: '2026-03-01' } }]);
  });

  it('a series of its own is settled on its own', () => {
    expect(knownClaims({ claims: [CLAIM, { ...CLAIM, id: 'c2', series: 'plan' }] }, ON, 'plan')).toEqual(['c2 1']);
  });
});

describe('order', () => {
  it('claims stand by day; measures and events by day, recorded day and id', () => {
    const facts = makeFacts({
      claims: [
        { ...CLAIM, id: 'b', day: '2026-02-02' },
        { ...CLAIM, id: 'a', day: '2026-02-01' },
      ],
      measures: [
        { id: 'm2', day: '2026-01-02', name: 'x', value: '2' },
        { id: 'm3', day: '2026-01-01', recorded: '2026-01-05', name: 'x', value: '3' },
        { id: 'm1', day: '2026-01-01', recorded: '2026-01-05', name: 'x', value: '1' },
      ],
    });
    for (const seed of [0, 1, 2, 3]) {
      const known = knownFacts(shuffled(facts, seed), ON, 'actual');
      expect([...known.claimsByDay.keys()]).toEqual(['2026-02-01', '2026-02-02']);
      expect(known.measures.map((measure) => measure.id)).toEqual(['m1', 'm3', 'm2']);
    }
  });

  it('refusals stand by claim, then by all they say', () => {
    const base = { subject: undefined, outcome: undefined, rule: undefined, period: undefined, data: {} };
    const list = [
      { ...base, code: 'too_late' as const, claim: 'c2' },
      { ...base, code: 'withdrawn' as const, claim: 'c1' },
      { ...base, code: 'duplicate' as const, claim: 'c1' },
    ];
    expect(inFixedOrder(list).map((entry) => [entry.claim, entry.code])).toEqual([
      ['c1', 'duplicate'],
      ['c1', 'withdrawn'],
      ['c2', 'too_late'],
    ]);
    expect(inFixedOrder(list.toReversed())).toEqual(inFixedOrder(list));
  });

  it('the recorded day is the day itself when nothing else was written down', () => {
    const [claim] = makeClaims({ day: '2026-02-01' }).claims;
    expect(claim && recordedDay(claim)).toBe('2026-02-01');
  });
});

describe('what counts as known on an earlier day', () => {
  const late = { id: 'c1', day: '2026-02-10', outcome: 'job', subject: 'p1', recorded: '2026-02-12', received: '2026-11-01' };
  const sheet = makeSheet({ ...JOB, calendar: { claimWithinDays: 60 } });
  const facts = makeFacts({ claims: [late, { ...late, id: 'c2', day: '2026-02-11', subject: 'p2', recorded: '2026-11-01' }] });

  it('by receipt: what was there then, so a look back shows what could be seen', () => {
    expect(knownFacts(facts, day('2026-04-02'), 'actual').claimsByDay.size).toBe(0);
  });

  it('by report: also what came in since and was reported by then, for who settles that day now', () => {
    const known = knownFacts(facts, day('2026-04-02'), 'actual', 'report');
    expect([...known.claimsByDay.values()].flat().map((claim) => claim.id)).toEqual(['c1']);
  });

  it('whether it came too late goes by its receipt in both: nobody gains a day by looking from an earlier one', () => {
    const { refusals } = settle(sheet, facts, day('2026-04-02'), { knownBy: 'report' });
    expect(refusals.map(({ claim, code }) => [claim, code])).toEqual([['c1', 'too_late']]);
  });
});
