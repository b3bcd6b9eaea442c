package no.ildsjel.platform.archive;

import java.util.Map;
import no.ildsjel.platform.identity.RoleChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes in the archive who was given which role, by whom. */
@Component
class RoleActs {

  private final Archive archive;

  RoleActs(Archive archive) {
    this.archive = archive;
  }

  @EventListener
  void note(RoleChanged change) {
    archive.record(
        change.by(),
        change.administrator(),
        "person:" + change.person(),
        change.given() ? "role-given" : "role-taken",
        Map.of("role", change.role().name()));
  }
}
