package no.ildsjel.registry.people;

import java.util.Set;
import no.ildsjel.platform.identity.LogIn;
import no.ildsjel.platform.identity.MandateSource;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The organisations a person was invited to act for, and is not removed from. */
@Component
class InvitationMandates implements MandateSource {

  static final String NAME = "invitation";

  private final JdbcClient jdbc;

  InvitationMandates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<OrganisationNumber> mandatesOf(PersonId person, LogIn logIn) {
    return jdbc.sql("select organisation from registry.invited_mandate where person = ?")
        .param(person.value())
        .query((row, _) -> new OrganisationNumber(row.getString("organisation")))
        .set();
  }
}
