-- A report that is late holds all open awards of the organisation from the same administrator, and
-- each hold says which report; the program's own reasons are kept in every language
alter table "grant".hold add column report uuid;
alter table "grant".hold add column told jsonb;
update "grant".hold h set report = (
    select r.id from "grant".report r
    where r.award = h.award and r.state in ('OPEN', 'RETURNED') and r.due < h.placed_at::date
    order by r.due, r.id limit 1)
  where h.cause = 'REPORT_OVERDUE' and h.placed_by is null and h.lifted_at is null;
create unique index on "grant".hold (award, report) where lifted_at is null;

alter table "grant".hold drop constraint hold_cause_check;
alter table "grant".hold add constraint hold_cause_check
  check (cause in ('REPORT_OVERDUE', 'CONDITION_BROKEN', 'CONTROL_OPEN', 'SIGNER_UNSURE', 'OTHER'));
