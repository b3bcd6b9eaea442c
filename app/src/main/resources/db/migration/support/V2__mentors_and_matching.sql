-- Organisations asked to be mentors. A no, and the last day to answer, take the row away: nobody can
-- see afterwards who said no
create table support.mentor_invitation (
  cohort uuid not null references support.cohort (call),
  organisation text not null,
  name text not null,
  answer_by date not null,
  primary key (cohort, organisation)
);
create index on support.mentor_invitation (organisation);

-- What each side tells of itself
create table support.profile (
  cohort uuid not null references support.cohort (call),
  organisation text not null,
  side text not null check (side in ('PARTICIPANT', 'MENTOR')),
  name text not null,
  municipality text,
  themes text[] not null default '{}',
  groups text[] not null default '{}',
  languages text[] not null default '{}',
  ways text[] not null default '{}',
  helps text[] not null default '{}',
  size text,
  about text not null default '',
  capacity int not null default 1 check (capacity between 1 and 20),
  minimum int not null default 1 check (minimum between 1 and 20),
  changed_by uuid not null,
  changed_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (cohort, organisation, side)
);
create index on support.profile (organisation);

-- What one side says of one of the other
create table support.wish (
  cohort uuid not null,
  participant text not null,
  mentor text not null,
  side text not null check (side in ('PARTICIPANT', 'MENTOR')),
  wish text not null check (wish in ('WISH', 'FINE', 'NO')),
  primary key (cohort, participant, mentor, side)
);

-- Who has gone through what it is to be a mentor; for the mentor organisation itself
create table support.mentor_training (
  person uuid not null,
  part text not null,
  done_on date not null,
  primary key (person, part)
);

-- What an officer has decided before anything is proposed: these together, or never
create table support.match_rule (
  cohort uuid not null references support.cohort (call),
  participant text not null,
  mentor text not null,
  rule text not null check (rule in ('PIN', 'EXCLUDE')),
  reason text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (cohort, participant, mentor)
);

-- Each proposal as it was reckoned, with the weights it was reckoned by; never changed
create table support.match_run (
  id uuid primary key,
  cohort uuid not null references support.cohort (call),
  number int not null,
  weights text not null,
  most_each int,
  proof text not null,
  pairs text not null,
  by uuid not null,
  at timestamptz not null,
  unique (cohort, number)
);
create function support.never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed', tg_table_name;
end $$;
create trigger never_changed before update or delete on support.match_run
  for each row execute function support.never_changed();
