-- The agreement as it stood when the two were to sign it, in every language; a later end is a new one
create table support.agreement (
  pair uuid not null references support.pair (id),
  number int not null,
  words text not null,
  digest text not null,
  at timestamptz not null,
  primary key (pair, number)
);
create trigger never_changed before update or delete on support.agreement
  for each row execute function support.never_changed();
-- Which agreement a yes was to, by its digest
alter table support.pair_yes add column agreement text;
