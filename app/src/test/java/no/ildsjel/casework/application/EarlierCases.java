package no.ildsjel.casework.application;

import no.ildsjel.casework.spi.FactSource;
import no.ildsjel.platform.reading.ReadOnce;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What earlier cases tell, without a whole application around it. */
public final class EarlierCases {

  private EarlierCases() {}

  public static FactSource facts(JdbcClient jdbc) {
    return new CaseFacts(new ApplicationStore(jdbc, new ReadOnce()));
  }
}
