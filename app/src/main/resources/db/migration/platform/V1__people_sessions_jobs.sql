create schema if not exists platform;

create table platform.person (
  id uuid primary key,
  provider text not null,
  subject text not null,
  name text not null,
  email text,
  language text not null,
  noted_at timestamptz not null,
  unique (provider, subject)
);

create table platform.mandate (
  person uuid not null,
  organisation text not null,
  source text not null,
  seen_at timestamptz not null,
  primary key (person, organisation, source)
);
create index on platform.mandate (organisation);

create table platform.administrator (
  id text primary key,
  name text not null
);
insert into platform.administrator (id, name) values ('dir', 'Direktoratet');

create table platform.role_grant (
  person uuid not null,
  role text not null,
  administrator text,
  reports_to uuid,
  given_by uuid,
  given_at timestamptz not null
);
create unique index on platform.role_grant (person, role, coalesce(administrator, ''));
create index on platform.role_grant (administrator, role);

-- Spring Session's tables, as of version 4
create table platform.spring_session (
  primary_id char(36) not null primary key,
  session_id char(36) not null,
  creation_time bigint not null,
  last_access_time bigint not null,
  max_inactive_interval int not null,
  expiry_time bigint not null,
  principal_name varchar(100)
);
create unique index on platform.spring_session (session_id);
create index on platform.spring_session (expiry_time);
create index on platform.spring_session (principal_name);
create table platform.spring_session_attributes (
  session_primary_id char(36) not null references platform.spring_session (primary_id) on delete cascade,
  attribute_name varchar(200) not null,
  attribute_bytes bytea not null,
  primary key (session_primary_id, attribute_name)
);

-- db-scheduler's table, as of version 16
create table platform.scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index on platform.scheduled_tasks (execution_time);
create index on platform.scheduled_tasks (last_heartbeat);
create index on platform.scheduled_tasks (priority desc, execution_time asc);

-- Spring Modulith's event publications, version 2 of its schema
create table platform.event_publication (
  id uuid not null primary key,
  listener_id text not null,
  event_type text not null,
  serialized_event text not null,
  publication_date timestamptz not null,
  completion_date timestamptz,
  status text,
  completion_attempts int,
  last_resubmission_date timestamptz
);
create index on platform.event_publication using hash (serialized_event);
create index on platform.event_publication (completion_date);
