-- What has come in of each claim, by the year it is of: of its first years first
create view "grant".come_back as
select c.award, s.claim, s.grant_year, s.frame,
  greatest(0, least(s.kroner, s.paid - s.before)) as kroner
from (
  select claim, grant_year, frame, kroner,
    coalesce(sum(kroner) over (partition by claim order by grant_year
      rows between unbounded preceding and 1 preceding), 0) as before,
    coalesce((select sum(i.kroner) from "grant".instalment i
      where i.claim = claim_share.claim and i.paid_on is not null), 0) as paid
  from "grant".claim_share) s
join "grant".claim c on c.id = s.claim;
