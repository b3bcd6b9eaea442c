-- Whoever was refused appeals, and what came of it here; the appeal body answers what is sent on
create table insight.access_appeal (
  request uuid primary key references insight.access_request (id),
  words text not null,
  at timestamptz not null,
  outcome text check (outcome in ('UPHELD', 'SENT_ON')),
  -- the day it was sent on, and why the answer stands
  sent_on date,
  note text,
  decided_by uuid,
  decided_at timestamptz,
  link_hash bytea unique,
  check ((outcome is null) = (decided_at is null)),
  check ((outcome = 'SENT_ON') = (sent_on is not null))
);
create index on insight.access_appeal (request) where outcome is null;
