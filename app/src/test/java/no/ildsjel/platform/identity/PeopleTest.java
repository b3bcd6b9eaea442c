package no.ildsjel.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.TestClock;
import no.ildsjel.TestDatabase;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Whom a person may act for is asked at each log-in, and a source that is down locks nobody out.
 */
class PeopleTest {

  private static final OrganisationNumber SPRAKBROEN = new OrganisationNumber("310000019");
  private static final OrganisationNumber KVINNER = new OrganisationNumber("310000027");
  private static final LogIn AMINA = new LogIn("idporten", "amina", "Amina Diriye", Map.of());

  private final TestClock clock = new TestClock("2027-03-12T09:00:00Z");
  private final Told altinn = new Told("altinn");
  private final Told invitation = new Told("invitation");
  private People people;

  @BeforeEach
  void database() {
    people =
        IdentityTesting.people(
            JdbcClient.create(TestDatabase.of("platform")), clock, altinn, invitation);
  }

  @Test
  void eachLogInPutsWhatASourceSaysInThePlaceOfWhatItSaid() {
    altinn.says = Set.of(SPRAKBROEN, KVINNER);
    PersonId amina = people.loggedIn(AMINA).person();
    assertThat(mandates(amina)).containsExactlyInAnyOrder(SPRAKBROEN, KVINNER);
    altinn.says = Set.of(KVINNER);
    assertThat(people.loggedIn(AMINA)).isEqualTo(new Arrival(amina, java.util.List.of()));
    assertThat(mandates(amina)).containsExactly(KVINNER);
    altinn.says = Set.of();
    people.loggedIn(AMINA);
    assertThat(mandates(amina)).isEmpty();
  }

  @Test
  void whatOneSourceTakesBackAnotherMayStillGive() {
    altinn.says = Set.of(SPRAKBROEN);
    invitation.says = Set.of(SPRAKBROEN);
    PersonId amina = people.loggedIn(AMINA).person();
    altinn.says = Set.of();
    people.loggedIn(AMINA);
    assertThat(mandates(amina)).containsExactly(SPRAKBROEN);
    people.removeMandate(amina, SPRAKBROEN, "invitation");
    assertThat(mandates(amina)).isEmpty();
  }

  @Test
  void aSourceThatDoesNotAnswerLeavesWhatItSaidLatelyAndIsNamed() {
    altinn.says = Set.of(SPRAKBROEN);
    invitation.says = Set.of(KVINNER);
    PersonId amina = people.loggedIn(AMINA).person();
    altinn.silent = true;
    invitation.says = Set.of();
    clock.forward(Duration.ofDays(13));
    assertThat(people.loggedIn(AMINA).silent()).containsExactly("altinn");
    assertThat(mandates(amina)).containsExactly(SPRAKBROEN);
    clock.forward(Duration.ofDays(2));
    assertThat(people.loggedIn(AMINA).silent()).containsExactly("altinn");
    assertThat(mandates(amina)).as("not seen for more than 14 days").isEmpty();
  }

  @Test
  void aLogInConfirmsWhatWasSeenBefore() {
    altinn.says = Set.of(SPRAKBROEN);
    PersonId amina = people.loggedIn(AMINA).person();
    clock.forward(Duration.ofDays(10));
    people.loggedIn(AMINA);
    clock.forward(Duration.ofDays(10));
    altinn.silent = true;
    people.loggedIn(AMINA);
    assertThat(mandates(amina)).containsExactly(SPRAKBROEN);
  }

  private Set<OrganisationNumber> mandates(PersonId person) {
    return ((Actor.Person) people.actor(person, Optional.empty())).mandates();
  }

  /** A source that says what it is told to. */
  private static final class Told implements MandateSource {

    private final String name;
    private Set<OrganisationNumber> says = Set.of();
    private boolean silent;

    Told(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Set<OrganisationNumber> mandatesOf(PersonId person, LogIn logIn) {
      assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
      if (silent) {
        throw new MandatesUnknown("no answer");
      }
      return says;
    }
  }
}
