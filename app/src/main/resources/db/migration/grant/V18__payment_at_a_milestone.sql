-- A part that is paid when something has happened, not by a day; its day is when that is expected
alter table "grant".payment add column awaits text check (awaits in ('REPORT_APPROVED'));
