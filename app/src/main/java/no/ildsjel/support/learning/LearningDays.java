package no.ildsjel.support.learning;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What passing time asks for: offers nobody answered go to the next, and what people need, and in
 * the end their names, is deleted.
 */
@Service
public class LearningDays {

  /** Food and access are of no use a week after the last session. */
  static final int NEEDS_DAYS = 7;

  /** So long a certificate can be had anew; then the names go. */
  static final int NAMES_YEARS = 3;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final EventStore events;
  private final SignUpStore signUps;
  private final Promotion promotion;
  private final Archive archive;
  private final TransactionTemplate act;

  LearningDays(
      JdbcClient jdbc, Clock clock, Promotion promotion, Archive archive, TransactionTemplate act) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.events = new EventStore(jdbc, clock);
    this.signUps = new SignUpStore(jdbc, clock);
    this.promotion = promotion;
    this.archive = archive;
    this.act = act;
  }

  /** Lets offers run out and gives free places to the next, event by event; how many ran out. */
  @MayCall("the program, each hour")
  public int waitingLists() {
    int expired = 0;
    for (EventId id : signUps.toLookAt()) {
      Integer one =
          act.execute(status ->
              events
                  .lock(id)
                  .map(event -> {
                    int out = promotion.expire(event);
                    promotion.fill(event, Optional.empty());
                    return out;
                  })
                  .orElse(0));
      expired += one == null ? 0 : one;
    }
    return expired;
  }

  /** Deletes what is no longer needed; how many people's needs. */
  @MayCall("the program, each day")
  @Transactional
  public int deletions() {
    OffsetDateTime now = OffsetDateTime.now(clock);
    int needs =
        jdbc.sql(
                """
                update support.attendee a set needs = null
                from support.sign_up s
                where s.id = a.sign_up and a.needs is not null
                  and not exists (select 1 from support.event_session e
                    where e.event = s.event and not e.gone and e.ends > ?)
                """)
            .param(now.minusDays(NEEDS_DAYS))
            .update();
    int names =
        jdbc.sql(
                """
                update support.attendee a set name = '', email = null, person = null
                from support.sign_up s
                where s.id = a.sign_up and a.name <> ''
                  and not exists (select 1 from support.event_session e
                    where e.event = s.event and not e.gone and e.ends > ?)
                """)
            .param(now.minusYears(NAMES_YEARS))
            .update();
    if (needs + names > 0) {
      archive.record(
          new Actor.Program("deletions"),
          Optional.empty(),
          "deletion:" + UUID.randomUUID(),
          "event-needs-deleted",
          Map.of("needs", needs, "names", names));
    }
    return needs;
  }

  @Configuration
  static class Passing {

    @Bean
    RecurringTask<Void> waitingListsOfTheHour(LearningDays days) {
      return Tasks.recurring("waiting-lists", FixedDelay.ofHours(1))
          .execute((instance, context) -> days.waitingLists());
    }

    @Bean
    RecurringTask<Void> eventDeletions(LearningDays days) {
      return Tasks.recurring("event-deletions", FixedDelay.ofHours(24))
          .execute((instance, context) -> days.deletions());
    }
  }
}
