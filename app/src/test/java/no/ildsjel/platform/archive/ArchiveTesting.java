package no.ildsjel.platform.archive;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes an archive for tests of other rooms on a real database. */
public final class ArchiveTesting {

  private ArchiveTesting() {}

  public static Archive archive(JdbcClient jdbc, Clock clock) {
    return new Archive(jdbc, clock);
  }
}
