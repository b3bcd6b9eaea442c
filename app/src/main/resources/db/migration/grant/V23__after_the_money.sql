-- Who is to pay when an award has ended, as the organisation thinks for itself; by line of its budget
create table "grant".afterwards (
  award uuid not null references "grant".award (decision),
  line text not null,
  payer text not null,
  words text not null,
  primary key (award, line)
);
