package no.ildsjel.registry.organisation;

import no.ildsjel.platform.reading.ReadOnce;
import no.ildsjel.registry.Organisations;
import no.ildsjel.registry.VoluntaryCategories;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry's front door without a whole application around it. */
public final class RegisterViews {

  private RegisterViews() {}

  public static Organisations organisations(JdbcClient jdbc) {
    return new OrganisationRegister(jdbc, new ReadOnce());
  }

  public static VoluntaryCategories categories() {
    return new CategoryList();
  }
}
