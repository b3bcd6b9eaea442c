-- Where applicants ask, and where appeals go: an address of the administrator, not of a person
alter table platform.administrator add column contact text not null default '';
