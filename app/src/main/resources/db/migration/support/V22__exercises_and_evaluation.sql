-- What somebody, or an organisation together, works on
create table support.exercise (
  id uuid primary key,
  event uuid not null references support.event (id),
  form text not null,
  form_version int not null,
  organisation text not null,
  together boolean not null,
  person uuid,
  draft uuid not null,
  at timestamptz not null
);
create unique index one_exercise_together on support.exercise (event, form, organisation)
  where together;
create unique index one_exercise_each on support.exercise (event, form, person) where not together;

create table support.hand_in (
  id uuid primary key,
  exercise uuid not null references support.exercise (id),
  round int not null,
  answers text not null,
  sha256 text not null,
  by_person uuid,
  at timestamptz not null,
  verdict text check (verdict in ('GOOD', 'AGAIN')),
  words text,
  answered_by uuid,
  answered_at timestamptz,
  unique (exercise, round),
  check ((verdict is null) = (words is null) and (verdict is null) = (answered_at is null))
);

-- That somebody has answered stands here, what was answered in the next: nothing ties them together
create table support.evaluated (
  event uuid not null references support.event (id),
  person uuid not null,
  draft uuid,
  primary key (event, person)
);

create table support.evaluation (
  id uuid primary key,
  event uuid not null references support.event (id),
  form_version int not null,
  answers text not null,
  sha256 text not null
);
create index on support.evaluation (event);
