-- Links for those who were there; files lie with the other documents
create table support.event_link (
  id uuid primary key,
  event uuid not null references support.event (id),
  title text not null,
  link text not null,
  at timestamptz not null
);
create index on support.event_link (event);

-- What was sent to those who were there
create table support.event_message (
  id uuid primary key,
  event uuid not null references support.event (id),
  words text not null,
  reached int not null,
  present int not null,
  sent_by uuid,
  at timestamptz not null
);
create index on support.event_message (event);
