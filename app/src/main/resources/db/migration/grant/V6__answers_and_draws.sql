-- What an organisation said before it was told what may be claimed does not answer that
alter table "grant".control add column earlier_answer text;

-- Each report is in one draw only
alter table "grant".report add column drawn_on date;
