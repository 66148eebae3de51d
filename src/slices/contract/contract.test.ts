import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { makeSheet, type SheetParts } from '../../engine/testing.ts';
import { ROLES } from '../../engine/terms.ts';
import { PANELS } from './contract-shapes.ts';
import {
  ALLOWED,
  CONTRACT_TRANSITIONS,
  VISIBLE,
  actingParty,
  canSee,
  findAmendmentProblem,
  may,
  sheetsOf,
  versionOn,
  type ContractVersion,
  type StoredContract,
} from './contract.ts';

const PARTIES: NonNullable<SheetParts['parties']> = [
  { id: 'city', name: 'City', roles: ['commissioner'] },
  { id: 'provider', name: 'Provider', roles: ['provider'] },
];

function version(number: number, effective: string): ContractVersion {
  const sheet = makeSheet({ parties: PARTIES, version: number, effective });
  return { version: number, effectiveDay: day(effective), source: '', hash: '', recordedAt: '', sheet };
}

function contract(...versions: readonly ContractVersion[]): StoredContract {
  return { id: 'con_1', slug: 'test', state: 'active', parties: [], versions };
}

const one = contract(version(1, '2026-01-01'));
const two = contract(version(1, '2026-01-01'), version(2, '2026-07-01'));

describe('the states of a contract', () => {
  it('are reached, and left by an event, and ended is the end', () => {
    const states = new Set(CONTRACT_TRANSITIONS.map(({ to }) => to));
    expect([...states].sort()).toEqual(['active', 'ended']);
    expect(CONTRACT_TRANSITIONS.filter(({ from }) => String(from) === 'ended')).toEqual([]);
    expect(CONTRACT_TRANSITIONS.filter(({ from }) => from === null).map(({ event }) => event)).toEqual(['ContractRegistered']);
  });

  it('have one way for one event from one state', () => {
    const edges = CONTRACT_TRANSITIONS.map(({ from, event }) => `${String(from)} ${event}`);
    expect(new Set(edges).size).toBe(edges.length);
  });
});

describe('the version that counts', () => {
  it.each([
    ['2025-12-31', 1],
    ['2026-01-01', 1],
    ['2026-06-30', 1],
    ['2026-07-01', 2],
    ['2030-01-01', 2],
  ])('on %s is %i', (on, expected) => {
    expect(versionOn(two, day(on))?.version).toBe(expected);
  });

  it('is none without versions', () => {
    expect(versionOn({ versions: [] }, day('2026-01-01'))).toBeUndefined();
    expect(sheetsOf(two)).toHaveLength(2);
  });
});

describe('an amendment', () => {
  const next = (parts: SheetParts = {}) => makeSheet({ parties: PARTIES, version: 2, effective: '2026-04-01', ...parts });
  const renamed = PARTIES.map((party) => (party.id === 'city' ? { ...party, name: 'Another city' } : party));
  const bothRoles: NonNullable<SheetParts['parties']> = [
    ...PARTIES.slice(0, 1),
    { id: 'provider', name: 'Provider', roles: ['provider', 'commissioner'] },
  ];

  it.each([
    ['that follows', {}, [], undefined],
    ['that starts the day after a settled period', {}, ['2026-03-31'], undefined],
    ['with its parties in another order', { parties: PARTIES.toReversed() }, [], undefined],
    ['of another contract', { contract: 'other' }, [], { code: 'other_contract', expected: 'test', found: 'other' }],
    ['that skips a version', { version: 3 }, [], { code: 'version_not_next', expected: 2, found: 3 }],
    ['that is the same version again', { version: 1 }, [], { code: 'version_not_next', expected: 2, found: 1 }],
    ['in another currency', { currency: 'USD' }, [], { code: 'other_currency', expected: 'EUR', found: 'USD' }],
    ['with a party less', { parties: PARTIES.slice(0, 1) }, [], { code: 'other_parties' }],
    [
      'that gives its sender the role that pays',
      { parties: bothRoles },
      [],
      { code: 'other_parties', found: 'city (City: commissioner); provider (Provider: commissioner, provider)' },
    ],
    ['that puts another organisation behind a name', { parties: renamed }, [], { code: 'other_parties' }],
    ['that starts on the first day again', { effective: '2026-01-01' }, [], { code: 'effective_not_later', last: '2026-01-01', found: '2026-01-01' }],
    ['without a day, which is the first day again', { effective: undefined }, [], { code: 'effective_not_later', found: '2026-01-01' }],
    [
      'that starts on the last day of a settled period',
      { effective: '2026-03-31' },
      ['2026-03-31'],
      { code: 'settled_after_effective', period: '2026-03-31', found: '2026-03-31' },
    ],
    [
      'that starts before two settled periods',
      { effective: '2026-02-01' },
      ['2025-12-31', '2026-03-31', '2026-06-30'],
      { code: 'settled_after_effective', period: '2026-03-31' },
    ],
    [
      'that cuts a settled quarter out of the calendar',
      { effective: '2026-07-01', calendar: { every: 'half-year' as const, paymentTermDays: 30 } },
      ['2026-03-31'],
      { code: 'settled_period_gone', period: '2026-03-31' },
    ],
    [
      'that names the settled quarter and then goes on by half-years',
      {
        effective: '2026-07-01',
        calendar: { every: 'quarter' as const, ends: [day('2026-03-31'), day('2026-06-30'), day('2026-12-31')], paymentTermDays: 30 },
      },
      ['2026-03-31', '2026-06-30'],
      undefined,
    ],
    [
      'with a calendar that forgets a settled period',
      { calendar: { every: 'half-year' as const } },
      ['2026-03-31'],
      { code: 'settled_period_gone', period: '2026-03-31' },
    ],
  ])('%s', (_what, parts, settled, expected) => {
    const found = findAmendmentProblem(one, next(parts), settled);
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(expected);
  });

  it('of a contract that has ended is refused before anything else', () => {
    expect(findAmendmentProblem({ ...one, state: 'ended' }, next({ contract: 'other' }), [])).toEqual({ code: 'contract_ended' });
  });
});

describe('for whom somebody acts', () => {
  const parties = [
    { partyId: 'par_a', role: 'commissioner' as const },
    { partyId: 'par_b', role: 'provider' as const },
    { partyId: 'par_b', role: 'arranger' as const },
    { partyId: 'par_c', role: 'investor' as const },
  ];
  it.each([
    ['the commissioner of this contract', 'commissioner', ['par_a'], 'par_a'],
    ['somebody with two roles, in each of them', 'arranger', ['par_b'], 'par_b'],
    ['somebody who stands for all of a role', 'provider', ['par_x', 'par_b'], 'par_b'],
    ['a participant, who looks along with the provider', 'participant', ['par_b'], 'par_b'],
    ['an investor here who is a commissioner elsewhere', 'commissioner', ['par_c'], undefined],
    ['a participant of a commissioner', 'participant', ['par_a'], undefined],
    ['a stranger', 'provider', ['par_x'], undefined],
    ['nobody at all', 'provider', [], undefined],
    ['the system', 'system', [], 'system'],
  ] as const)('%s', (_who, role, partyIds, expected) => {
    expect(actingParty(parties, { role, partyIds })).toBe(expected);
  });
});

describe('what a role sees', () => {
  const MONEY = ['settlement', 'flow', 'books', 'what-if', 'terms'] as const;

  it.each(ROLES)('a list of panels that exist, for the %s', (role) => {
    expect(VISIBLE[role].filter((panel) => !PANELS.includes(panel))).toEqual([]);
    expect(new Set(VISIBLE[role]).size).toBe(VISIBLE[role].length);
  });

  it('leaves money out for a participant, and other people’s facts', () => {
    expect([...MONEY, 'facts' as const].filter((panel) => canSee('participant', panel))).toEqual([]);
  });

  it.each(['investor', 'arranger'] as const)('leaves facts and books out for the %s', (role) => {
    expect((['facts', 'own-facts', 'books', 'what-if'] as const).filter((panel) => canSee(role, panel))).toEqual([]);
  });

  it('shows facts to those who make and judge them', () => {
    expect(ROLES.filter((role) => canSee(role, 'facts'))).toEqual(['commissioner', 'provider', 'assessor']);
  });
});

describe('what a role may do', () => {
  it.each([
    ['registerContract', ['commissioner', 'provider']],
    ['amendContract', ['commissioner', 'provider']],
    ['recordFacts', ['provider', 'assessor']],
    ['judgeClaims', ['assessor']],
    ['agreeReceipt', ['commissioner']],
    ['proposeSettlement', ['commissioner', 'provider']],
    ['approveSettlement', ['commissioner']],
    ['executeSettlement', ['commissioner']],
    ['withdrawSettlement', ['commissioner', 'provider']],
    ['recordPayment', ['commissioner', 'provider']],
  ] as const)('%s: %j', (wish, roles) => {
    expect(ROLES.filter((role) => may(role, wish))).toEqual(ROLES.filter((role) => roles.some((allowed) => allowed === role)));
    expect(may('system', wish)).toBe(true);
  });

  it('is listed in full above', () => {
    expect(Object.keys(ALLOWED)).toHaveLength(10);
  });

  it('gives money to whoever pays: who delivers never approves', () => {
    expect(may('provider', 'approveSettlement') || may('provider', 'executeSettlement')).toBe(false);
  });
});
