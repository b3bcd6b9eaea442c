-- Money that has left stands in the ledger beside what is promised
alter table programme.frame_entry drop constraint frame_entry_kind_check;
alter table programme.frame_entry add constraint frame_entry_kind_check
  check (kind in ('ALLOTTED', 'COMMITTED', 'RELEASED', 'PAID', 'CONDITIONAL', 'CONDITION_LIFTED'));
