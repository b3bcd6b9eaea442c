-- A key for each thing that few may read, wrapped by a key that is not in the database
create table platform.key (
  thing text primary key,
  wrapped bytea not null,
  made_at timestamptz not null
);
