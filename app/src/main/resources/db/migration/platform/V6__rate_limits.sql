-- Bucket4j's table, as of version 8: how much of what each has used lately
create table platform.rate_limit (
  id text primary key,
  state bytea,
  expires_at bigint
);
create index on platform.rate_limit (expires_at);
