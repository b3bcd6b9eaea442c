package no.ildsjel.programme.scheme;

import java.time.Clock;
import no.ildsjel.platform.archive.ArchiveTesting;
import no.ildsjel.programme.AdministeringMunicipalities;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lists of administering municipalities, without a whole application around them. */
public final class AdministeringLists {

  private AdministeringLists() {}

  public static AdministeringMunicipalities on(JdbcClient jdbc) {
    return new AdministeringList(jdbc, ArchiveTesting.archive(jdbc, Clock.systemUTC()));
  }
}
