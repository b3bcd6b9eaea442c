create schema if not exists casework;

create table casework.application (
  id uuid primary key,
  version int not null,
  number text unique,
  call uuid not null,
  administrator text not null,
  scheme text not null,
  scheme_version int not null,
  kind text not null,
  grant_year int not null,
  organisation text not null,
  organisation_name text not null,
  municipality text,
  county text,
  form text not null,
  form_version int not null,
  draft uuid not null,
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'WITHDRAWN')),
  started_by uuid not null,
  started_at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  withdrawn_at timestamptz,
  title text,
  summary text,
  amount_sought bigint,
  eligibility text,
  unique (call, organisation)
);
create index on casework.application (organisation, started_at desc);
create index on casework.application (administrator, state, call);
create index on casework.application (call, state, number);

create table casework.case_number (
  administrator text not null,
  year int not null,
  last int not null,
  primary key (administrator, year)
);

-- What was sent in, each time; the last one counts
create table casework.submission (
  id uuid primary key,
  application uuid not null references casework.application (id),
  sequence int not null,
  json text not null,
  sha256 text not null,
  submitted_by uuid not null,
  submitted_at timestamptz not null,
  unique (application, sequence)
);

create table casework.criterion_override (
  application uuid not null references casework.application (id),
  criterion text not null,
  outcome text not null,
  reason text not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (application, criterion)
);

create table casework.screening (
  application uuid primary key references casework.application (id),
  outcome text not null check (outcome in ('PASSED', 'FAILED')),
  reason text not null,
  screened_by uuid not null,
  screened_at timestamptz not null
);

-- Each officer's word on impartiality for a call, and where there is a tie
create table casework.impartiality (
  call uuid not null,
  person uuid not null,
  declared_at timestamptz not null,
  primary key (call, person)
);
create table casework.conflict (
  application uuid not null references casework.application (id),
  person uuid not null,
  ground text not null,
  found_at timestamptz not null,
  primary key (application, person, ground)
);

create table casework.assignment (
  application uuid not null references casework.application (id),
  person uuid not null,
  assigned_by uuid not null,
  assigned_at timestamptz not null,
  primary key (application, person)
);

create table casework.assessment (
  id uuid primary key,
  version int not null,
  application uuid not null references casework.application (id),
  assessor uuid not null,
  full_amount bigint,
  reduced_amount bigint,
  comment text not null,
  closed_at timestamptz,
  unique (application, assessor)
);
create table casework.score (
  assessment uuid not null references casework.assessment (id),
  criterion text not null,
  points int not null check (points between 0 and 5),
  reason text not null,
  primary key (assessment, criterion)
);

create table casework.selection_wish (
  call uuid not null,
  region text not null,
  min_awards int,
  min_amount bigint,
  primary key (call, region)
);
create table casework.selection_lock (
  application uuid primary key references casework.application (id),
  call uuid not null,
  locked_in boolean not null,
  locked_by uuid not null,
  locked_at timestamptz not null
);

create table casework.recommendation (
  application uuid primary key references casework.application (id),
  call uuid not null,
  outcome text not null check (outcome in ('AWARD', 'REJECTION')),
  kroner bigint not null check (kroner >= 0),
  reason text not null,
  recommended_by uuid not null,
  recommended_at timestamptz not null
);

create table casework.decision (
  id uuid primary key,
  version int not null,
  application uuid not null unique references casework.application (id),
  call uuid not null,
  outcome text not null check (outcome in ('AWARD', 'REJECTION')),
  kroner bigint not null check (kroner >= 0),
  years int not null,
  reason text not null,
  recommended_by uuid not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  language text not null,
  check (recommended_by <> decided_by)
);
create index on casework.decision (call);
