package no.ildsjel.platform.notification;

import java.time.Clock;
import no.ildsjel.platform.identity.People;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes notices for tests of other rooms on a real database. */
public final class NotificationTesting {

  private NotificationTesting() {}

  public static Notifications notifications(JdbcClient jdbc, Clock clock, People people) {
    return new Notifications(jdbc, clock, people);
  }
}
