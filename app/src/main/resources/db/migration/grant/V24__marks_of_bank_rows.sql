-- A row of the bank's table is known again by a mark of its words, so that the words themselves need
-- not be kept of what has nothing to do with the award, and other quotes are no other row
alter table "grant".bank_line
  drop constraint bank_line_award_day_ore_what_occurrence_key,
  add column mark bytea;
update "grant".bank_line set mark = sha256(convert_to(
  lower(btrim(regexp_replace(regexp_replace(what, '["''«»“”]', '', 'g'), '\s+', ' ', 'g')) collate "und-x-icu"), 'UTF8'));
update "grant".bank_line b set occurrence = n.place
from (select id, row_number() over (partition by award, day, ore, mark order by what, occurrence)
  as place from "grant".bank_line) n
where n.id = b.id;
alter table "grant".bank_line alter column mark set not null;
create unique index on "grant".bank_line (award, day, ore, mark, occurrence);
update "grant".bank_line set what = '' where left_out;
