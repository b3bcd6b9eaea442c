package no.ildsjel.support.learning;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is next, for the home page; each question one statement. */
@Service
public class NextEvents {

  /** What there is to know of the next event. */
  public enum What {
    /** A place has been offered. */
    OFFERED,
    CONFIRMED,
    /** One can sign up. */
    OPEN
  }

  /** The next event. */
  public record Next(EventId event, LocalText title, LocalDate day, What what) {}

  /**
   * What waits for those who hold events.
   *
   * @param coming events that are not over
   */
  public record Waiting(int handIns, int travel, int coming) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  NextEvents(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The event that matters most to the organisation now. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public Optional<Next> of(Actor.Person actor) {
    return actor
        .actingFor()
        .flatMap(organisation ->
            jdbc.sql(
                    """
                    select e.id, e.title, f.starts, coalesce(s.state, 'OPEN') as what
                    from support.event e
                    join lateral (select min(starts) as starts from support.event_session
                      where event = e.id and not gone) f on true
                    left join support.sign_up s on s.event = e.id
                      and s.organisation = :organisation and s.state in ('OFFERED', 'CONFIRMED')
                    where e.state = 'PUBLISHED' and f.starts > :now
                      and (s.id is not null or e.closes >= :today
                        and (exists (select 1 from support.participant p
                            where p.cohort = e.cohort and p.organisation = :organisation
                              and p.until is null)
                          or e.kind <> 'COURSE' and exists (select 1 from support.profile m
                            where m.cohort = e.cohort and m.organisation = :organisation
                              and m.side = 'MENTOR' and m.withdrawn_at is null))
                        and not exists (select 1 from support.sign_up w where w.event = e.id
                          and w.organisation = :organisation and w.state = 'WAITING'))
                    order by case s.state when 'OFFERED' then 0 when 'CONFIRMED' then 1 else 2 end,
                      f.starts, e.id
                    limit 1
                    """)
                .param("organisation", organisation.value())
                .param("now", OffsetDateTime.now(clock))
                .param("today", LocalDate.ofInstant(clock.instant(), Writing.OSLO))
                .query((row, n) ->
                    new Next(
                        new EventId(row.getObject("id", UUID.class)),
                        EventStore.text(row.getString("title")),
                        LocalDate.ofInstant(
                            row.getObject("starts", OffsetDateTime.class).toInstant(),
                            Writing.OSLO),
                        What.valueOf(row.getString("what"))))
                .optional());
  }

  /** What waits for the actor. */
  @MayCall("case officers and course providers")
  @Transactional(readOnly = true)
  public Waiting waiting(Actor.Person actor) {
    String[] own =
        actor.administrators().stream()
            .filter(a -> actor.has(Role.CASE_OFFICER, a))
            .map(a -> a.value())
            .toArray(String[]::new);
    return jdbc.sql(
            """
            with held as (
              select e.id, e.administrator from support.event e
              where e.administrator = any (:own) or (e.provider = :person and :provider))
            select
              (select count(*) from support.hand_in h join support.exercise x on x.id = h.exercise
               where h.verdict is null and x.event in (select id from held))::int as hand_ins,
              (select count(*) from support.travel_claim c join held on held.id = c.event
               where c.state = 'SENT' and held.administrator = any (:own))::int as travel,
              (select count(*) from held where exists (select 1 from support.event_session s
               where s.event = held.id and not s.gone and s.ends > :now))::int as coming
            """)
        .param("own", own)
        .param("person", actor.id().value())
        .param("provider", actor.has(Role.COURSE_PROVIDER))
        .param("now", OffsetDateTime.now(clock))
        .query((row, n) ->
            new Waiting(row.getInt("hand_ins"), row.getInt("travel"), row.getInt("coming")))
        .single();
  }
}
