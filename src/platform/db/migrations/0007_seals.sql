-- Who may switch the guards off can change a row, and nobody saw it. So every row that is final leaves a mark of its contents in a table of its
-- own the moment it is written, and `lente doctor` and every start hold the rows against their marks (seals.ts). Somebody with all rights who
-- also knows this table can still write a mark that fits; against that stands a chain outside the database, which comes later.

create table seals (
  id bigint generated always as identity primary key,
  -- A change of the tables themselves begins a new generation of marks.
  generation integer not null,
  table_name text not null,
  row_count integer not null,
  -- Eight bytes a row, one after another.
  marks bytea not null
);
create index seals_by_table on seals (table_name, generation);
select lente_make_append_only('seals');

-- The contents of a row as text: without columns that have no value, and without those that go their own way afterwards, which are held
-- against the events instead.
create function lente_mark(table_name text, contents jsonb) returns bytea immutable language sql as $$
  select substring(sha256(convert_to(jsonb_strip_nulls(contents - (case table_name
    when 'settlements' then '{state,approved_by,approved_at,executed_by,executed_at}' when 'contracts' then '{state}' else '{}' end)::text[])::text, 'UTF8')) from 1 for 8)
$$;

create function lente_seal_rows() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into seals (generation, table_name, row_count, marks)
  select coalesce((select max(generation) from seals where table_name = tg_table_name), 0), tg_table_name, count(*),
    string_agg(lente_mark(tg_table_name, to_jsonb(new_rows)), '')
  from new_rows
  having count(*) > 0;
  return null;
end $$;

create function lente_sealed_tables() returns setof text immutable language sql as $$
  select unnest(array['parties', 'contracts', 'contract_parties', 'contract_versions', 'fact_batches', 'facts', 'settlements',
    'settlement_lines', 'settlement_approvals', 'events', 'ledger_accounts'])
$$;

do $$
declare
  name text;
begin
  for name in select lente_sealed_tables() loop
    execute format('create trigger zz_seal after insert on %I referencing new table as new_rows
      for each statement execute function lente_seal_rows()', name);
    execute format('alter table %I enable always trigger zz_seal', name);
  end loop;
end $$;

-- Marks everything as it stands: asked by the program after it changed the tables (migrate.ts).
create function lente_seal_all() returns void language plpgsql set search_path = public, pg_temp as $$
declare
  name text;
begin
  for name in select lente_sealed_tables() loop
    execute format('insert into seals (generation, table_name, row_count, marks)
      select coalesce((select max(generation) from seals where table_name = %L), 0) + 1, %L, count(*), coalesce(string_agg(lente_mark(%L, to_jsonb(r)), ''''), '''')
      from %I r', name, name, name, name);
  end loop;
end $$;

grant usage on schema public to lente_system;
grant select, insert on seals to lente_system;
alter table seals enable row level security;
alter table seals force row level security;
create policy system_door on seals to lente_system using (true) with check (true);
grant create on schema public to lente_system;
alter function lente_seal_rows() owner to lente_system;
revoke create on schema public from lente_system;
revoke execute on function lente_seal_all() from public;
grant execute on function lente_seal_all() to lente_system;
