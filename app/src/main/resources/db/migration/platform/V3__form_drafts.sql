create table platform.form_draft (
  id uuid primary key,
  form text not null,
  form_version int not null,
  -- Counts the saves that changed something
  version bigint not null default 0,
  -- How much is kept, so that no draft grows without end
  answers int not null default 0,
  characters bigint not null default 0,
  opened_at timestamptz not null,
  changed_by uuid,
  changed_at timestamptz not null
);

-- One row per answer. An answer that was taken away again has no kind, so that whoever still has
-- the old one on the screen does not bring it back.
create table platform.form_draft_answer (
  draft uuid not null references platform.form_draft on delete cascade,
  path text not null,
  kind text,
  value text not null,
  version bigint not null,
  by uuid,
  at timestamptz not null,
  primary key (draft, path)
);

-- What somebody else wrote at the same path at the same time, until one of them is chosen
create table platform.form_draft_clash (
  draft uuid not null references platform.form_draft on delete cascade,
  path text not null,
  kind text,
  value text not null,
  version bigint not null,
  by uuid not null,
  at timestamptz not null,
  primary key (draft, path, by)
);

-- What was handed in, flat, for counting: one row per answer, or per option chosen
create table platform.form_answer (
  submission uuid not null,
  form text not null,
  form_version int not null,
  path text not null,
  item int not null,
  question text not null,
  kind text not null,
  text_value text,
  number_value numeric,
  date_value date,
  yes_value boolean,
  primary key (submission, path, item)
);
create index on platform.form_answer (form, question, form_version);
