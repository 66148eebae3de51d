import { describe, expect, it } from 'vitest';
import { cents } from '../../engine/money.ts';
import type { Role } from '../../engine/terms.ts';
import { approversOf, decideApproval, signaturesOf } from './settlement-approvals.ts';

const seat = (partyKey: string, role: Role, partyId = `par_${partyKey}`) => ({ partyId, partyKey, name: partyKey.toUpperCase(), role });
const PARTIES = [
  seat('city', 'commissioner'),
  seat('care', 'commissioner'),
  seat('state', 'commissioner'),
  seat('doen', 'provider'),
  seat('fund', 'investor'),
];
const line = (payer: string, due = 1) => ({ payer, due: cents(due) });

describe('who has to agree', () => {
  it.each([
    ['the one that pays', [line('city')], ['city']],
    ['each that pays, in the order of the terms', [line('care'), line('city'), line('care', 5)], ['city', 'care']],
    ['also who gets something back', [line('city'), line('care', -1)], ['city', 'care']],
    ['not who has a line of zero', [line('city'), line('care', 0)], ['city']],
    ['not a payer in another role, beside one that is', [line('city'), line('fund'), line('doen')], ['city']],
    ['all commissioners, when no payer is one', [line('fund')], ['city', 'care', 'state']],
  ] as const)('%s', (_what, lines, expected) => {
    expect(approversOf(lines, PARTIES)).toEqual(expected);
  });

  it('is nobody without a commissioner', () => {
    expect(approversOf([line('fund')], [seat('fund', 'investor')])).toEqual([]);
  });
});

describe('for whom somebody signs', () => {
  it.each([
    ['a payer for itself', 'commissioner', ['par_care'], [['care', 'par_care']]],
    [
      'who stands for two, for both',
      'commissioner',
      ['par_care', 'par_city', 'par_state'],
      [
        ['city', 'par_city'],
        ['care', 'par_care'],
      ],
    ],
    ['the same organisation in another role: for nobody', 'provider', ['par_city'], []],
    ['a stranger: for nobody', 'commissioner', ['par_x'], []],
    [
      'work of no party: for all',
      'system',
      [],
      [
        ['city', 'system'],
        ['care', 'system'],
      ],
    ],
  ] as const)('%s', (_who, role, partyIds, expected) => {
    expect(signaturesOf(['city', 'care'], PARTIES, { role, partyIds }).map(({ party, by }) => [party, by])).toEqual(expected);
  });
});

describe('an approval', () => {
  const sign = (...parties: readonly string[]) => parties.map((party) => ({ party, by: `par_${party}` }));
  const given = (...parties: readonly string[]) => parties.map((party) => ({ party, at: '2026-01-01T00:00:00.000Z' }));
  const approvers = ['city', 'care'];

  it.each([
    ['of the first', given(), sign('city'), undefined, { signatures: sign('city'), isComplete: false }],
    ['of the last', given('city'), sign('care'), undefined, { signatures: sign('care'), isComplete: true }],
    ['of both at once', given(), sign('city', 'care'), undefined, { signatures: sign('city', 'care'), isComplete: true }],
    ['of the one that is named', given(), sign('city', 'care'), 'care', { signatures: sign('care'), isComplete: false }],
    ['of the other, when one agreed', given('city'), sign('city', 'care'), undefined, { signatures: sign('care'), isComplete: true }],
  ])('%s', (_what, before, own, party, value) => {
    expect(decideApproval({ approvers, given: before, own, party, parties: PARTIES })).toEqual({ ok: true, value });
  });

  it.each([
    ['of who pays nothing', given(), [], undefined, { code: 'not_payer', wish: 'approve', payers: ['CITY', 'CARE'] }],
    ['for another', given(), sign('city'), 'care', { code: 'not_payer', wish: 'approve', payers: ['CITY', 'CARE'] }],
    ['a second time', given('city'), sign('city'), undefined, { code: 'approved_already', parties: ['CITY'], waitingFor: ['CARE'] }],
  ])('is refused %s', (_what, before, own, party, error) => {
    expect(decideApproval({ approvers, given: before, own, party, parties: PARTIES })).toEqual({ ok: false, error });
  });
});
