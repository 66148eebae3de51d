-- What the database did not refuse yet: a balance without entries, a reversal that is no mirror, a settlement that takes
-- another way or gets lines later, a stranger in a contract. The guards bind the owner of the tables too.
--
-- Why a connection may become lente_system: the embedded database is one connection, and work of no party (finding who
-- somebody is before it has a party, loading samples, checking the books) runs on it between the work of parties.
-- PostgreSQL asks the one who connected, not the present role, whether `set role` is allowed, so a role that could not
-- be left again would need a connection of its own. What stands in between is that only stores speak SQL, and that
-- platform/db/tx.ts alone chooses the role. So the door may see more, but hardly do more: but for one right below
-- both roles have the same, and no guard asks which role it is.

-- ---------------------------------------------------------------------------------------------------------------
-- Rights: only the columns that some command changes. What is not named here stays as it was written.

revoke update on all tables in schema public from lente_app, lente_system;
grant update (state, approved_by, approved_at, executed_by, executed_at) on settlements to lente_app, lente_system;
-- The one difference: until it is booked, work of no party may write the lines of a statement again (not its amounts).
grant update (statement) on settlements to lente_system;
grant update (answer) on idempotency_keys to lente_app, lente_system;
grant update (balance, version) on ledger_balances to lente_app, lente_system;
-- Nothing changes a contract: its versions do. The right on one column is what locking its row asks for.
grant update (state) on contracts to lente_app, lente_system;
select lente_make_append_only(name) from unnest(array['contracts', 'contract_parties']) as name;

-- An organisation is known by its name, so it cannot take the name of another.
drop policy change_own on parties;

-- Balance rows and the notes for the check at commit are made by the functions below, which work as lente_system.
revoke insert on ledger_balances from lente_app;
revoke all on ledger_checks from lente_app;

-- ---------------------------------------------------------------------------------------------------------------
-- Contracts: who takes part is fixed with the first version of the terms

create function contract_refuse_late_party() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from new_parties p join contract_versions v on v.contract_id = p.contract_id) then
    raise exception 'contract_parties_fixed: a contract takes no parties after its first version' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger refuse_late_party after insert on contract_parties
  referencing new table as new_parties for each statement execute function contract_refuse_late_party();
alter table contract_parties enable always trigger refuse_late_party;

-- ---------------------------------------------------------------------------------------------------------------
-- Settlements: what was proposed is what is approved and booked

-- The transaction that proposed it: only that one adds its lines.
alter table settlements add column written_in xid8 not null default pg_current_xact_id();

create trigger keep_proposed before update of
  id, contract_id, period_key, as_of_day, terms_version, statement_hash, currency,
  computed_cents, already_settled_cents, due_cents, proposed_by, proposed_at, written_in
  on settlements for each statement execute function lente_refuse_change();

create function settlement_begin() returns trigger language plpgsql as $$
begin
  if new.state <> 'proposed' or num_nonnulls(new.approved_by, new.approved_at, new.executed_by, new.executed_at) > 0 then
    raise exception 'settlement_not_proposed: a settlement begins as a proposal' using errcode = 'check_violation';
  end if;
  new.written_in := pg_current_xact_id();
  return new;
end $$;
create trigger begin_as_proposal before insert on settlements for each row execute function settlement_begin();

-- The steps of SETTLEMENT_TRANSITIONS in settlement.ts; each writes its own columns and no others.
create function settlement_refuse_step() returns trigger language plpgsql as $$
declare
  same_approval boolean := (new.approved_by, new.approved_at) is not distinct from (old.approved_by, old.approved_at);
  same_execution boolean := (new.executed_by, new.executed_at) is not distinct from (old.executed_by, old.executed_at);
begin
  if old.state = 'proposed' and new.state = 'approved' and same_execution
    or old.state = 'approved' and new.state = 'executed' and same_approval
    or old.state in ('proposed', 'approved') and new.state = 'withdrawn' and same_approval and same_execution
  then
    return new;
  end if;
  raise exception 'settlement_step_refused: settlement % does not go from % to % like this', old.id, old.state, new.state
    using errcode = 'restrict_violation';
end $$;
create trigger refuse_step before update of state, approved_by, approved_at, executed_by, executed_at
  on settlements for each row execute function settlement_refuse_step();

create function settlement_refuse_late_line() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from new_lines l join settlements s on s.id = l.settlement_id where s.written_in <> pg_current_xact_id()) then
    raise exception 'settlement_late_line: a settlement takes no lines after its proposal' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger refuse_late_line after insert on settlement_lines
  referencing new table as new_lines for each statement execute function settlement_refuse_late_line();

alter table settlements enable always trigger keep_proposed;
alter table settlements enable always trigger begin_as_proposal;
alter table settlements enable always trigger refuse_step;
alter table settlement_lines enable always trigger refuse_late_line;

-- ---------------------------------------------------------------------------------------------------------------
-- Idempotency keys: an answer is given once

create trigger refuse_change before update of actor, key, body_hash, created_at
  on idempotency_keys for each statement execute function lente_refuse_change();
create function lente_refuse_second_answer() returns trigger language plpgsql as $$
begin
  raise exception 'answer_given: the answer to a key is given once' using errcode = 'restrict_violation';
end $$;
create trigger refuse_second_answer before update on idempotency_keys
  for each row when (old.answer is not null) execute function lente_refuse_second_answer();
alter table idempotency_keys enable always trigger refuse_change;
alter table idempotency_keys enable always trigger refuse_second_answer;

-- ---------------------------------------------------------------------------------------------------------------
-- Ledger. All as lente_system and with a fixed search path: a temporary table of the same name would otherwise be
-- taken for the real one. The planner settings: see 0002.

create or replace function ledger_open_balances() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  insert into ledger_balances (account_id, balance, version) select id, 0, 0 from new_accounts;
  return null;
end $$;

create or replace function ledger_ask_check() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  if exists (select from new_transfers where written_in <> pg_current_xact_id()) then
    raise exception 'ledger_foreign_transaction: a transfer says that another transaction wrote it' using errcode = 'check_violation';
  end if;
  insert into ledger_checks values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;

create function ledger_refuse_first_balance() returns trigger language plpgsql as $$
begin
  raise exception 'ledger_wrong_balance: account % does not begin at zero', new.account_id using errcode = 'check_violation';
end $$;

-- As in 0002, and every single entry is now held against the one before it.
create or replace function ledger_check() returns trigger language plpgsql
security definer set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare
  broken text;
  is_foreign boolean;
begin
  delete from ledger_checks where written_in = new.written_in;

  -- Every transfer has the entries it announced, and they add up to zero per currency.
  select transfer_id into broken from (
    select t.id as transfer_id, t.entry_count, e.currency, coalesce(sum(e.amount), 0) as total, count(e.position) as entries
    from ledger_transfers t left join ledger_entries e on e.transfer_id = t.id
    where t.written_in = new.written_in
    group by t.id, t.entry_count, e.currency
  ) as sums
  group by transfer_id, entry_count
  having bool_or(total <> 0) or sum(entries) <> entry_count
  limit 1;
  if broken is not null then
    raise exception 'ledger_unbalanced: transfer % does not balance', broken using errcode = 'check_violation';
  end if;

  -- Every entry is in its own books and follows the one before it on its account, the first one zero; the balance row
  -- has come as far as the last.
  select touched.account_id, touched.is_foreign into broken, is_foreign
  from (
    select e.account_id, max(e.account_version) as last, bool_or(a.scope <> t.scope) as is_foreign,
      bool_or(coalesce(before.balance_after, case e.account_version when 1 then 0 end) is distinct from e.balance_after - e.amount) as is_wrong
    from ledger_transfers t
    join ledger_entries e on e.transfer_id = t.id
    join ledger_accounts a on a.id = e.account_id
    left join ledger_entries before on before.account_id = e.account_id and before.account_version = e.account_version - 1
    where t.written_in = new.written_in
    group by e.account_id
  ) as touched
  left join ledger_balances b on b.account_id = touched.account_id
  where touched.is_foreign or touched.is_wrong or b.version is distinct from touched.last
  limit 1;
  if is_foreign then
    raise exception 'ledger_foreign_account: a transfer uses account % of other books', broken using errcode = 'check_violation';
  end if;
  if broken is not null then
    raise exception 'ledger_wrong_balance: the balance of account % does not follow from its entries', broken using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- An account begins at zero: a first balance out of nothing has no entry that could say so.
create trigger begin_at_zero before insert on ledger_balances
  for each row when (new.balance <> 0 or new.version <> 0) execute function ledger_refuse_first_balance();
alter table ledger_balances enable always trigger begin_at_zero;

-- A balance row says, at commit, what the entry of its version says; also when nothing was posted at all.
create function ledger_check_balance() returns trigger language plpgsql
security definer set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
begin
  if not exists (
    select from ledger_balances b join ledger_entries e on e.account_id = b.account_id and e.account_version = b.version
    where b.account_id = new.account_id and e.balance_after = b.balance
  ) then
    raise exception 'ledger_wrong_balance: the balance of account % does not follow from its entries', new.account_id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger check_balance_at_commit after update on ledger_balances
  deferrable initially deferred for each row execute function ledger_check_balance();

-- A reversal is the mirror of one transfer in the same books, entry by entry, and not earlier; `reverses` is unique,
-- so there is one at most, and a reversal is not reversed.
create function ledger_check_reversal() returns trigger language plpgsql
security definer set search_path = public, pg_temp
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
begin
  if not exists (
    select from ledger_transfers original
    where original.id = new.reverses and original.scope = new.scope and original.reverses is null
      and original.effective_day <= new.effective_day and original.entry_count = new.entry_count
      and original.entry_count = (
        select count(*) from ledger_entries entry
        join ledger_entries mirror on mirror.transfer_id = new.id and mirror.position = entry.position
        where entry.transfer_id = original.id and mirror.account_id = entry.account_id and mirror.amount = -entry.amount
      )
  ) then
    raise exception 'ledger_reversal_differs: transfer % is not the mirror of the transfer it reverses', new.id using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger check_reversal_at_commit after insert on ledger_transfers
  deferrable initially deferred for each row when (new.reverses is not null) execute function ledger_check_reversal();

alter table ledger_balances enable always trigger check_balance_at_commit;
alter table ledger_transfers enable always trigger check_reversal_at_commit;

grant create on schema public to lente_system;
alter function ledger_open_balances() owner to lente_system;
alter function ledger_ask_check() owner to lente_system;
alter function ledger_check_balance() owner to lente_system;
alter function ledger_check_reversal() owner to lente_system;
revoke create on schema public from lente_system;
