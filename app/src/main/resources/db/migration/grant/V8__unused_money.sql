-- Money that was not used: to be kept for the next year, or to come back. Either is decided by
-- another than whoever approved the report
alter table "grant".carry_over rename to unused_money;
alter table "grant".unused_money add column wish text not null default 'KEEP'
  check (wish in ('KEEP', 'REPAY'));
alter table "grant".unused_money add column proposed_by uuid;
