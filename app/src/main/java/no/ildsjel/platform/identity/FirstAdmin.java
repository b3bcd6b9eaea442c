package no.ildsjel.platform.identity;

import java.util.Optional;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.PersonId;
import no.ildsjel.shared.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes the person whose key the installation was given its first administrator, who then gives all
 * other roles on a page.
 */
@Component
@ConditionalOnProperty("ildsjel.admin-sub")
class FirstAdmin {

  private final People people;
  private final Roles roles;
  private final OidcProvider provider;
  private final String subject;

  FirstAdmin(
      People people,
      Roles roles,
      OidcProvider provider,
      @Value("${ildsjel.admin-sub}") String subject) {
    this.people = people;
    this.roles = roles;
    this.provider = provider;
    this.subject = subject;
  }

  /** The name is the key until the person logs in and brings a name of their own. */
  @EventListener(ApplicationStartedEvent.class)
  void appoint() {
    PersonId person =
        people
            .noted(provider.id(), subject)
            .orElseGet(() -> people.note(provider.id(), subject, subject));
    roles.give(
        new Actor.Program("first-admin"), person, Role.ADMIN, Optional.empty(), Optional.empty());
  }
}
