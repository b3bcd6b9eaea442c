package no.ildsjel.platform.limits;

import javax.sql.DataSource;

/** Makes limits for tests of other rooms on a real database. */
public final class LimitsTesting {

  private LimitsTesting() {}

  public static RateLimits limits(DataSource database) {
    return new RateLimits(database);
  }
}
