create schema if not exists registry;
create extension if not exists pg_trgm with schema public;

-- From Enhetsregisteret. No phone, e-mail, street or postcode: often a private person's, and nothing here needs them.
create table registry.organisation (
  number text collate "C" primary key,
  name text not null,
  -- the name in small letters; comparing bytes is several times faster than ilike
  sought text collate "C" not null,
  form text not null,
  parent text,
  founded date,
  registered date,
  voluntary boolean not null,
  voluntary_since date,
  municipality text,
  postal_place text,
  homepage text,
  activity text,
  language text,
  sector text,
  industry text,
  bankrupt boolean not null,
  winding_up boolean not null,
  forced_winding_up boolean not null,
  former_names jsonb,
  first_seen timestamptz not null,
  changed_at timestamptz not null,
  gone_on date
);
create index organisation_by_name on registry.organisation (name collate "nb-NO-x-icu", number);
create index organisation_name_parts on registry.organisation using gin (sought gin_trgm_ops);
create index organisation_by_municipality on registry.organisation (municipality, number);

-- From Frivillighetsregisteret, which has no names; joined by number, in whichever order the two are read.
create table registry.voluntary (
  number text collate "C" primary key,
  status text not null,
  entered date,
  first_entered date,
  account text,
  grasrot boolean,
  grasrot_barred_from date,
  grasrot_barred_to date,
  reports_accounts boolean,
  period_end text,
  last_accounts_year int,
  last_accounts_on date,
  statutes_registered boolean,
  statutes_updated date,
  categories text[] not null,
  first_seen timestamptz not null,
  changed_at timestamptz not null,
  gone_on date
);
create index voluntary_by_category on registry.voluntary using gin (categories);

-- Who leads an organisation, for impartiality. Open data: name and birth date, never an identity number.
create table registry.role_holder (
  organisation text collate "C" not null,
  role text not null,
  place int not null,
  name text not null,
  born date,
  holder text collate "C"
);
create unique index role_holder_once on registry.role_holder
  (organisation, role, name, born, holder) nulls not distinct;
create index role_holder_by_name on registry.role_holder (lower(name), born);

create table registry.import_run (
  id uuid primary key,
  kind text not null,
  coverage text not null,
  files text not null,
  state text not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  records bigint,
  kept bigint,
  added bigint,
  changed bigint,
  unchanged bigint,
  gone bigint,
  flawed bigint,
  refusal text,
  detail text
);
create index import_run_latest on registry.import_run (begun_at desc);

-- What has been read but not yet taken in; emptied before and after.
create unlogged table registry.staged_organisation (
  number text collate "C" not null,
  name text not null,
  sought text collate "C" not null,
  form text not null,
  parent text,
  founded date,
  registered date,
  voluntary boolean not null,
  voluntary_since date,
  municipality text,
  postal_place text,
  homepage text,
  activity text,
  language text,
  sector text,
  industry text,
  bankrupt boolean not null,
  winding_up boolean not null,
  forced_winding_up boolean not null,
  former_names jsonb
);
create unlogged table registry.staged_voluntary (
  number text collate "C" not null,
  status text not null,
  entered date,
  first_entered date,
  account text,
  grasrot boolean,
  grasrot_barred_from date,
  grasrot_barred_to date,
  reports_accounts boolean,
  period_end text,
  last_accounts_year int,
  last_accounts_on date,
  statutes_registered boolean,
  statutes_updated date,
  categories text[] not null
);
create unlogged table registry.staged_role_holder (
  organisation text collate "C" not null,
  role text not null,
  place int not null,
  name text not null,
  born date,
  holder text collate "C"
);
