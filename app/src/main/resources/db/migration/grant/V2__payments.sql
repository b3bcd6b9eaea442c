-- An award to be paid, as it was when it was decided
create table "grant".award (
  decision uuid primary key,
  application uuid not null,
  number text not null,
  organisation text not null,
  organisation_name text not null,
  administrator text not null,
  frame uuid not null,
  scheme text not null,
  kind text not null,
  grant_year int not null,
  kroner bigint not null check (kroner > 0)
);
create index on "grant".award (organisation);

-- Where an organisation wants its money; the last one counts, and only once it is confirmed
create table "grant".payee_account (
  id bigint generated always as identity primary key,
  organisation text not null,
  number text not null check (number ~ '^[0-9]{11}$'),
  given_by uuid not null,
  given_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz
);
create index on "grant".payee_account (organisation, id desc);

-- The account an administrator pays from
create table "grant".payer_account (
  administrator text primary key,
  number text not null check (number ~ '^[0-9]{11}$'),
  bic text not null,
  name text not null,
  set_by uuid not null,
  set_at timestamptz not null
);

create table "grant".payment_batch (
  id uuid primary key,
  administrator text not null,
  message text not null unique,
  made_by uuid not null,
  made_at timestamptz not null,
  pay_on date not null,
  file text not null
);
create index on "grant".payment_batch (administrator, made_at desc);

create table "grant".payment (
  id uuid primary key,
  award uuid not null references "grant".award (decision),
  administrator text not null,
  sequence int not null,
  kroner bigint not null check (kroner > 0),
  due date not null,
  state text not null check (state in ('PLANNED', 'CERTIFIED', 'APPROVED', 'SENT', 'PAID')),
  certified_by uuid,
  certified_at timestamptz,
  approved_by uuid,
  approved_at timestamptz,
  account text,
  batch uuid references "grant".payment_batch (id),
  paid_on date,
  bank_answer text,
  unique (award, sequence),
  check (certified_by is null or approved_by is null or certified_by <> approved_by),
  check ((state in ('SENT', 'PAID')) = (batch is not null))
);
create index on "grant".payment (administrator, state, due);
create index on "grant".payment (batch);

-- Why an award's money waits; lifted, never taken out
create table "grant".hold (
  id uuid primary key,
  award uuid not null references "grant".award (decision),
  cause text not null check (cause in ('REPORT_OVERDUE', 'CONDITION_BROKEN', 'CONTROL_OPEN', 'OTHER')),
  reason text not null,
  placed_by uuid not null,
  placed_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz
);
create index on "grant".hold (award);
