-- Mail to somebody who is not a user yet, with a link only they should know
alter table platform.outgoing_mail alter column notice drop not null;
alter table platform.outgoing_mail add column secret boolean not null default false;
