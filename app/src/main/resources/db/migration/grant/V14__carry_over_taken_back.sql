-- What of money carried over has been claimed after all: it is no part of the year after any more
alter table "grant".unused_money add column back_kroner bigint not null default 0
  check (back_kroner between 0 and kroner);
