-- Half an hour with a mentor on one theme, for any participant of the cohort
create table support.open_slot (
  id uuid primary key,
  cohort uuid not null references support.cohort (call),
  mentor text not null,
  mentor_name text not null,
  theme text not null,
  review boolean not null default false,
  starts timestamptz not null,
  place text not null,
  booked_by text,
  booked_name text,
  unique (cohort, mentor, starts)
);
create index on support.open_slot (cohort, starts);
