-- That two are to be together was decided for one try: a pair that has ended lifts it
delete from support.match_rule r
where r.rule = 'PIN'
  and exists (
    select 1 from support.pair p
    where p.cohort = r.cohort and p.participant = r.participant and p.mentor = r.mentor
      and p.state = 'ENDED' and r.at < p.ended_on);
