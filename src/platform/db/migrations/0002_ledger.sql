-- The ledger: accounts, transfers and their entries, balances. It knows no contract: `scope` says whose books an
-- account belongs to, and is all that row level security needs.
-- Model: three tables and running balances as in pgledger; checked once per transaction so that bulk stays fast.

create table ledger_accounts (
  id text primary key,
  scope text not null,
  path text not null check (path <> ''),
  kind text not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  normal_side text not null check (normal_side in ('debit', 'credit')),
  created_at timestamptz not null,
  unique (scope, path, currency),
  unique (id, currency)
);

-- What may be read from the entries, kept beside them: the row that is locked while posting.
create table ledger_balances (
  account_id text primary key references ledger_accounts (id),
  balance bigint not null,
  version bigint not null check (version >= 0)
);

create table ledger_transfers (
  id text primary key,
  scope text not null,
  idempotency_key text not null,
  content_hash char(64) not null,
  kind text not null,
  memo text not null,
  happened_day date not null,
  recorded_at timestamptz not null,
  effective_day date not null,
  -- At most one reversal of a transfer.
  reverses text unique references ledger_transfers (id),
  entry_count integer not null check (entry_count >= 2),
  -- The transaction that wrote it, by which the check at commit finds its rows.
  written_in xid8 not null default pg_current_xact_id(),
  unique (scope, idempotency_key)
);
create index ledger_transfers_by_transaction on ledger_transfers (written_in);

create table ledger_entries (
  transfer_id text not null references ledger_transfers (id),
  position integer not null check (position >= 1),
  account_id text not null,
  currency char(3) not null,
  -- Minor units: a debit is positive, a credit negative.
  amount bigint not null check (amount <> 0),
  account_version bigint not null check (account_version >= 1),
  balance_after bigint not null,
  primary key (transfer_id, position),
  unique (account_id, account_version),
  foreign key (account_id, currency) references ledger_accounts (id, currency)
);

select lente_make_append_only(name) from unnest(array['ledger_accounts', 'ledger_transfers', 'ledger_entries']) as name;

-- ---------------------------------------------------------------------------------------------------------------
-- Balances: a row from the start (an account without a row cannot be locked), and only forward

create function ledger_open_balances() returns trigger language plpgsql as $$
begin
  insert into ledger_balances (account_id, balance, version) select id, 0, 0 from new_accounts;
  return null;
end $$;
create trigger open_balances after insert on ledger_accounts
  referencing new table as new_accounts for each statement execute function ledger_open_balances();

create function ledger_refuse_step_back() returns trigger language plpgsql as $$
begin
  raise exception 'ledger_balance_step_back: the balance of % may only follow new entries', old.account_id using errcode = 'restrict_violation';
end $$;
create trigger only_forward before update on ledger_balances
  for each row when (new.version <= old.version or new.account_id <> old.account_id) execute function ledger_refuse_step_back();
create trigger refuse_delete before delete or truncate on ledger_balances
  for each statement execute function lente_refuse_change();

-- ---------------------------------------------------------------------------------------------------------------
-- The check at commit: once per transaction, for all its transfers together

-- One row per transaction that posts, there only until its commit: it carries the deferred trigger.
create table ledger_checks (written_in xid8 primary key);

create function ledger_ask_check() returns trigger language plpgsql as $$
begin
  if exists (select from new_transfers where written_in <> pg_current_xact_id()) then
    raise exception 'ledger_foreign_transaction: a transfer says that another transaction wrote it' using errcode = 'check_violation';
  end if;
  insert into ledger_checks values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;
create trigger ask_check after insert on ledger_transfers
  referencing new table as new_transfers for each statement execute function ledger_ask_check();

-- A transfer is closed when its transaction ends: nobody adds entries to it later.
create function ledger_refuse_late_entries() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from new_entries join ledger_transfers on ledger_transfers.id = new_entries.transfer_id
    where ledger_transfers.written_in <> pg_current_xact_id()
  ) then
    raise exception 'ledger_late_entry: a transfer takes no entries after its transaction' using errcode = 'check_violation';
  end if;
  insert into ledger_checks values (pg_current_xact_id()) on conflict do nothing;
  return null;
end $$;
create trigger refuse_late_entries after insert on ledger_entries
  referencing new table as new_entries for each statement execute function ledger_refuse_late_entries();

create function ledger_check() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  broken text;
begin
  delete from ledger_checks where written_in = new.written_in;

  -- Every transfer has the entries it announced, in its own books, and they add up to zero per currency.
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

  select t.id into broken
  from ledger_transfers t
  join ledger_entries e on e.transfer_id = t.id
  join ledger_accounts a on a.id = e.account_id
  where t.written_in = new.written_in and a.scope <> t.scope
  limit 1;
  if broken is not null then
    raise exception 'ledger_foreign_account: transfer % uses an account of other books', broken using errcode = 'check_violation';
  end if;

  -- Every balance is the balance before this transaction plus its entries, numbered without a gap.
  select touched.account_id into broken
  from (
    select e.account_id, min(e.account_version) as first, max(e.account_version) as last, count(*) as entries, sum(e.amount) as total
    from ledger_transfers t join ledger_entries e on e.transfer_id = t.id
    where t.written_in = new.written_in
    group by e.account_id
  ) as touched
  join ledger_balances b on b.account_id = touched.account_id
  left join ledger_entries before on before.account_id = touched.account_id and before.account_version = touched.first - 1
  where touched.last - touched.first + 1 <> touched.entries
    or b.version <> touched.last
    or (touched.first > 1 and before.account_id is null)
    or b.balance <> coalesce(before.balance_after, 0) + touched.total
  limit 1;
  if broken is not null then
    raise exception 'ledger_wrong_balance: the balance of account % does not follow from its entries', broken using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger check_at_commit after insert on ledger_checks
  deferrable initially deferred for each row execute function ledger_check();

-- ---------------------------------------------------------------------------------------------------------------
-- Who may see what

grant create on schema public to lente_system;
-- Plans of functions are kept, and one made while the tables were small reads them in full for every row later on.
-- So these always walk the indexes: fast for one transfer, and in proportion for a hundred thousand.
alter function ledger_check() set enable_seqscan = off;
alter function ledger_check() set enable_hashjoin = off;
alter function ledger_check() set enable_mergejoin = off;
alter function ledger_check() set jit = off;
alter function ledger_refuse_late_entries() set enable_seqscan = off;
alter function ledger_refuse_late_entries() set enable_hashjoin = off;
alter function ledger_refuse_late_entries() set enable_mergejoin = off;
alter function ledger_refuse_late_entries() set jit = off;

alter function ledger_check() owner to lente_system;
alter function ledger_refuse_late_entries() owner to lente_system;
revoke create on schema public from lente_system;

grant select, insert on ledger_accounts, ledger_transfers, ledger_entries to lente_app, lente_system;
grant select, insert, update on ledger_balances to lente_app, lente_system;
grant select, insert, delete on ledger_checks to lente_system;
grant select, insert on ledger_checks to lente_app;

select lente_protect(name, 'scope = any ((select lente_contract_ids())::text[])') from unnest(array['ledger_accounts', 'ledger_transfers']) as name;
select lente_protect(name, 'exists (select from ledger_accounts where ledger_accounts.id = account_id)') from unnest(array['ledger_balances', 'ledger_entries']) as name;
