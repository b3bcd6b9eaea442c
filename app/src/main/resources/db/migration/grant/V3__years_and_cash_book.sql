-- The years of an award: the first from its decision, later ones as they are promised in their own
-- year's frame (§ 2-6)
create table "grant".award_year (
  award uuid not null references "grant".award (decision),
  grant_year int not null,
  frame uuid not null,
  kroner bigint not null check (kroner > 0),
  primary key (award, grant_year)
);
insert into "grant".award_year (award, grant_year, frame, kroner)
  select decision, grant_year, frame, kroner from "grant".award;

alter table "grant".payment add column grant_year int;
alter table "grant".payment add column frame uuid;
update "grant".payment p set grant_year = a.grant_year, frame = a.frame
  from "grant".award a where a.decision = p.award;
alter table "grant".payment alter column grant_year set not null;
alter table "grant".payment alter column frame set not null;
alter table "grant".payment drop constraint payment_award_sequence_key;
create unique index on "grant".payment (award, grant_year, sequence);

create function "grant".never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'Rows of % are never changed', tg_table_name;
end $$;

-- The cash book of an award; its row is locked while a line is written, so that numbers follow
create table "grant".cash_book (
  award uuid primary key references "grant".award (decision),
  last_number int not null default 0,
  opened_at timestamptz not null
);

-- The lines of the budget the award was given on
create table "grant".cash_budget (
  award uuid not null references "grant".cash_book (award),
  line text not null,
  sequence int not null,
  -- by language, as JSON
  name jsonb not null,
  applied_kroner bigint not null,
  planned_kroner bigint not null check (planned_kroner >= 0),
  primary key (award, line)
);

-- A line of the book, in each version it has had: a correction is a new version
create table "grant".cash_line (
  id uuid not null,
  version int not null,
  award uuid not null references "grant".cash_book (award),
  number int not null,
  grant_year int not null,
  day date not null,
  direction text not null check (direction in ('IN', 'OUT')),
  ore bigint not null check (ore > 0),
  what text not null,
  budget_line text,
  -- what it was made from, when it was not typed: a payment, a pay line
  source text,
  struck boolean not null default false,
  reason text,
  by uuid,
  at timestamptz not null,
  primary key (id, version)
);
create unique index on "grant".cash_line (award, number, version);
create unique index on "grant".cash_line (award, source, version);
create trigger never_changed before update or delete on "grant".cash_line
  for each row execute function "grant".never_changed();

-- Years whose accounts have been handed in: nothing is written in them until they are opened again
create table "grant".cash_closed (
  award uuid not null references "grant".cash_book (award),
  grant_year int not null,
  primary key (award, grant_year)
);

-- Money for work, with what follows of it; its lines in the book have it as their source
create table "grant".pay_line (
  id uuid primary key,
  award uuid not null references "grant".cash_book (award),
  kind text not null check (kind in ('WAGE', 'FEE')),
  who text not null,
  paid_on date not null,
  gross_ore bigint not null check (gross_ore > 0),
  treatment text not null check (treatment in ('SMALL', 'EXEMPT', 'FULL')),
  zone text,
  withheld_ore bigint not null check (withheld_ore >= 0),
  holiday_ore bigint not null check (holiday_ore >= 0),
  contribution_ore bigint not null check (contribution_ore >= 0),
  by uuid not null,
  at timestamptz not null
);
create index on "grant".pay_line (award, paid_on);
create trigger never_changed before update or delete on "grant".pay_line
  for each row execute function "grant".never_changed();

-- What the bank's statement says; the same file twice gives the same rows
create table "grant".bank_line (
  id uuid primary key,
  award uuid not null references "grant".cash_book (award),
  day date not null,
  ore bigint not null check (ore <> 0),
  what text not null,
  -- which of several alike on one day
  occurrence int not null,
  line uuid,
  left_out boolean not null default false,
  read_at timestamptz not null,
  unique (award, day, ore, what, occurrence)
);
create unique index on "grant".bank_line (line);
