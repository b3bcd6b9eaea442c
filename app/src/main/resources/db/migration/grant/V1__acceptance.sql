create schema if not exists "grant";

create table "grant".acceptance (
  decision uuid primary key,
  accepted boolean not null,
  answered_by uuid not null,
  answered_at timestamptz not null
);
