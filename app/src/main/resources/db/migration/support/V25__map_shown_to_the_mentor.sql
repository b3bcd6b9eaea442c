-- The day the organisation let its mentor see the sums of a finished map; taken back, it is empty
alter table support.needs_map add column shared_on date;
