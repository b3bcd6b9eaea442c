package no.ildsjel.programme.call.web;

import java.util.List;
import no.ildsjel.platform.pages.Contributor;
import no.ildsjel.platform.pages.MenuEntry;
import no.ildsjel.shared.Actor;
import org.springframework.stereotype.Component;

/** The way to the calls, for everybody. */
@Component
class CallMenu implements Contributor {

  @Override
  public List<MenuEntry> menu(Actor actor) {
    return List.of(new MenuEntry(10, "menu.calls", "/utlysninger"));
  }
}
