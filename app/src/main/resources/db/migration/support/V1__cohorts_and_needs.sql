create schema if not exists support;

-- Those who came in by the same call, for as long as their awards last
create table support.cohort (
  call uuid primary key,
  administrator text not null,
  starts date not null,
  ends date not null
);

create table support.participant (
  award uuid primary key,
  cohort uuid not null references support.cohort (call),
  organisation text not null,
  name text not null,
  municipality text,
  since date not null,
  until date
);
create unique index on support.participant (cohort, organisation) where until is null;
create index on support.participant (organisation);

-- An organisation's own picture of what it needs; nobody who gives out money reads these tables
create table support.needs_map (
  id uuid primary key,
  organisation text not null,
  occasion text not null check (occasion in ('FIRST', 'AFTER_A_YEAR', 'AT_THE_END', 'AGAIN')),
  opened_by uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  themes text[] not null default '{}'
);
create unique index one_open_map on support.needs_map (organisation) where closed_at is null;
create index on support.needs_map (organisation, opened_at);

-- What one person answered, apart from the others
create table support.needs_response (
  id uuid primary key,
  map uuid not null references support.needs_map (id) on delete cascade,
  person uuid,
  draft uuid not null,
  form text not null,
  form_version int not null,
  answers text,
  sha256 text,
  handed_in_at timestamptz,
  unique (map, person),
  check ((answers is null) = (handed_in_at is null))
);

create table support.needs_reminder (
  organisation text not null,
  cohort uuid not null,
  occasion text not null,
  at timestamptz not null,
  primary key (organisation, cohort, occasion)
);

-- How far somebody has come in sharing the leader's work; for that person's eyes only
create table support.co_leader_step (
  person uuid not null,
  organisation text not null,
  step text not null,
  done_on date not null,
  primary key (person, organisation, step)
);
