-- An award that is accepted by receiving the money (§ 2-6) is so when the first of it is paid
alter table "grant".acceptance alter column answered_by drop not null;
insert into "grant".acceptance (decision, accepted, answered_at)
  select a.decision, true, min(p.paid_on)::timestamp at time zone 'Europe/Oslo'
  from "grant".award a join "grant".payment p on p.award = a.decision and p.state = 'PAID'
  where not exists (select 1 from "grant".acceptance c where c.decision = a.decision)
  group by a.decision;

-- An organisation can tell that something has changed before it has answered, when nothing is
-- planned yet; who answers it is then found by the administrator
alter table "grant".change_notice drop constraint change_notice_award_fkey;
alter table "grant".change_notice add column administrator text;
update "grant".change_notice c set administrator = a.administrator
  from "grant".award a where a.decision = c.award;
alter table "grant".change_notice alter column administrator set not null;
