-- The bank gives back what counted as paid; money that may be used the year after no longer may: it comes back, or the award has ended
alter table programme.frame_entry drop constraint frame_entry_kind_check;
alter table programme.frame_entry add constraint frame_entry_kind_check
  check (kind in ('ALLOTTED', 'RETURNED', 'COMMITTED', 'RELEASED', 'PAID', 'PAYMENT_RETURNED', 'REPAID', 'CARRIED_OVER',
    'CARRY_OVER_LIFTED', 'CONDITIONAL', 'CONDITION_LIFTED'));
