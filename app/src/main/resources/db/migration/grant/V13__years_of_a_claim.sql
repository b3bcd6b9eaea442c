-- What of a notice and of a claim is of which year: each krone comes back to its own year's frame.
-- A claim's own year and frame are those of its first year
create table "grant".notice_share (
  control uuid not null references "grant".control (id),
  grant_year int not null,
  kroner bigint not null check (kroner > 0),
  primary key (control, grant_year)
);
insert into "grant".notice_share (control, grant_year, kroner)
  select id, grant_year, notice_kroner from "grant".control where notice_kroner is not null;
create trigger never_changed before update or delete on "grant".notice_share
  for each row execute function "grant".never_changed();

create table "grant".claim_share (
  claim uuid not null references "grant".claim (id),
  grant_year int not null,
  frame uuid not null,
  kroner bigint not null check (kroner > 0),
  primary key (claim, grant_year)
);
insert into "grant".claim_share (claim, grant_year, frame, kroner)
  select id, grant_year, frame, kroner from "grant".claim;
create trigger never_changed before update or delete on "grant".claim_share
  for each row execute function "grant".never_changed();
