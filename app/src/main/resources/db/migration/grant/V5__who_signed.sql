-- By what right the letter was signed, and whether the register says the same
alter table "grant".acceptance add column signing_right text
  check (signing_right in ('LEADER', 'BOARD', 'AUTHORITY'));
alter table "grant".acceptance add column register_agrees boolean;
