-- What the sender wrote, kept beside what the officer put right before it was published
alter table support.experience add column told_need text;
alter table support.experience add column told_tried text;
alter table support.experience add column told_helped text;
