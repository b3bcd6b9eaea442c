-- The word in the address of a person's calendar; only its digest is kept
create table support.calendar_key (
  hash bytea primary key,
  person uuid not null,
  organisation text,
  at timestamptz not null
);
create unique index one_calendar_key on support.calendar_key (person, coalesce(organisation, ''));
