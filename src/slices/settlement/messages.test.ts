import { describe, expect, it } from 'vitest';
import { day } from '../../engine/calendar.ts';
import { cents } from '../../engine/money.ts';
import { settlementProblem } from './messages.ts';
import type { SettlementProblem } from './settlement.ts';

const PERIOD = '2026-03-31';
const ASKED = { asOf: day('2026-07-11') };

/** Every refusal with its status, and what its sentences must hold: the value, and what to do next. */
const TABLE: readonly (readonly [SettlementProblem | { readonly code: 'idempotency_conflict'; readonly key: string }, number, RegExp, RegExp])[] = [
  [{ code: 'not_found' }, 404, /Ga terug/, /Go back/],
  [{ code: 'not_allowed', wish: 'approveSettlement', role: 'assessor' }, 403, /beoordelaar.*Vraag het/, /assessor.*Ask/],
  [{ code: 'idempotency_conflict', key: 'k' }, 409, /Herlaad/, /Reload/],
  [{ code: 'wrong_state', state: 'executed', wish: 'withdraw' }, 409, /geboekt.*Herlaad/, /executed.*Reload/],
  [{ code: 'wrong_state', state: 'proposed', wish: 'execute' }, 409, /Nog niet iedereen.*pas daarna/, /Not everybody.*Only then/],
  [
    { code: 'not_payer', wish: 'approve', payers: ['Gemeente Noord', 'Zorgkantoor'] },
    403,
    /keurt haar goed.*: Gemeente Noord en Zorgkantoor\. Jij hoeft/,
    /approves it.*: Gemeente Noord and Zorgkantoor\. You do not/,
  ],
  [
    { code: 'not_payer', wish: 'execute', payers: ['Gemeente Noord'] },
    403,
    /boekt haar: Gemeente Noord\. Jij hoeft/,
    /books it: Gemeente Noord\. You do/,
  ],
  [
    { code: 'approved_already', parties: ['Gemeente Noord'], waitingFor: ['Zorgkantoor', 'Het Rijk'] },
    409,
    /Gemeente Noord is er al.*op Zorgkantoor en Het Rijk/,
    /Gemeente Noord is there already.*for Zorgkantoor and Het Rijk/,
  ],
  [{ code: 'period_open', period: PERIOD }, 422, /2026-03-31.*na die dag/, /2026-03-31.*after that day/],
  [{ code: 'unknown_period', period: PERIOD }, 422, /2026-03-31.*Kies/, /2026-03-31.*Choose/],
  [{ code: 'nothing_due', period: PERIOD }, 422, /2026-03-31.*niets te betalen/, /2026-03-31.*nothing to pay/],
  [{ code: 'already_under_way', period: PERIOD }, 409, /2026-03-31.*trek het in/, /2026-03-31.*withdraw/],
  [
    { code: 'leans_on', period: PERIOD, first: ['2026-06-30'], wish: 'propose' },
    409,
    /2026-06-30 omlaag gaat. Stel eerst/,
    /goes down. First propose/,
  ],
  [{ code: 'leans_on', period: PERIOD, first: ['2026-06-30', '2026-09-30'], wish: 'execute' }, 409, /gaan. Boek eerst/, /go down. First book/],
  [{ code: 'leans_on', period: PERIOD, first: ['2026-06-30'], wish: 'approve' }, 409, /Zorg eerst/, /First see/],
  [{ code: 'as_of_in_future', ...ASKED, today: day('2026-07-10') }, 422, /2026-07-11.*2026-07-10.*Kies/, /2026-07-11.*2026-07-10.*Choose/],
  [{ code: 'as_of_before_settled', ...ASKED, settledAsOf: day('2026-07-12') }, 409, /2026-07-12.*2026-07-11/, /2026-07-12.*2026-07-11/],
  [
    { code: 'changed_since_proposed', proposedCents: cents(10_000), nowCents: cents(-20_050), currency: 'EUR' },
    409,
    /€\s−200,50 in plaats van €\s100,00.*Trek/,
    /−€200\.50 instead of €100\.00.*Withdraw/,
  ],
];

describe('a refusal of a settlement', () => {
  it.each(TABLE)('%j', (error, status, nl, en) => {
    const problem = settlementProblem(error);
    expect([problem.code, problem.status]).toEqual([error.code, status]);
    expect(problem.nl).toMatch(nl);
    expect(problem.en).toMatch(en);
    const { code: _code, ...data } = error;
    expect(problem.data).toEqual(error.code === 'not_found' ? null : data);
  });

  it('has a row for every code', () => {
    expect(new Set(TABLE.map(([error]) => `${error.code} ${'wish' in error ? error.wish : ''}`)).size).toBe(TABLE.length);
  });
});
