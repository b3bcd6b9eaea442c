-- For how many years the award was decided; those after the first are conditional (§ 2-6)
alter table "grant".award add column years int not null default 1 check (years > 0);
