-- Each payer agrees with a settlement for itself: a row per payer, and only when all are there it is approved. Before this one payer could
-- agree for the others.

create table settlement_approvals (
  settlement_id text not null references settlements (id),
  -- The word by which the term sheet calls the payer.
  party_key text not null,
  -- The organisation that agreed, or 'system'.
  approved_by text not null,
  approved_at timestamptz not null,
  -- A payer agrees once.
  primary key (settlement_id, party_key)
);
select lente_make_append_only('settlement_approvals');

-- Who has to agree: the commissioners that pay something in it; all of them when nobody who pays is one. The same as `approversOf` in
-- the program.
create function lente_approvers(wanted text) returns setof text stable language sql set search_path = public, pg_temp as $$
  with commissioners as (
    select distinct p.party_key from settlements s
    join contract_parties p on p.contract_id = s.contract_id and p.role = 'commissioner'
    where s.id = wanted
  ), paying as (
    select party_key from commissioners
    where party_key in (select payer from settlement_lines where settlement_id = wanted and due_cents <> 0)
  )
  select party_key from paying
  union all
  select party_key from commissioners where not exists (select from paying)
$$;

-- What was approved before this keeps the approval of who gave it: of that one party, or of all when the samples were loaded.
insert into settlement_approvals (settlement_id, party_key, approved_by, approved_at)
select distinct s.id, approver, s.approved_by, s.approved_at
from settlements s
cross join lateral lente_approvers(s.id) as approver
join contract_parties p on p.contract_id = s.contract_id and p.party_key = approver and p.role = 'commissioner'
where s.approved_at is not null and s.approved_by in (p.party_id, 'system');

-- What was approved by one for all and not booked yet waits for the others again.
update settlements set state = 'proposed', approved_by = null, approved_at = null
where state = 'approved'
  and exists (select from lente_approvers(settlements.id) as approver
    where not exists (select from settlement_approvals a where a.settlement_id = settlements.id and a.party_key = approver));

create function lente_refuse_early_approval() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  missing text;
begin
  select approver into missing from lente_approvers(new.id) as approver
  where not exists (select from settlement_approvals a where a.settlement_id = new.id and a.party_key = approver)
  limit 1;
  if missing is not null then
    raise exception 'settlement_not_agreed: % has not agreed with settlement % yet', missing, new.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger refuse_early_approval before update on settlements
  for each row when (old.state = 'proposed' and new.state not in ('proposed', 'withdrawn')) execute function lente_refuse_early_approval();
alter table settlements enable always trigger refuse_early_approval;

-- ---------------------------------------------------------------------------------------------------------------
-- Who may see what, and who may agree: a party of the contract sees it, and a commissioner agrees for itself while it is a proposal.

grant select, insert on settlement_approvals to lente_app, lente_system;
alter table settlement_approvals enable row level security;
alter table settlement_approvals force row level security;
create policy own_contracts on settlement_approvals for select to lente_app
  using (exists (select from settlements where settlements.id = settlement_id));
create policy agree_for_itself on settlement_approvals for insert to lente_app
  with check (exists (
    select from settlements s
    join contract_parties p on p.contract_id = s.contract_id
    where s.id = settlement_id and s.state = 'proposed' and p.party_key = settlement_approvals.party_key and p.role = 'commissioner'
      and p.party_id = any ((select lente_party_ids())::text[])
  ));
create policy system_door on settlement_approvals to lente_system using (true) with check (true);
