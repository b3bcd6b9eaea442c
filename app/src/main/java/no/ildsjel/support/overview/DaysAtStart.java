package no.ildsjel.support.overview;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What a day asks for is done right after a start too, so that a program that has been down, or
 * starts on a later day, does not show yesterday for an hour. The scheduler does it; the start does
 * not wait.
 */
@Component
class DaysAtStart {

  private static final List<String> TASKS =
      List.of(
          "pair-days",
          "needs-days",
          "mentor-invitations",
          "open-hours-words",
          "open-hours-asked",
          "waiting-lists");

  private final SchedulerClient scheduler;

  /**
   * Looks that what it is to start is there.
   *
   * @throws IllegalStateException when a task has another name now
   */
  DaysAtStart(SchedulerClient scheduler, List<RecurringTask<?>> all) {
    Set<String> there = all.stream().map(Task::getName).collect(Collectors.toUnmodifiableSet());
    if (!there.containsAll(TASKS)) {
      throw new IllegalStateException("Not all of " + TASKS + " are tasks: " + there);
    }
    this.scheduler = scheduler;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(Ordered.LOWEST_PRECEDENCE)
  void soon() {
    for (String task : TASKS) {
      try {
        scheduler.reschedule(TaskInstanceId.of(task, RecurringTask.INSTANCE), Instant.EPOCH);
      } catch (TaskInstanceException _) {
        // it runs just now, or has never run and is due anyway
      }
    }
  }
}
