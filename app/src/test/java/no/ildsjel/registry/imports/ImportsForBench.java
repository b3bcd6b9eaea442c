package no.ildsjel.registry.imports;

import java.time.Clock;
import javax.sql.DataSource;
import no.ildsjel.registry.RegistryImport;
import no.ildsjel.registry.organisation.RegisterViews;

/** The import without a whole application around it. */
public final class ImportsForBench {

  private ImportsForBench() {}

  public static RegistryImport on(DataSource database, Clock clock) {
    return new RegisterImports(database, RegisterViews.categories(), clock);
  }
}
