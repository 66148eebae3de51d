import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../platform/command.ts';

/** Two things in the database that say the same, and no longer do. `says` names what they disagree about. */
export type Contradiction = { readonly table: string; readonly key: string; readonly says: ContradictionCode };
export type ContradictionCode = (typeof QUESTIONS)[number]['says'];

type Question = { readonly table: string; readonly says: string; readonly key: RawBuilder<unknown> };

/**
 * Each asks for the keys of rows that contradict another table. Every write leaves one event, so a state without its event, or an event
 * without its state, was made outside Lente.
 */
const QUESTIONS = [
  {
    table: 'fact_batches',
    says: 'rows_of_batch',
    key: sql`select b.id from fact_batches b where b.row_count <> (select count(*) from facts f where f.batch_id = b.id)`,
  },
  {
    table: 'fact_batches',
    says: 'event_of_batch',
    key: sql`select b.id from fact_batches b
      where not exists (select from events e where e.contract_id = b.contract_id and e.body->>'batch' = b.id
        and e.kind in ('FactsRecorded', 'PaymentRecorded', 'PaymentWithdrawn'))`,
  },
  {
    table: 'events',
    says: 'batch_of_event',
    key: sql`select e.id from events e where e.kind in ('FactsRecorded', 'PaymentRecorded', 'PaymentWithdrawn')
      and not exists (select from fact_batches b where b.id = e.body->>'batch')`,
  },
  {
    table: 'contract_versions',
    says: 'event_of_version',
    key: sql`select v.contract_id || '/' || v.version from contract_versions v
      where not exists (select from events e where e.contract_id = v.contract_id
        and e.kind in ('ContractRegistered', 'ContractAmended') and e.body->>'hash' = v.terms_hash)`,
  },
  {
    table: 'settlements',
    says: 'event_of_state',
    key: sql`select s.id from settlements s
      left join lateral (select array_agg(e.kind) as kinds from events e
        where e.contract_id = s.contract_id and e.body->>'settlement' = s.id) as told on true
      where told.kinds is null or not 'SettlementProposed' = any (told.kinds)
        or (s.state = 'executed') is distinct from ('SettlementExecuted' = any (told.kinds))
        or (s.state = 'withdrawn') is distinct from ('SettlementWithdrawn' = any (told.kinds))
        or (s.approved_at is not null) is distinct from ('SettlementApproved' = any (told.kinds))`,
  },
  {
    table: 'settlement_approvals',
    says: 'event_of_approval',
    key: sql`select a.settlement_id || '/' || a.party_key from settlement_approvals a
      where not exists (select from events e where e.kind in ('SettlementApproved', 'SettlementApprovalGiven')
        and e.body->>'settlement' = a.settlement_id and (e.body->'parties') ? a.party_key)`,
  },
  {
    table: 'events',
    says: 'approval_of_event',
    key: sql`select e.id from events e cross join lateral jsonb_array_elements_text(coalesce(e.body->'parties', '[]')) as party
      where e.kind in ('SettlementApproved', 'SettlementApprovalGiven')
        and not exists (select from settlement_approvals a where a.settlement_id = e.body->>'settlement' and a.party_key = party)`,
  },
  {
    table: 'settlements',
    says: 'sum_of_lines',
    key: sql`select s.id from settlements s
      left join lateral (select sum(l.computed_cents) as computed, sum(l.already_settled_cents) as before, sum(l.due_cents) as due
        from settlement_lines l where l.settlement_id = s.id) as lines on true
      where s.computed_cents is distinct from lines.computed or s.already_settled_cents is distinct from lines.before
        or s.due_cents is distinct from lines.due`,
  },
  {
    table: 'settlement_lines',
    says: 'line_of_statement',
    key: sql`select l.settlement_id || '/' || l.line_key from settlement_lines l join settlements s on s.id = l.settlement_id
      where not exists (select from jsonb_array_elements(s.statement) as line
        where line->>'key' = l.line_key and (line->>'due')::bigint = l.due_cents and (line->>'computed')::bigint = l.computed_cents
          and line->>'payer' = l.payer and line->>'payee' = l.payee)`,
  },
  {
    table: 'settlement_lines',
    says: 'transfer_of_line',
    key: sql`select l.settlement_id || '/' || l.line_key from settlement_lines l join settlements s on s.id = l.settlement_id
      where s.state = 'executed' and not exists (
        select from ledger_transfers t join ledger_entries e on e.transfer_id = t.id join ledger_accounts a on a.id = e.account_id
        where t.scope = s.contract_id and t.idempotency_key = l.settlement_id || '/' || l.line_key
          and a.path = l.payer || ':payable' and e.amount = -l.due_cents)`,
  },
  {
    table: 'ledger_transfers',
    says: 'reason_of_transfer',
    // Booked lines by their own key; money that moved (payments, draws) by a fact of that day.
    key: sql`select t.id from ledger_transfers t join contracts c on c.id = t.scope
      where t.reverses is null
        and not exists (select from settlement_lines l join settlements s on s.id = l.settlement_id
          where s.contract_id = t.scope and s.state = 'executed' and t.idempotency_key = l.settlement_id || '/' || l.line_key)
        and (t.kind in ('outcome', 'minimum', 'deduction', 'fee', 'late_interest')
          or not exists (select from facts f where f.contract_id = t.scope and f.kind = 'cash' and f.happened_day = t.happened_day))`,
  },
] as const satisfies readonly Question[];

export async function findContradictions(tx: Tx, at: number): Promise<readonly Contradiction[] | undefined> {
  const question = QUESTIONS[at];
  if (question === undefined) return undefined;
  const { rows } = await sql<{ readonly key: string }>`select key from (${question.key}) as found (key) order by key limit 100`.execute(tx);
  return rows.map(({ key }) => ({ table: question.table, key, says: question.says }));
}
