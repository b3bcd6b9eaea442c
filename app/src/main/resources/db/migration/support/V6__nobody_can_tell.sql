-- Who has been asked, until the last day to answer, whatever came of it: so that asking again tells
-- nobody whether there was a no
create table support.mentor_asked (
  cohort uuid not null references support.cohort (call),
  organisation text not null,
  until date not null,
  primary key (cohort, organisation)
);
insert into support.mentor_asked (cohort, organisation, until)
  select cohort, organisation, answer_by from support.mentor_invitation;

-- What a meeting is about is for the two alone, as where it is
alter table support.meeting alter column idea type bytea using null;

-- Tasks are given air once a day, however often the button is pressed
alter table support.pair_task add column moved_on date;
