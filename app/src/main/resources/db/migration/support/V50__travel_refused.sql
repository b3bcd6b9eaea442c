-- A claim for travel can be refused, with a reason
alter table support.travel_claim drop constraint travel_claim_state_check;
alter table support.travel_claim add constraint travel_claim_state_check
  check (state in ('SENT', 'ASKED', 'APPROVED', 'REFUSED'));
