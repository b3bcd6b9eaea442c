create schema if not exists programme;

-- A scheme as its owner wrote it; a published version is never changed
create table programme.scheme (
  id text not null,
  version int not null,
  grant_year int not null,
  definition text not null,
  published_at timestamptz not null,
  primary key (id, version)
);

create table programme.frame (
  id uuid primary key,
  scheme text not null,
  administrator text not null,
  grant_year int not null,
  unique (scheme, administrator, grant_year)
);

create table programme.frame_entry (
  id bigint generated always as identity primary key,
  frame uuid not null references programme.frame (id),
  kind text not null check (kind in ('ALLOTTED', 'COMMITTED', 'RELEASED', 'CONDITIONAL', 'CONDITION_LIFTED')),
  grant_year int not null,
  kroner bigint not null check (kroner > 0),
  cause text not null,
  actor text not null,
  at timestamptz not null,
  unique (frame, kind, grant_year, cause)
);
create index on programme.frame_entry (frame, grant_year, kind);

create function programme.never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed', tg_table_name;
end $$;
create trigger never_changed before update or delete on programme.frame_entry
  for each row execute function programme.never_changed();
create trigger never_emptied before truncate on programme.frame_entry
  for each statement execute function programme.never_changed();

create table programme.call (
  id uuid primary key,
  version int not null,
  scheme text not null,
  scheme_version int not null,
  kind text not null,
  administrator text not null,
  frame uuid not null,
  grant_year int not null,
  title text not null,
  opens date not null,
  closes date not null,
  decision_by date not null,
  invited_only boolean not null,
  published_at timestamptz,
  published_by uuid,
  check (opens <= closes and closes < decision_by)
);
create index on programme.call (closes, id) where published_at is not null;
create index on programme.call (administrator, closes);

create table programme.invitation (
  call uuid not null references programme.call (id),
  organisation text not null,
  primary key (call, organisation)
);

-- The municipalities that administer a scheme for its grant year (§ 2-1)
create table programme.administering_municipality (
  scheme text not null,
  municipality text not null,
  primary key (scheme, municipality)
);

-- A form as its owner wrote it; a published version is never changed
create table programme.form (
  id text not null,
  version int not null,
  definition text not null,
  published_at timestamptz not null,
  primary key (id, version)
);
create trigger never_changed before update or delete on programme.form
  for each row execute function programme.never_changed();
create trigger never_changed before update or delete on programme.scheme
  for each row execute function programme.never_changed();
