-- Facts keep when they were received and in which order, beside when they happened and when they were reported; and who handed them in,
-- in which role. A correction wins by receipt. `fact_key` says which fact a row is about, so that adding one row looks at one fact.

alter table fact_batches
  add column uploaded_as text,
  add column received_at timestamptz;

-- The same for "P01", "p 01" and "p1": a quick look for whoever may be the same person; fact-file-spelling.ts decides.
create function lente_spelling(written text) returns text immutable strict language sql as $$
  select replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(translate(lower(written), 'аеорсухвкмнтіј', 'aeopcyxbkmhtij'), '([0-9])[^[:alnum:]]+(?=[0-9])', '\1~', 'g'),
        '[^[:alnum:]~]+', '', 'g'),
      '(^|[^0-9])0+(?=[0-9])', '\1', 'g'),
    '~', '-')
$$;

alter table facts
  -- The day on the calendar in the Netherlands, as everywhere.
  add column received_day date not null default (now() at time zone 'Europe/Amsterdam')::date,
  -- 1, 2, 3 … within a contract.
  add column receipt_order integer check (receipt_order >= 1),
  add column fact_key text generated always as (regexp_replace(external_key, '/\d{4}-\d{2}-\d{2}(#\d+)?$', '')) stored,
  add column subject_spelling text generated always as (lente_spelling(subject)) stored;

-- What was there: received on the day of its upload; what was loaded as a sample, where nobody received anything, on the day it was reported.
-- The rows are append-only and each party sees its own, also for the owner of the table: both are put aside for this one statement.
alter table facts disable trigger refuse_change;
alter table facts no force row level security;
alter table fact_batches no force row level security;
update facts set received_day = placed.received_day, receipt_order = placed.receipt_order
from (
  select id, received_day, row_number() over (partition by contract_id order by received_day, batch_id, recorded_day, number, id) as receipt_order
  from (
    select f.id, f.contract_id, f.batch_id, f.recorded_day,
      case when b.uploaded_by is null or b.uploaded_by = 'system' then f.recorded_day else b.recorded_day end as received_day,
      coalesce(substring(f.external_key from '#(\d+)$')::integer, 1) as number
    from facts f left join fact_batches b on b.id = f.batch_id
  ) as known
) as placed
where facts.id = placed.id;
alter table fact_batches force row level security;
alter table facts force row level security;
alter table facts enable always trigger refuse_change;

create unique index facts_by_receipt on facts (contract_id, receipt_order);
create index facts_by_spelling on facts (contract_id, subject_spelling);
create index facts_by_key on facts (contract_id, fact_key, receipt_order);
