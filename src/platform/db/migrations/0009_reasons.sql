-- Money in the books of a contract has a reason that can be shown: the line of a settlement that was executed, or a fact of money that moved.
-- The program itself posts nothing else; whoever has its rights cannot either. Looked at when the transaction ends, so that a line, its state
-- and its transfer may come in any order.

-- Which kind of transfer rests on what. A next kind of money is a next row, in a next migration.
create table ledger_reasons (
  kind text primary key,
  reason text not null check (reason in ('line', 'cash'))
);
insert into ledger_reasons values
  ('outcome', 'line'), ('minimum', 'line'), ('deduction', 'line'), ('fee', 'line'), ('late_interest', 'line'),
  ('payment', 'cash'), ('draw', 'cash'), ('cost', 'cash');
grant select on ledger_reasons to lente_app, lente_system;
select lente_make_append_only('ledger_reasons');
alter table ledger_reasons enable row level security;
alter table ledger_reasons force row level security;
create policy for_everybody on ledger_reasons for select using (true);

create function ledger_check_reason() returns trigger language plpgsql
security definer set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
  wanted text;
  first text := split_part(new.idempotency_key, '/', 1);
  rest text := substring(new.idempotency_key from length(split_part(new.idempotency_key, '/', 1)) + 2);
  -- Of money that moved: "payment/1/print/id of the fact" (post-cash.ts). A very long id stands in the key by its hash.
  fact text := substring(new.idempotency_key from '^[^/]*/[^/]*/[^/]*/(.*)$');
begin
  -- Books that are of no contract have reasons of their own.
  if not exists (select from contracts where id = new.scope) then
    return null;
  end if;
  select reason into wanted from ledger_reasons where kind = new.kind;
  if wanted = 'line' and exists (
    select from settlement_lines l
    join settlements s on s.id = l.settlement_id
    join ledger_entries e on e.transfer_id = new.id and e.amount = -l.due_cents
    join ledger_accounts a on a.id = e.account_id and a.path = l.payer || ':payable'
    where l.settlement_id = first and l.line_key = rest and s.contract_id = new.scope and s.state = 'executed'
  ) then
    return null;
  end if;
  if wanted = 'cash' and exists (
    select from facts f
    where f.contract_id = new.scope and f.kind = 'cash' and f.happened_day = new.happened_day
      and (f.body->'fact'->>'id' = fact or encode(sha256(convert_to(f.body->'fact'->>'id', 'UTF8')), 'hex') = fact)
  ) and not exists (
    -- What stands of a fact stands once: an earlier one is reversed first.
    select from ledger_transfers other
    where other.scope = new.scope and other.kind = new.kind and other.id <> new.id and other.reverses is null
      and substring(other.idempotency_key from '^[^/]*/[^/]*/[^/]*/(.*)$') = fact
      and not exists (select from ledger_transfers mirror where mirror.reverses = other.id)
  ) then
    return null;
  end if;
  raise exception 'ledger_no_reason: transfer % (%) belongs to no settlement that was executed and to no payment', new.id, new.kind
    using errcode = 'check_violation';
end $$;
create constraint trigger check_reason_at_commit after insert on ledger_transfers
  deferrable initially deferred for each row when (new.reverses is null) execute function ledger_check_reason();
alter table ledger_transfers enable always trigger check_reason_at_commit;

-- What was found before the marks were left again by an update of the tables: it stays told.
create table seal_findings (
  table_name text not null,
  key text not null,
  problem text not null check (problem in ('changed', 'gone')),
  row_count integer not null,
  found_at timestamptz not null default now(),
  unique (table_name, key, problem, found_at)
);
select lente_make_append_only('seal_findings');
grant select, insert on seal_findings to lente_system;
alter table seal_findings enable row level security;
alter table seal_findings force row level security;
create policy system_door on seal_findings to lente_system using (true) with check (true);

grant create on schema public to lente_system;
alter function ledger_check_reason() owner to lente_system;
revoke create on schema public from lente_system;
