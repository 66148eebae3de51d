import { afterAll, beforeAll, expect, it } from 'vitest';
import { SYSTEM_ACTOR } from '../platform/command.ts';
import { registerContract } from '../slices/contract/index.ts';
import { flowAnswerSchema, statementAnswerSchema } from '../slices/settlement/statement-shape.ts';
import { type TestServer, askAs, openTestServer, readTerms } from './testing.ts';

/** A loan without outcomes and without a commissioner, over HTTP: who owes what, to whom and when is seen by who lends and who guarantees. */

const TERMS = `
lente: 1
contract: startlening
title: Startlening
form: loan
currency: EUR
parties:
  - { id: werkplaats, name: Werkplaats Oost, roles: [provider] }
  - { id: bank, name: Spaarbank, roles: [investor] }
  - { id: borg, name: Borgfonds, roles: [guarantor] }
period: { from: 2025-01-01, to: 2026-12-31 }
capital:
  manager: bank
  dayCount: 30/360
  tranches:
    - { id: leningen, title: Leningen, committed: 12000, holders: [{ party: bank, share: 1 }], interest: [{ rate: 5% }] }
  draws: [{ day: 2025-01-01, tranche: leningen, amount: 12000 }]
  repayment: { from: werkplaats, plan: [{ day: 2026-01-01, amount: 4000 }, { day: 2026-07-01, amount: 8000 }] }
  guarantees: [{ party: borg, tranche: leningen, amount: 5000, until: 2026-12-31 }]
  waterfall: [{ id: rente, pay: interest }, { id: terug, pay: principal }]
  maturity: 2026-07-01
`;

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer('embedded', '2026-10-02');
  await registerContract(server.system, { actor: SYSTEM_ACTOR, terms: readTerms(TERMS) });
});
afterAll(async () => await server.close());

it.each([
  ['Spaarbank', 'investor'],
  ['Borgfonds', 'guarantor'],
  ['Werkplaats Oost', 'provider'],
] as const)('%s as %s', async (name, role) => {
  const ask = await askAs(server, name, role);
  const statement = statementAnswerSchema.parse((await ask('GET', '/api/contracts/startlening/statement')).json());
  expect(statement.owed.map(({ day, kind, from, to, amount }) => [day, kind, from, to, amount])).toEqual([
    ['2026-01-01', 'repayment', 'werkplaats', 'bank', 460_000],
    ['2026-07-01', 'repayment', 'werkplaats', 'bank', 820_000],
  ]);
  const { waterfall } = flowAnswerSchema.parse((await ask('GET', '/api/contracts/startlening/flow')).json());
  expect(waterfall?.tranches.map((tranche) => tranche.outstanding)).toEqual([0]);
  expect(waterfall?.notes.map((note) => note.code)).toEqual(['by_plan']);
});
