-- Files people have sent in, in the form they were kept after inspection
create table platform.document (
  id uuid primary key,
  -- what it belongs to, such as application:<id>; it is served under that one's address only
  owner text not null,
  name text not null,
  kind text not null,
  bytes int not null,
  sha256 bytea not null,
  content bytea not null,
  stored_by uuid,
  stored_at timestamptz not null
);
-- all the kinds are packed already
alter table platform.document alter column content set storage external;
create index document_by_owner on platform.document (owner, stored_at, id);
create unique index document_once on platform.document (owner, name, sha256);

create trigger never_changed before update on platform.document
  for each row execute function platform.never_changed();
