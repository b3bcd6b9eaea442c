-- Courses, gatherings, joint meetings and conferences: of a cohort, or of an administrator's year plan
create table support.event (
  id uuid primary key,
  administrator text not null,
  cohort uuid references support.cohort (call),
  kind text not null check (kind in ('COURSE', 'GATHERING', 'JOINT_MEETING', 'CONFERENCE')),
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'CANCELLED')),
  title text not null,
  description text not null,
  capacity int not null check (capacity > 0),
  per_organisation int not null check (per_organisation > 0),
  for_all boolean not null,
  kept int not null check (kept between 0 and capacity),
  kept_until date,
  closes date not null,
  provider uuid,
  exercises text[] not null default '{}',
  sequence int not null default 0,
  cancelled_because text,
  changed_at timestamptz not null,
  check (cohort is not null or (for_all and kept = 0)),
  check ((state = 'CANCELLED') = (cancelled_because is not null))
);
create index on support.event (administrator);
create index on support.event (provider);

-- One that is taken away stays, so that calendars are told
create table support.event_session (
  id uuid primary key,
  event uuid not null references support.event (id),
  starts timestamptz not null,
  ends timestamptz not null,
  place text not null,
  link text not null,
  gone boolean not null default false,
  check (ends > starts)
);
create index on support.event_session (event, starts);

-- A party of one organisation, all or none of them; the number is the order they came in
create table support.sign_up (
  id uuid primary key,
  number bigint generated always as identity unique,
  event uuid not null references support.event (id),
  organisation text not null,
  name text not null,
  seats int not null check (seats > 0),
  participant boolean not null,
  state text not null check (state in ('WAITING', 'OFFERED', 'CONFIRMED', 'WITHDRAWN', 'EXPIRED')),
  signed_by uuid,
  at timestamptz not null,
  offered_until timestamptz,
  check ((state = 'OFFERED') = (offered_until is not null))
);
create index on support.sign_up (event, number);
create index on support.sign_up (organisation);

-- Those who come; what they need is for those who hold the event, and is deleted afterwards
create table support.attendee (
  id uuid primary key,
  sign_up uuid not null references support.sign_up (id),
  position int not null,
  name text not null,
  email text,
  person uuid,
  needs text,
  unique (sign_up, position)
);
create index on support.attendee (person);

-- What has happened to a party, so that its page can explain
create table support.sign_up_step (
  id bigint generated always as identity primary key,
  sign_up uuid not null references support.sign_up (id),
  what text not null,
  until timestamptz,
  at timestamptz not null
);
create index on support.sign_up_step (sign_up, id);

create table support.attendance (
  session uuid not null references support.event_session (id),
  attendee uuid not null references support.attendee (id),
  noted_by uuid,
  at timestamptz not null,
  primary key (session, attendee)
);
create index on support.attendance (attendee);
