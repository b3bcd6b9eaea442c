-- What a file held when it was made; payments that come back from the bank go into another
alter table "grant".payment_batch add column payments int not null default 0;
alter table "grant".payment_batch add column kroner bigint not null default 0;
update "grant".payment_batch b set payments = p.payments, kroner = p.kroner from (
  select batch, count(*) as payments, sum(kroner) as kroner from "grant".payment
  where batch is not null group by batch) p where p.batch = b.id;
