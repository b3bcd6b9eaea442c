-- What an organisation has paid to get there
create table support.travel_claim (
  id uuid primary key,
  event uuid not null references support.event (id),
  organisation text not null,
  name text not null,
  kroner bigint not null check (kroner > 0),
  what text not null,
  state text not null check (state in ('SENT', 'ASKED', 'APPROVED')),
  said text,
  sent_by uuid,
  at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz
);
create index on support.travel_claim (event, organisation);
