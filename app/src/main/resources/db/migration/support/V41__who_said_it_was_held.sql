-- Who has said of a meeting that it was held, or was not after all, or how long it took, and when
create table support.meeting_step (
  id bigint generated always as identity primary key,
  meeting uuid not null references support.meeting (id),
  what text not null check (what in ('HELD', 'CORRECTED', 'NOT_HELD')),
  minutes int not null,
  prepared_minutes int not null,
  by uuid,
  at timestamptz not null
);
create index on support.meeting_step (meeting);
create index on support.meeting_step (by);
