-- A mentor and a participant: proposed, said yes to by both, signed by both, running, ended
create table support.pair (
  id uuid primary key,
  cohort uuid not null references support.cohort (call),
  participant text not null,
  participant_name text not null,
  mentor text not null,
  mentor_name text not null,
  state text not null check (state in ('PROPOSED', 'SIGNING', 'ACTIVE', 'ENDED', 'FELL_THROUGH')),
  proposed_by uuid not null,
  proposed_at timestamptz not null,
  answer_by date not null,
  starts date,
  ends date not null,
  ended_on date,
  ending text check (ending in ('PERIOD', 'AGREED', 'REPLACED', 'LEFT'))
);
create unique index one_pair on support.pair (cohort, participant)
  where state in ('PROPOSED', 'SIGNING', 'ACTIVE');
create index on support.pair (mentor);
create index on support.pair (participant);

-- Who said yes for which side, and to what: the proposal, the agreement, a later end
create table support.pair_yes (
  pair uuid not null references support.pair (id),
  side text not null check (side in ('PARTICIPANT', 'MENTOR')),
  what text not null,
  person uuid not null,
  at timestamptz not null,
  primary key (pair, side, what)
);

-- That they meet and when is for officers too; where and about what is sealed with the pair's key
create table support.meeting (
  id uuid primary key,
  pair uuid not null references support.pair (id),
  starts timestamptz not null,
  minutes int not null check (minutes between 5 and 600),
  way text not null check (way in ('IN_PERSON', 'ONLINE', 'PHONE', 'GATHERING')),
  place bytea not null,
  idea text,
  state text not null check (state in ('BOOKED', 'HELD', 'CANCELLED')),
  sequence int not null default 0,
  officer_participant boolean not null default false,
  officer_mentor boolean not null default false,
  prepared_minutes int not null default 0,
  booked_by uuid not null,
  changed_at timestamptz not null
);
create index on support.meeting (pair, starts);

-- Notes, what both have gained, whom each side reaches, and the joint event it ends in
create table support.pair_note (
  id uuid primary key,
  pair uuid not null references support.pair (id),
  kind text not null check (kind in ('NOTE', 'GAIN', 'REACH', 'EVENT')),
  side text not null,
  by uuid,
  at timestamptz not null,
  words bytea not null
);
create index on support.pair_note (pair, at);

create table support.pair_task (
  id uuid primary key,
  pair uuid not null references support.pair (id),
  words bytea not null,
  side text not null,
  holder uuid,
  due date not null,
  moved int not null default 0,
  done_at timestamptz,
  at timestamptz not null
);
create index on support.pair_task (pair);

-- "This does not work well": for the officer alone
create table support.pair_trouble (
  id uuid primary key,
  pair uuid not null references support.pair (id),
  side text not null,
  words bytea not null,
  by uuid not null,
  at timestamptz not null,
  next_step text check (next_step in ('TALK', 'OTHER_PERSON', 'OTHER_MENTOR', 'END')),
  handled_by uuid,
  handled_at timestamptz
);

create table support.pair_nudge (
  pair uuid not null references support.pair (id),
  kind text not null,
  on_day date not null,
  primary key (pair, on_day)
);
