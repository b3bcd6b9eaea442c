package no.ildsjel.support.mentoring;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.keys.Keys;
import no.ildsjel.shared.Actor;
import no.ildsjel.support.cohort.Cohort;
import no.ildsjel.support.cohort.Cohorts;
import no.ildsjel.support.mentors.Side;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a day asks of the pairs: what nobody answered falls through, what is over ends, what was
 * written is destroyed some time after, and those who have not met are nudged, gently: the mentor,
 * who is paid for it, before the volunteer, and a pair never more than once a week.
 */
@Service
public class PairDays {

  private static final Actor.Program PROGRAM = new Actor.Program("mentoring");

  /** Days between two nudges of the same pair at least. */
  private static final int WEEK = 7;

  private final PairStore store;
  private final Pairs pairs;
  private final SignsOfLife signs;
  private final PairCircle circle;
  private final Cohorts cohorts;
  private final Keys keys;
  private final Clock clock;

  PairDays(
      JdbcClient jdbc,
      Clock clock,
      Pairs pairs,
      SignsOfLife signs,
      PairCircle circle,
      Cohorts cohorts,
      Keys keys) {
    this.store = new PairStore(jdbc, clock);
    this.clock = clock;
    this.pairs = pairs;
    this.signs = signs;
    this.circle = circle;
    this.cohorts = cohorts;
    this.keys = keys;
  }

  /** Does what today asks for; how many were nudged. */
  @MayCall("the program, each hour")
  @Transactional
  public int today() {
    pairs.today(PROGRAM);
    LocalDate today = LocalDate.now(clock);
    int nudged = 0;
    for (Cohort cohort : cohorts.running(today)) {
      Map<PairId, SignsOfLife.Signs> known = signs.of(cohort.call());
      for (Pair pair : store.of(cohort.call())) {
        if (pair.active()
            && nudge(cohort, pair, known.getOrDefault(pair.id(), SignsOfLife.Signs.NONE), today)) {
          nudged++;
        }
      }
    }
    for (Cohort cohort : cohorts.all()) {
      LocalDate first = today.minusDays(cohort.support().mentoring().keepWordsDays());
      store.endedBefore(cohort.call(), first).forEach(pair -> forget(pair, today));
    }
    return nudged;
  }

  /** The words go, and with the keys what is left of them in old copies of the database. */
  private void forget(Pair pair, LocalDate today) {
    store.forgetWords(pair.id(), today);
    keys.shred(pair.id().thing());
    keys.shred(Troubles.thing(pair.id()));
    circle.note(PROGRAM, pair, "pair-words-destroyed", Map.of());
  }

  private boolean nudge(Cohort cohort, Pair pair, SignsOfLife.Signs seen, LocalDate today) {
    Optional<String> kind = seen.missing(cohort.support().mentoring(), pair, today);
    Optional<LocalDate> before = store.nudged(pair.id());
    if (kind.isEmpty() || before.filter(day -> day.isAfter(today.minusDays(WEEK))).isPresent()) {
      return false;
    }
    // the first one goes to the mentor alone; when nothing has come of it, to both
    boolean both = before.filter(day -> day.isAfter(today.minusDays(WEEK * 3L))).isPresent();
    store.nudge(pair.id(), kind.get(), today);
    for (Side side : both ? Side.values() : new Side[] {Side.MENTOR}) {
      circle.tell(
          pair,
          side,
          "notice.nudge." + kind.get() + ".",
          language -> new Object[] {pair.name(side.other())});
    }
    return true;
  }

  @Configuration
  static class EachHour {

    @Bean
    RecurringTask<Void> pairsOfTheDay(PairDays days) {
      return Tasks.recurring("pair-days", FixedDelay.ofHours(1))
          .execute((instance, context) -> days.today());
    }
  }
}
