-- The day everything a pair wrote was destroyed, with its key, some time after the pair had ended
alter table support.pair add column forgotten_on date;
