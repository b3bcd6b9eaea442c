-- What comes back, what is given back, and what may be used the year after
alter table programme.frame_entry drop constraint frame_entry_kind_check;
alter table programme.frame_entry add constraint frame_entry_kind_check
  check (kind in ('ALLOTTED', 'RETURNED', 'COMMITTED', 'RELEASED', 'PAID', 'REPAID', 'CARRIED_OVER',
    'CONDITIONAL', 'CONDITION_LIFTED'));
