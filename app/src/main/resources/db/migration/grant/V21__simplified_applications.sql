-- The simplified application for each later year of an award (§ 2-2 third paragraph). What was said
-- in plain words before there was a form stands in next_year.
create table "grant".simplified_application (
  award uuid not null references "grant".award (decision),
  grant_year int not null,
  form text not null,
  form_version int not null,
  draft uuid not null,
  due date not null,
  primary key (award, grant_year)
);
create index on "grant".simplified_application (due);

-- Each time it was sent in
create table "grant".simplified_submission (
  award uuid not null,
  grant_year int not null,
  sequence int not null,
  json text not null,
  sha256 text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (award, grant_year, sequence),
  foreign key (award, grant_year) references "grant".simplified_application (award, grant_year)
);
create trigger never_changed before update or delete on "grant".simplified_submission
  for each row execute function "grant".never_changed();

-- The yearly assessment (§ 2-5): whether what is asked for a further year is met, of one submission
create table "grant".yearly_assessment (
  award uuid not null,
  grant_year int not null,
  sequence int not null,
  met boolean not null,
  words text not null,
  by uuid not null,
  at timestamptz not null,
  foreign key (award, grant_year) references "grant".simplified_application (award, grant_year)
);
create index on "grant".yearly_assessment (award, grant_year, at);
create trigger never_changed before update or delete on "grant".yearly_assessment
  for each row execute function "grant".never_changed();

-- Which reminders have gone, so that none goes twice: of a later year, a part to be paid back, a
-- notice to answer, an award to accept
create table "grant".reminder (
  about text not null,
  kind text not null,
  on_day date not null,
  primary key (about, kind, on_day)
);

-- Awards that ask for a signed letter, from the day they were decided, so that somebody is reminded
create table "grant".to_accept (
  decision uuid primary key,
  since date not null
);
