-- By what right somebody signed for an organisation, as they said themselves
alter table support.pair_yes add column signs_as text
  check (signs_as in ('LEADER', 'BOARD', 'AUTHORITY'));
