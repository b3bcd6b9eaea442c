-- The letter of a decision as it was sent, and which submissions stand in the table for counting
alter table casework.decision add column letter uuid;
create index on casework.decision (decided_at) where letter is null;
alter table casework.submission add column counted_at timestamptz;
create index on casework.submission (submitted_at) where counted_at is null;
