import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { type ClaimParts, makeFacts, makeSheet } from '../../engine/testing.ts';
import { type Change, decideChanges, judgesOf, nameOf } from './fact-changes.ts';
import type { FactEntry } from './fact-file-types.ts';

const CITY = { id: 'city', name: 'City', roles: ['commissioner' as const] };
const PROVIDER = { id: 'provider', name: 'Provider', roles: ['provider' as const] };
const JUDGE = { id: 'judge', name: 'Judge', roles: ['assessor' as const] };
const WITH = makeSheet({ parties: [CITY, PROVIDER, JUDGE], outcomes: [{ id: 'job', title: 'A job' }] });
const WITHOUT = makeSheet({ parties: [CITY, PROVIDER], outcomes: [{ id: 'job', title: 'A job' }] });
const TODAY = day('2026-05-01');

function claim(parts: ClaimParts = {}): FactEntry {
  const [fact] = makeFacts({ claims: [{ id: 'c1', day: '2026-02-01', outcome: 'job', subject: 'p1', ...parts }] }).claims;
  if (fact === undefined) throw new Error('no claim');
  return { list: 'claims', fact };
}

type More = { readonly role?: string; readonly sheet?: typeof WITH; readonly before?: FactEntry };

function changesOf(entries: readonly FactEntry[], { role = 'provider', sheet = WITH, before }: More = {}): readonly Change[] {
  const latest = new Map(before === undefined ? [] : [[nameOf(before), before]]);
  return decideChanges(entries, { sheets: [sheet], sender: { role, party: role }, today: TODAY, latest });
}

function told(entry: FactEntry, more: More = {}): readonly unknown[] {
  return (
    changesOf([entry], more).map(({ state, entry: kept, isReported }) => [state, kept.list === 'claims' && kept.fact.verdict, isReported])[0] ?? []
  );
}

describe('who judges', () => {
  it.each([
    ['an assessor', WITH, ['judge']],
    ['nobody who assesses', WITHOUT, []],
    ['an assessor that delivers itself', makeSheet({ parties: [CITY, { ...PROVIDER, roles: ['provider', 'assessor'] }] }), []],
    ['a payer that assesses', makeSheet({ parties: [{ ...CITY, roles: ['commissioner', 'assessor'] }, PROVIDER] }), ['city']],
  ])('in a contract with %s', (_what, sheet, judges) => {
    expect(judgesOf([sheet])).toEqual(judges);
  });

  it.each([
    ['accepts its own claim', { verdict: 'accepted' }, 'claimed', true],
    ['leaves out the verdict', {}, 'claimed', true],
    ['rejects its own claim', { verdict: 'rejected' }, 'claimed', true],
    ['reports it', { verdict: 'claimed' }, 'claimed', false],
    ['takes it back', { verdict: 'withdrawn' }, 'withdrawn', false],
  ] as const)('a provider that %s', (_what, parts, verdict, isReported) => {
    expect(told(claim(parts))).toEqual(['new', verdict, isReported]);
  });

  it.each([
    ['the assessor', { role: 'assessor' }],
    ['work of no party', { role: 'system' }],
    ['a provider where nobody assesses', { sheet: WITHOUT }],
  ])('a verdict of %s counts as it stands', (_what, more) => {
    expect(told(claim({ verdict: 'rejected' }), more)).toEqual(['new', 'rejected', false]);
  });
});

describe('a verdict that was given', () => {
  const judged = claim({ recorded: '2026-02-03', verdict: 'rejected', reason: 'no payslip' });

  it('stays when the provider sends the same file again, whatever it says of the verdict', () => {
    for (const verdict of ['accepted', 'claimed'] as const)
      expect(told(claim({ verdict }), { before: judged })).toEqual(['known', 'rejected', false]);
  });

  it('is asked anew when the provider changes what was judged', () => {
    expect(told(claim({ quantity: '2' }), { before: judged })).toEqual(['changed', 'claimed', true]);
    expect(told(claim({}), { before: claim({ recorded: '2026-02-03', verdict: 'withdrawn' }) })).toEqual(['changed', 'claimed', true]);
  });

  it('is changed by who judges', () => {
    expect(told(claim({}), { before: judged, role: 'assessor' })).toEqual(['changed', 'accepted', false]);
  });
});

describe('what a row does', () => {
  const before = claim({ recorded: '2026-02-03' });
  const one = (entry: FactEntry) => changesOf([entry], { role: 'assessor', before })[0];

  it.each([
    ['the same again', claim({ recorded: '2026-02-03' }), 'known'],
    ['the same, without the day of reporting', claim(), 'known'],
    ['another day of reporting', claim({ recorded: '2026-02-01' }), 'changed'],
    ['another person', claim({ subject: 'p2' }), 'changed'],
    ['another id', claim({ id: 'c2' }), 'new'],
    ['another series', claim({ series: 'plan' }), 'new'],
  ])('%s', (_what, entry, state) => {
    expect(one(entry)?.state).toBe(state);
  });

  it('is reported today when it does not say when', () => {
    expect(one(claim({ id: 'c2' }))?.entry.fact.recorded).toBe(TODAY);
    expect(one(claim({ quantity: '2' }))?.entry.fact.recorded).toBe(TODAY);
  });

  it('sees the rows above it', () => {
    const changes = changesOf([claim({ id: 'n' }), claim({ id: 'n', recorded: '2026-03-01', quantity: '2' }), claim({ id: 'n', quantity: '2' })], {
      role: 'assessor',
    });
    expect(changes.map((change) => change.state)).toEqual(['new', 'changed', 'known']);
  });
});
