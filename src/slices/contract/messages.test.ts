import { describe, expect, it } from 'vitest';
import { ROLES } from '../../engine/terms.ts';
import { type ContractProblem, contractProblem, notAllowed } from './messages.ts';

/** Every refusal with its status, and what its sentences must hold: the value, and what to do next. */
const TABLE: readonly (readonly [ContractProblem, number, RegExp, RegExp])[] = [
  [{ code: 'not_found' }, 404, /Ga terug/, /Go back/],
  [{ code: 'not_allowed', wish: 'amendContract', role: 'investor' }, 403, /investeerder.*Vraag het/, /investor.*Ask/],
  [{ code: 'idempotency_conflict', key: 'k' }, 409, /Herlaad/, /Reload/],
  [{ code: 'slug_taken', slug: 'werk' }, 409, /"werk".*andere naam/, /"werk".*another name/],
  [{ code: 'not_a_party', role: 'provider' }, 422, /uitvoerder.*Zet/, /provider.*Put/],
  [{ code: 'judges_itself', party: 'Doen' }, 422, /Doen.*Kies een andere/, /Doen.*Choose another/],
  [{ code: 'contract_ended' }, 409, /beëindigd.*nieuw contract/, /ended.*new contract/],
  [{ code: 'amounts_too_large' }, 422, /te veel cijfers/, /too many digits/],
  [{ code: 'too_long', field: 'parties.1.id', most: 60 }, 422, /"parties.1.id" is te lang/, /"parties.1.id" is too long/],
  [{ code: 'version_not_next', expected: 2, found: 5 }, 422, /versie 2.*5.*"version:"/, /version 2.*5.*"version:"/],
  [{ code: 'other_contract', expected: 'a', found: 'b' }, 422, /"b".*"a".*Kies/, /"b".*"a".*Choose/],
  [{ code: 'other_currency', expected: 'EUR', found: 'USD' }, 422, /EUR.*USD/, /EUR.*USD/],
  [
    { code: 'other_parties', expected: 'a (A: provider)', found: 'b (B: provider)' },
    422,
    /a \(A.*b \(B.*nieuw contract/,
    /a \(A.*b \(B.*new contract/,
  ],
  [{ code: 'effective_not_later', last: '2026-01-01', found: '2025-01-01' }, 422, /2026-01-01.*2025-01-01/, /2026-01-01.*2025-01-01/],
  [{ code: 'settled_after_effective', period: '2026-03-31', found: '2026-02-01' }, 409, /2026-03-31.*2026-02-01/, /2026-03-31.*2026-02-01/],
  [{ code: 'settled_period_gone', period: '2026-03-31' }, 409, /2026-03-31/, /2026-03-31/],
];

describe('a refusal of a contract', () => {
  it.each(TABLE)('%j', (error, status, nl, en) => {
    const problem = contractProblem(error);
    expect([problem.code, problem.status]).toEqual([error.code, status]);
    expect(problem.nl).toMatch(nl);
    expect(problem.en).toMatch(en);
    const { code: _code, ...data } = error;
    expect(problem.data).toEqual(error.code === 'not_found' ? null : data);
  });

  it('has a row for every code', () => {
    expect(new Set(TABLE.map(([{ code }]) => code)).size).toBe(TABLE.length);
  });

  it.each(ROLES)('calls the %s by its Dutch name', (role) => {
    expect(notAllowed(role).nl).not.toContain(role);
  });
});
