-- What was said of a duty that follows from pay: that it is done, or that it is not after all
create table "grant".duty_mark (
  id bigint generated always as identity primary key,
  pay uuid not null references "grant".pay_line (id),
  duty text not null
    check (duty in ('TAX', 'REPORT', 'CONTRIBUTION', 'HOLIDAY', 'HOLIDAY_CONTRIBUTION')),
  -- what it came to then: when more is owed later, the word no longer holds
  ore bigint not null,
  done boolean not null,
  by uuid not null,
  at timestamptz not null
);
create index on "grant".duty_mark (pay, duty, id desc);
create trigger never_changed before update or delete on "grant".duty_mark
  for each row execute function "grant".never_changed();

-- Which reminders of duties have gone, so that none goes twice
create table "grant".duty_reminder (
  pay uuid not null references "grant".pay_line (id),
  duty text not null,
  kind text not null check (kind in ('BEFORE', 'AFTER')),
  at timestamptz not null,
  primary key (pay, duty, kind)
);
