-- Contracts, their versions, facts, settlements, events: what every slice stores.
-- Row level security from the first table: a party reads and writes its own contracts and nothing else.
-- Two roles without a login: `lente_app` is bound by the policies, `lente_system` is the explicit door for work
-- that belongs to no party (loading samples, checking the books). Each transaction chooses one (platform/command.ts).

do $$
begin
  create role lente_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  create role lente_system nologin;
exception when duplicate_object or unique_violation then null;
end $$;

do $$
begin
  execute format('grant lente_app, lente_system to %I', current_user);
exception when unique_violation or invalid_grant_operation then null;
end $$;

grant usage on schema public to lente_app, lente_system;

-- ---------------------------------------------------------------------------------------------------------------
-- Tables

create table parties (
  id text primary key,
  slug text not null unique,
  name text not null,
  created_at timestamptz not null
);

create table contracts (
  id text primary key,
  slug text not null unique,
  form text not null,
  currency char(3) not null check (currency ~ '^[A-Z]{3}$'),
  state text not null,
  period_from date not null,
  period_to date not null,
  created_by text references parties (id),
  created_at timestamptz not null,
  check (period_from <= period_to)
);

create table contract_parties (
  contract_id text not null references contracts (id),
  party_id text not null references parties (id),
  party_key text not null,
  name text not null,
  role text not null,
  -- One party may hold two roles, so the role is part of the key.
  primary key (contract_id, party_key, role)
);
create index contract_parties_by_party on contract_parties (party_id, contract_id);

create table contract_versions (
  contract_id text not null references contracts (id),
  version integer not null check (version >= 1),
  effective_day date not null,
  terms_source text not null,
  terms_canonical text not null,
  terms_hash char(64) not null check (terms_hash ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  accepted_by text[] not null,
  primary key (contract_id, version)
);

create table fact_batches (
  id text primary key,
  contract_id text not null references contracts (id),
  file_name text not null,
  recorded_day date not null,
  row_count integer not null check (row_count >= 0),
  uploaded_by text not null,
  content_hash char(64) not null,
  unique (contract_id, id)
);

create table facts (
  id text primary key,
  contract_id text not null references contracts (id),
  batch_id text,
  kind text not null,
  body jsonb not null,
  happened_day date not null,
  recorded_day date not null,
  effective_day date not null,
  subject text,
  external_key text,
  unique (contract_id, external_key),
  foreign key (contract_id, batch_id) references fact_batches (contract_id, id)
);
create index facts_by_contract on facts (contract_id, recorded_day, id);

create table settlements (
  id text primary key,
  contract_id text not null references contracts (id),
  period_key text not null,
  as_of_day date not null,
  terms_version integer not null,
  state text not null check (state in ('proposed', 'approved', 'executed', 'withdrawn')),
  statement jsonb not null,
  statement_hash char(64) not null,
  currency char(3) not null,
  computed_cents bigint not null,
  already_settled_cents bigint not null,
  due_cents bigint not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  approved_by text,
  approved_at timestamptz,
  executed_by text,
  executed_at timestamptz,
  foreign key (contract_id, terms_version) references contract_versions (contract_id, version),
  check ((state in ('approved', 'executed')) <= (approved_at is not null and approved_by is not null)),
  check ((state = 'executed') = (executed_at is not null and executed_by is not null)),
  check (due_cents = computed_cents - already_settled_cents)
);
create index settlements_by_contract on settlements (contract_id, as_of_day, id);
-- At most one proposal or approval under way per contract and period: a second one would pay twice.
create unique index settlements_under_way on settlements (contract_id, period_key) where state in ('proposed', 'approved');

create table settlement_lines (
  settlement_id text not null references settlements (id),
  line_key text not null,
  rule text not null,
  outcome text,
  payer text not null,
  payee text not null,
  period text not null,
  computed_cents bigint not null,
  already_settled_cents bigint not null,
  due_cents bigint not null,
  primary key (settlement_id, line_key),
  check (due_cents = computed_cents - already_settled_cents)
);

create table events (
  id text primary key,
  contract_id text references contracts (id),
  kind text not null,
  body jsonb not null,
  actor_role text not null,
  actor_party text,
  recorded_at timestamptz not null,
  effective_day date not null
);
create index events_by_contract on events (contract_id, recorded_at, id);

create table idempotency_keys (
  actor text not null,
  key text not null,
  body_hash char(64) not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (actor, key)
);

-- ---------------------------------------------------------------------------------------------------------------
-- Append-only: refused by the database, also for the owner of the tables, also when nothing would change.

create function lente_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append_only: % on % is refused; record a correction instead', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation';
end $$;

create function lente_make_append_only(table_name text) returns void language plpgsql as $$
begin
  execute format('create trigger refuse_change before update or delete on %I for each statement execute function lente_refuse_change()', table_name);
  execute format('create trigger refuse_truncate before truncate on %I for each statement execute function lente_refuse_change()', table_name);
  -- "always": also when a session claims to be a replica.
  execute format('alter table %I enable always trigger refuse_change', table_name);
  execute format('alter table %I enable always trigger refuse_truncate', table_name);
end $$;

select lente_make_append_only(name)
from unnest(array['contract_versions', 'fact_batches', 'facts', 'settlement_lines', 'events']) as name;

-- ---------------------------------------------------------------------------------------------------------------
-- Who may see what

-- The parties for whom the running transaction works, set by platform/command.ts.
create function lente_party_ids() returns text[] stable language sql as $$
  select string_to_array(nullif(current_setting('lente.party_ids', true), ''), ',')
$$;

-- The contracts of those parties. It looks past the policies (as lente_system), because the policy of
-- contract_parties itself is made of it; it can only answer for the parties of the transaction.
create function lente_contract_ids() returns text[] stable security definer language sql set search_path = public, pg_temp as $$
  select coalesce(array_agg(id), '{}') from (
    select contract_id as id from public.contract_parties where party_id = any (public.lente_party_ids())
    union
    select id from public.contracts where created_by = any (public.lente_party_ids())
  ) as mine
$$;

grant create on schema public to lente_system;
alter function lente_contract_ids() owner to lente_system;
revoke create on schema public from lente_system;

grant select, insert, update on all tables in schema public to lente_app, lente_system;
revoke all on schema_migrations from lente_app, lente_system;

-- In every policy the function stands in a sub-select: it is asked once per query instead of once per row.
create function lente_protect(table_name text, condition text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', table_name);
  execute format('alter table %I force row level security', table_name);
  execute format('create policy own_contracts on %I to lente_app using (%s) with check (%s)', table_name, condition, condition);
  execute format('create policy system_door on %I to lente_system using (true) with check (true)', table_name);
end $$;

select lente_protect('contracts', 'id = any ((select lente_contract_ids())::text[]) or created_by = any ((select lente_party_ids())::text[])');
select lente_protect(name, 'contract_id = any ((select lente_contract_ids())::text[])')
from unnest(array['contract_parties', 'contract_versions', 'fact_batches', 'facts', 'settlements']) as name;
select lente_protect('settlement_lines', 'exists (select from settlements where settlements.id = settlement_id)');

-- An event of no contract belongs to the party that caused it.
select lente_protect('events', 'contract_id = any ((select lente_contract_ids())::text[]) or (contract_id is null and actor_party = any ((select lente_party_ids())::text[]))');

select lente_protect('idempotency_keys', 'actor = (select current_setting(''lente.actor'', true))');

-- A party sees itself and those it has a contract with. Registering an organisation is open to every signed-in
-- party; changing one is for that organisation alone.
alter table parties enable row level security;
alter table parties force row level security;
create policy own_and_partners on parties for select to lente_app
  using (id = any ((select lente_party_ids())::text[]) or id in (select party_id from contract_parties));
create policy register on parties for insert to lente_app with check (true);
create policy change_own on parties for update to lente_app
  using (id = any ((select lente_party_ids())::text[])) with check (id = any ((select lente_party_ids())::text[]));
create policy system_door on parties to lente_system using (true) with check (true);
