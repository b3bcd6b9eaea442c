-- One notes that money has come back, or that it is to be taken from a later grant; another confirms
alter table "grant".instalment add column noted_day date;
alter table "grant".instalment add column noted_by uuid;
alter table "grant".instalment add column noted_from uuid references "grant".payment (id);
alter table "grant".instalment add constraint noted_by_somebody
  check ((noted_day is null) = (noted_by is null));
