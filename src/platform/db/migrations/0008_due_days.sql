-- The day on which a line was due, as it was told when it was settled: interest on paying late counts from it. Unknown of older lines.
alter table settlement_lines add column due_day date;
