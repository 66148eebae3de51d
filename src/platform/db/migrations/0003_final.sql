-- What was agreed or paid is not written over. The program never did; now the database refuses it as well, whoever asks.

-- A party moves a contract and a settlement forward, and changes nothing else of what is there. (Locking a row asks for the right to
-- change one column of it.)
revoke update on contracts, contract_parties, contract_versions, fact_batches, facts, settlements, settlement_lines, events from lente_app;
grant update (state) on contracts to lente_app;
grant update (state, approved_by, approved_at, executed_by, executed_at) on settlements to lente_app;

-- Booked or withdrawn is the end of its way: what changes later is a settlement of its own.
create trigger refuse_change before update on settlements
  for each row when (old.state in ('executed', 'withdrawn')) execute function lente_refuse_change();
create trigger refuse_delete before delete or truncate on settlements
  for each statement execute function lente_refuse_change();
alter table settlements enable always trigger refuse_change;
alter table settlements enable always trigger refuse_delete;
