create schema if not exists insight;

-- The journal: copied from the archive, and made anew from it at any time
create table insight.journal_post (
  seal bigint primary key,
  administrator text not null,
  journal_year int not null,
  journal_number int not null,
  application uuid not null,
  case_number text not null,
  case_post int not null,
  organisation text not null,
  act text not null,
  type text not null,
  direction text not null check (direction in ('I', 'U', 'X')),
  day date not null,
  at timestamptz not null,
  title text not null,
  counterpart text,
  reference text,
  title_shielded boolean not null,
  counterpart_shielded boolean not null,
  document_shielded text not null check (document_shielded in ('NONE', 'PART', 'WHOLE')),
  law text not null,
  -- changes of the shielding that are shown already and not read from the archive yet
  pending int not null default 0,
  -- only what everybody may read
  words tsvector not null,
  unique (administrator, journal_year, journal_number),
  unique (application, case_post)
);
create index on insight.journal_post (day desc, seal desc);
create index on insight.journal_post (administrator, day desc, seal desc);
create index on insight.journal_post using gin (words);
create index on insight.journal_post (case_number);

-- How far the archive has been read; one row
create table insight.journal_read (
  seal bigint not null
);
insert into insight.journal_read values (0);

-- Somebody asks to see what stands in the journal
create table insight.access_request (
  id uuid primary key,
  administrator text not null,
  year int not null,
  number int not null,
  post bigint not null,
  application uuid not null,
  email text,
  person uuid,
  language text not null,
  received_at timestamptz not null,
  due date not null,
  receipt_hash bytea not null unique,
  state text not null check (state in ('OPEN', 'GRANTED', 'PARTLY', 'REFUSED')),
  law text,
  reason text,
  answered_by uuid,
  answered_at timestamptz,
  link_hash bytea unique,
  link_until timestamptz,
  document uuid,
  unique (administrator, year, number),
  check ((state = 'OPEN') = (answered_at is null))
);
create index on insight.access_request (administrator, state, due, id);
create index on insight.access_request (answered_at) where email is not null;
