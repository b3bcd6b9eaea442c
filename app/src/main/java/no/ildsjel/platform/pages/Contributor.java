package no.ildsjel.platform.pages;

import java.util.List;
import no.ildsjel.shared.Actor;

/** A room's part in pages that belong to all: menu and home. */
public interface Contributor {

  /** The menu entries this actor has from this room. */
  default List<MenuEntry> menu(Actor actor) {
    return List.of();
  }

  /**
   * The tabs this room puts on something of a lower room.
   *
   * @param on what it is: {@code call}, {@code application}, {@code organisation}
   * @param id its id, as it stands in addresses
   */
  default List<Tab> tabs(Page page, String on, String id) {
    return List.of();
  }

  /** The cards on this actor's home page from this room. */
  default List<HomeCard> home(Page page) {
    return List.of();
  }
}
