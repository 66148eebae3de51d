-- The answer to a key is given again letter by letter: as json, which keeps the text, and not as jsonb, which puts the fields in an order of its own.
drop trigger refuse_second_answer on idempotency_keys;
alter table idempotency_keys alter column answer type json using answer::text::json;
create trigger refuse_second_answer before update on idempotency_keys
  for each row when (old.answer is not null) execute function lente_refuse_second_answer();
alter table idempotency_keys enable always trigger refuse_second_answer;
