-- A half hour nobody has laid out: asked of the mentors that help with its theme, at times that suit
-- the one who asks. What it is about is sealed, for the mentor that says yes. Who was told stands in
-- none of these tables, so that nobody can be said to have passed it by
create table support.open_ask (
  id uuid primary key,
  cohort uuid not null references support.cohort (call),
  organisation text not null,
  name text not null,
  theme text not null,
  way text not null check (way in ('IN_PERSON', 'ONLINE')),
  about bytea not null,
  asked_at timestamptz not null,
  -- one at a time
  unique (cohort, organisation)
);
create table support.open_ask_time (
  ask uuid not null references support.open_ask (id) on delete cascade,
  starts timestamptz not null,
  primary key (ask, starts)
);

-- What was asked for is for the one who asked; given back, it is nobody's
alter table support.open_slot add column asked boolean not null default false;
