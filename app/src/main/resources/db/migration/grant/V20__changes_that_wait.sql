-- What waits for officers is asked for on every home page of theirs
create index on "grant".change_notice (administrator) where answer is null;
create index on "grant".payment (award) where back_noted_by is not null;
