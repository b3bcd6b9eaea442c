-- In a room or online; and before which call's deadline drafts are read
alter table support.open_slot add column way text not null default 'ONLINE'
  check (way in ('IN_PERSON', 'ONLINE'));
alter table support.open_slot add column deadline uuid;

-- Each booking stands on its own, so that calendars can be told when one is given back. What it is
-- about is sealed, for the mentor alone, and goes soon after
create table support.open_booking (
  id uuid primary key,
  slot uuid not null,
  cohort uuid not null references support.cohort (call),
  mentor text not null,
  mentor_name text not null,
  organisation text not null,
  name text not null,
  starts timestamptz not null,
  about bytea,
  state text not null check (state in ('BOOKED', 'CANCELLED')),
  sequence int not null default 0,
  changed_at timestamptz not null
);
create unique index on support.open_booking (slot) where state = 'BOOKED';
create index on support.open_booking (mentor);
create index on support.open_booking (organisation);
insert into support.open_booking
  (id, slot, cohort, mentor, mentor_name, organisation, name, starts, state, changed_at)
  select gen_random_uuid(), id, cohort, mentor, mentor_name, booked_by, booked_name, starts,
    'BOOKED', starts
  from support.open_slot where booked_by is not null;
