-- What waits for officers is asked at each visit; what was decided years ago must not be read for it
alter table casework.application add column decided boolean not null default false;
update casework.application a set decided = true
  where exists (select 1 from casework.decision d where d.application = a.id);
create index on casework.application (call) where state = 'SUBMITTED' and not decided;
