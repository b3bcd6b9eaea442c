package no.ildsjel.registry.organisation.web;

import java.util.List;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.shared.Actor;
import org.springframework.stereotype.Component;

/** The way to the organisations, for those who work here. */
@Component
class OrganisationsMenu implements Contributor {

  @Override
  public List<MenuEntry> menu(Actor actor) {
    return actor instanceof Actor.Person person && !person.grants().isEmpty()
        ? List.of(new MenuEntry(60, "menu.organisations", "/organisasjoner"))
        : List.of();
  }
}
