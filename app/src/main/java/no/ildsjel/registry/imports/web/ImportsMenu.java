package no.ildsjel.registry.imports.web;

import java.util.List;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Component;

/** The way to the imports, for the one who runs the installation. */
@Component
class ImportsMenu implements Contributor {

  @Override
  public List<MenuEntry> menu(Actor actor) {
    return actor.has(Role.ADMIN)
        ? List.of(new MenuEntry(91, "menu.imports", "/importer"))
        : List.of();
  }
}
