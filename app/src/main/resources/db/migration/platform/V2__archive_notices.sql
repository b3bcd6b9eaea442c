create table platform.archive_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor text not null,
  administrator text,
  subject text not null,
  act text not null,
  payload_hash bytea not null
);
create index on platform.archive_entry (subject, id);

-- What was said, apart from that it was said: it can be erased by law and the chain still holds
create table platform.archive_payload (
  entry bigint primary key,
  salt bytea not null,
  payload text not null
);

create table platform.archive_unsealed (
  entry bigint primary key
);

create table platform.archive_seal (
  number bigint primary key,
  entry bigint not null unique,
  hash bytea not null
);

create function platform.never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed', tg_table_name;
end $$;

create trigger never_changed before update or delete on platform.archive_entry
  for each row execute function platform.never_changed();
create trigger never_emptied before truncate on platform.archive_entry
  for each statement execute function platform.never_changed();
create trigger never_changed before update or delete on platform.archive_seal
  for each row execute function platform.never_changed();
create trigger never_emptied before truncate on platform.archive_seal
  for each statement execute function platform.never_changed();

create table platform.notice (
  id uuid primary key,
  person uuid not null,
  organisation text,
  subject text not null,
  body text not null,
  link text,
  at timestamptz not null,
  read_at timestamptz
);
create index on platform.notice (person, at desc, id);
create index on platform.notice (person) where read_at is null;

create table platform.outgoing_mail (
  id uuid primary key,
  notice uuid not null,
  recipient text not null,
  subject text not null,
  body text not null,
  at timestamptz not null,
  attempts int not null default 0,
  next_at timestamptz not null,
  sent_at timestamptz,
  given_up boolean not null default false,
  last_error text
);
create index on platform.outgoing_mail (next_at) where sent_at is null and not given_up;
