package no.ildsjel.support.mentors;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What a day asks for: invitations whose last day has passed are forgotten, what half hours were
 * about too, half hours nobody said yes to end, and those of organisations that have left are free
 * again.
 */
@Configuration
class MentorDays {

  @Bean
  RecurringTask<Void> mentorInvitationsOfTheDay(Mentors mentors) {
    return Tasks.recurring("mentor-invitations", FixedDelay.ofHours(1))
        .execute((instance, context) -> mentors.forgetUnanswered());
  }

  @Bean
  RecurringTask<Void> wordsOfHalfHours(OpenBookings bookings) {
    return Tasks.recurring("open-hours-words", FixedDelay.ofHours(1))
        .execute((instance, context) -> bookings.forgetWords());
  }

  @Bean
  RecurringTask<Void> halfHoursAskedFor(OpenAsks asks, OpenBookings bookings) {
    return Tasks.recurring("open-hours-asked", FixedDelay.ofHours(1))
        .execute((instance, context) -> {
          asks.runOut();
          bookings.freeOfThoseGone();
        });
  }
}
