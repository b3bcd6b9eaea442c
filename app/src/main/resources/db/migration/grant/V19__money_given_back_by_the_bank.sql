-- The bank gave back what counted as paid: one notes it from the account statement, another confirms
alter table "grant".payment add column back_day date;
alter table "grant".payment add column back_noted_by uuid;
alter table "grant".payment add constraint back_noted_by_somebody
  check ((back_day is null) = (back_noted_by is null));
