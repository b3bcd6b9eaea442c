-- By which licence an auditor confirms accounts; unknown of those from before it was asked
alter table "grant".audit add column kind text check (kind in ('STATE', 'REGISTERED'));
