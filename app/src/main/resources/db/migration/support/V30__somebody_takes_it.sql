-- Who has said "I will get in touch", and when; and how the one who said it wants to be reached
alter table support.pair_trouble add column taken_by uuid;
alter table support.pair_trouble add column taken_at timestamptz;
alter table support.pair_trouble add column reach bytea;
