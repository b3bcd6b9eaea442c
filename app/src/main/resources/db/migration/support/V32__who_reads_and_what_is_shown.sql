-- The learner has said that the organisation's mentor may read it too
alter table support.hand_in add column mentor text;

-- Which answers are added to what is shown: in batches, never one by one. Nothing says in which
-- order they came
alter table support.evaluation add column shown boolean not null default false;
update support.evaluation set shown = true where event in
  (select event from support.evaluation group by event having count(*) >= 5);
