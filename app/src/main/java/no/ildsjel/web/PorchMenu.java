package no.ildsjel.web;

import java.util.ArrayList;
import java.util.List;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Role;
import org.springframework.stereotype.Component;

/** The porch's own menu entries. */
@Component
class PorchMenu implements Contributor {

  @Override
  public List<MenuEntry> menu(Actor actor) {
    List<MenuEntry> menu = new ArrayList<>();
    if (actor.personId().isPresent()) {
      menu.add(new MenuEntry(0, "menu.home", "/hjem"));
    }
    if (actor.has(Role.ADMIN)) {
      menu.add(new MenuEntry(90, "menu.roles", "/roller"));
    }
    return menu;
  }
}
