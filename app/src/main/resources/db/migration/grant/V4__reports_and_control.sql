-- The report on a year of an award
create table "grant".report (
  id uuid primary key,
  award uuid not null references "grant".award (decision),
  grant_year int not null,
  requirement text not null,
  organisation text not null,
  administrator text not null,
  form text not null,
  form_version int not null,
  draft uuid not null,
  due date not null,
  state text not null check (state in ('OPEN', 'SENT', 'RETURNED', 'APPROVED')),
  sent_at timestamptz,
  unused_kroner bigint,
  keeps boolean not null default false,
  decided_by uuid,
  decided_at timestamptz,
  unique (award, grant_year, requirement)
);
create index on "grant".report (administrator, state, due);
create index on "grant".report (organisation);

-- What was handed in, each time, with the accounts as they were
create table "grant".report_submission (
  report uuid not null references "grant".report (id),
  sequence int not null,
  json text not null,
  sha256 text not null,
  accounts text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (report, sequence)
);
create trigger never_changed before update or delete on "grant".report_submission
  for each row execute function "grant".never_changed();

-- What was said about a report, by both sides
create table "grant".report_message (
  id bigint generated always as identity primary key,
  report uuid not null references "grant".report (id),
  officer boolean not null,
  words text not null,
  by uuid not null,
  at timestamptz not null
);
create index on "grant".report_message (report, id);

-- Which reminders have gone, so that none goes twice
create table "grant".report_reminder (
  report uuid not null references "grant".report (id),
  kind text not null,
  on_day date not null,
  primary key (report, kind, on_day)
);

-- An auditor's look at the accounts of a report
create table "grant".audit (
  id uuid primary key,
  report uuid not null references "grant".report (id),
  email text not null,
  token_sha256 bytea not null unique,
  invited_by uuid not null,
  invited_at timestamptz not null,
  auditor uuid,
  authorisation text,
  impartial_at timestamptz,
  outcome text check (outcome in ('CONFIRMED', 'REFUSED')),
  note text,
  accounts_sha256 text,
  decided_at timestamptz,
  withdrawn boolean not null default false
);
create unique index on "grant".audit (report) where not withdrawn;

-- A look at how money was used
create table "grant".control (
  id uuid primary key,
  award uuid not null references "grant".award (decision),
  grant_year int not null,
  cause text not null check (cause in ('OFFICER', 'RULE', 'RANDOM')),
  -- which published rule, for those chosen by one
  rule text,
  reason text not null,
  state text not null check (state in ('OPEN', 'NOTICED', 'CLAIMED', 'CLOSED')),
  opened_by uuid,
  opened_at timestamptz not null,
  answer text,
  answered_at timestamptz,
  notice text,
  notice_kroner bigint check (notice_kroner > 0),
  notice_by uuid,
  answer_by date,
  decided_by uuid,
  decided_at timestamptz,
  decision text
);
create index on "grant".control (award);
create unique index on "grant".control (award) where state in ('OPEN', 'NOTICED');

-- Money to come back
create table "grant".claim (
  id uuid primary key,
  award uuid not null references "grant".award (decision),
  grant_year int not null,
  frame uuid not null,
  control uuid references "grant".control (id),
  kroner bigint not null check (kroner > 0),
  reason text not null,
  decided_by uuid not null,
  decided_at timestamptz not null
);
create index on "grant".claim (award);

create table "grant".instalment (
  id uuid primary key,
  claim uuid not null references "grant".claim (id),
  sequence int not null,
  kroner bigint not null check (kroner > 0),
  due date not null,
  paid_on date,
  -- the payment of a later award it was taken from, when it was
  payment uuid references "grant".payment (id),
  unique (claim, sequence)
);

-- Unused money an organisation asks to keep for the next year
create table "grant".carry_over (
  award uuid not null references "grant".award (decision),
  grant_year int not null,
  kroner bigint not null check (kroner > 0),
  reason text not null,
  granted boolean,
  decision text,
  decided_by uuid,
  decided_at timestamptz,
  primary key (award, grant_year)
);

-- The organisation's word that it goes on with a later year, and what is new (simplified application)
create table "grant".next_year (
  award uuid not null references "grant".award (decision),
  grant_year int not null,
  words text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (award, grant_year)
);

create table "grant".closing (
  award uuid primary key references "grant".award (decision),
  early boolean not null,
  reason text not null,
  by uuid not null,
  at timestamptz not null
);

-- Each condition of an award, in every state it has had
create table "grant".condition_state (
  id bigint generated always as identity primary key,
  award uuid not null references "grant".award (decision),
  condition text not null,
  state text not null check (state in ('OPEN', 'MET', 'BROKEN')),
  note text not null,
  by uuid not null,
  at timestamptz not null
);
create index on "grant".condition_state (award, condition, id desc);

-- What an organisation says has changed
create table "grant".change_notice (
  id uuid primary key,
  award uuid not null references "grant".award (decision),
  kind text not null check (kind in ('LEADER', 'PLAN', 'BUDGET', 'ADDRESS', 'ACCOUNT', 'OTHER')),
  words text not null,
  by uuid not null,
  at timestamptz not null,
  seen_by uuid,
  seen_at timestamptz,
  answer text
);
create index on "grant".change_notice (award);

-- A part of a payment that was kept to settle a claim has no file to the bank
alter table "grant".payment add column set_off uuid references "grant".claim (id);
alter table "grant".payment drop constraint payment_check1;
alter table "grant".payment add constraint payment_sent
  check ((state in ('SENT', 'PAID')) = (batch is not null or set_off is not null));
alter table "grant".payment drop constraint payment_state_check;
alter table "grant".payment add constraint payment_state_check
  check (state in ('PLANNED', 'CERTIFIED', 'APPROVED', 'SENT', 'PAID', 'CANCELLED'));

-- The program itself holds back when a report is overdue, and lets go when it comes
alter table "grant".hold alter column placed_by drop not null;

-- A year that ended before anything was paid is for nothing
alter table "grant".award_year drop constraint award_year_kroner_check;
alter table "grant".award_year add constraint award_year_kroner_check check (kroner >= 0);
