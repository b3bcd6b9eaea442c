-- Where the bank sends no answer as a file: one notes from the account statement that it has paid,
-- another confirms
alter table "grant".payment_batch add column paid_day date;
alter table "grant".payment_batch add column noted_by uuid;
