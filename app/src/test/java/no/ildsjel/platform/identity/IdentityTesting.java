package no.ildsjel.platform.identity;

import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes people for tests of other rooms on a real database. */
public final class IdentityTesting {

  private IdentityTesting() {}

  public static People people(JdbcClient jdbc, Clock clock, MandateSource... sources) {
    return new People(jdbc, clock, List.of(sources));
  }

  public static Roles roles(JdbcClient jdbc, Clock clock) {
    return new Roles(jdbc, clock, event -> {});
  }
}
