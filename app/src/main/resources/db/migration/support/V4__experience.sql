-- What needs came up, what was tried and what helped, kept for the next
create table support.experience (
  id uuid primary key,
  theme text not null,
  need text not null,
  tried text not null,
  helped text not null,
  link text,
  organisation text not null,
  organisation_name text not null,
  credited boolean not null,
  by uuid,
  at timestamptz not null,
  state text not null check (state in ('PROPOSED', 'PUBLISHED', 'HIDDEN')),
  curated_by uuid,
  curated_at timestamptz
);
create index on support.experience (state, theme);

-- When an organisation was last asked, so that it is asked one question and seldom
create table support.experience_asked (
  organisation text primary key,
  on_day date not null
);
