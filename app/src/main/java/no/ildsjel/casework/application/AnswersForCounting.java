package no.ildsjel.casework.application;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.platform.forms.AnswerTable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills the flat table of answers from what was sent in, a while after, so that sending in is not
 * held up. Of an application sent in anew, only the last stands there.
 */
@Component
class AnswersForCounting {

  private static final int AT_A_TIME = 50;

  private record Waiting(UUID submission, ApplicationId application) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final ApplicationStore store;
  private final SentIn sentIn;
  private final AnswerTable table;

  AnswersForCounting(
      JdbcClient jdbc, Clock clock, ApplicationStore store, SentIn sentIn, AnswerTable table) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.store = store;
    this.sentIn = sentIn;
    this.table = table;
  }

  /** Fills in what waits; how many submissions were looked at. */
  @Transactional
  public int round() {
    List<Waiting> waiting =
        jdbc.sql(
                """
                select id, application from casework.submission where counted_at is null
                order by submitted_at limit ? for update skip locked
                """)
            .param(AT_A_TIME)
            .query((row, n) ->
                new Waiting(
                    row.getObject("id", UUID.class),
                    new ApplicationId(row.getObject("application", UUID.class))))
            .list();
    for (Waiting one : waiting) {
      ApplicationView application = store.find(one.application()).orElseThrow();
      List<UUID> all =
          jdbc.sql("select id from casework.submission where application = ? order by sequence")
              .param(one.application().value())
              .query((row, n) -> row.getObject("id", UUID.class))
              .list();
      all.subList(0, all.size() - 1).forEach(table::delete);
      table.fill(all.getLast(), sentIn.form(application), sentIn.submission(application));
      jdbc.sql("update casework.submission set counted_at = ? where id = ?")
          .params(OffsetDateTime.now(clock), one.submission())
          .update();
    }
    return waiting.size();
  }

  @Configuration
  static class Counting {

    @Bean
    RecurringTask<Void> countAnswers(AnswersForCounting answers) {
      return Tasks.recurring("answers-for-counting", FixedDelay.ofSeconds(20))
          .execute((instance, context) -> {
            while (answers.round() == AT_A_TIME) {
              // the next ones
            }
          });
    }
  }
}
