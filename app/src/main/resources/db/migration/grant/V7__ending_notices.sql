-- That an award may end before its time is told before it is decided (Public Administration Act § 16)
create table "grant".ending_notice (
  award uuid primary key references "grant".award (decision),
  words text not null,
  answer_by date not null,
  by uuid not null,
  at timestamptz not null,
  answer text,
  answered_at timestamptz
);

-- An organisation can say that it stops, and appeal a decision made after the award
alter table "grant".change_notice drop constraint change_notice_kind_check;
alter table "grant".change_notice add constraint change_notice_kind_check
  check (kind in ('LEADER', 'PLAN', 'BUDGET', 'ADDRESS', 'ACCOUNT', 'END', 'APPEAL', 'OTHER'));
