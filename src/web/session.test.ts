import { expect, test } from 'vitest';
import { ROLES as ENGINE_ROLES } from '../engine/terms.ts';
import { ROLES, roleTitle, sessionSchema } from './session.tsx';

test('the roles are those of the engine, each with a word', () => {
  expect(ROLES).toEqual(ENGINE_ROLES);
  expect(ROLES.map((role) => roleTitle(role, 'nl'))).toEqual([
    'Opdrachtgever',
    'Uitvoerder',
    'Investeerder',
    'Procesbegeleider',
    'Beoordelaar',
    'Borg',
    'Deelnemer',
  ]);
  expect(ROLES.map((role) => roleTitle(role, 'en'))).toEqual([
    'Commissioner',
    'Provider',
    'Investor',
    'Arranger',
    'Assessor',
    'Guarantor',
    'Participant',
  ]);
});

test.each([
  [
    { role: 'provider', partyId: 'par_1', partyName: 'Aanpak', organisation: 'Lindedorp' },
    { role: 'provider', partyId: 'par_1', partyName: 'Aanpak', organisation: 'Lindedorp', subject: null },
  ],
  [
    { role: 'participant', subject: 'p07' },
    { role: 'participant', partyId: null, partyName: null, organisation: null, subject: 'p07' },
  ],
  [
    { role: 'assessor', partyId: 7 },
    { role: 'assessor', partyId: null, partyName: null, organisation: null, subject: null },
  ],
  [{ role: 'king' }, null],
  [{ role: null }, null],
  [null, null],
  ['provider', null],
])('%j is the session %j', (answer, session) => {
  expect(sessionSchema.safeParse(answer)).toEqual({ success: true, data: session });
});
