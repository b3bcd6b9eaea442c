package no.ildsjel.support.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DaysAtStartTest {

  private final List<String> broughtForward = new ArrayList<>();

  /** A scheduler in which the days of pairs run just now. */
  private final SchedulerClient scheduler =
      (SchedulerClient)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {SchedulerClient.class},
              (_, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("reschedule");
                assertThat(arguments[1]).isEqualTo(Instant.EPOCH);
                TaskInstanceId task = (TaskInstanceId) arguments[0];
                if (task.getTaskName().equals("pair-days")) {
                  throw new TaskInstanceCurrentlyExecutingException("pair-days", task.getId());
                }
                broughtForward.add(task.getTaskName());
                return true;
              });

  private static List<RecurringTask<?>> tasks(String... names) {
    return Stream.of(names)
        .<RecurringTask<?>>map(
            name -> Tasks.recurring(name, FixedDelay.ofHours(1)).execute((instance, context) -> {}))
        .toList();
  }

  @Test
  void whatADayAsksForIsBroughtForwardAndWhatRunsIsLeftAlone() {
    new DaysAtStart(
            scheduler,
            tasks(
                "mail",
                "pair-days",
                "needs-days",
                "mentor-invitations",
                "open-hours-words",
                "open-hours-asked",
                "waiting-lists"))
        .soon();
    assertThat(broughtForward)
        .containsExactly(
            "needs-days",
            "mentor-invitations",
            "open-hours-words",
            "open-hours-asked",
            "waiting-lists");
  }

  @Test
  void aTaskThatIsNoLongerThereStopsTheStart() {
    List<RecurringTask<?>> some = tasks("pair-days", "needs-days");
    assertThatThrownBy(() -> new DaysAtStart(scheduler, some))
        .isInstanceOf(IllegalStateException.class);
  }
}
