package no.ildsjel.registry;

import java.util.List;
import java.util.Optional;

/** The categories of voluntary work that Frivillighetsregisteret uses (ICNPO). */
public interface VoluntaryCategories {

  Optional<CategoryView> find(String code);

  /** All groups and categories, in the register's order. */
  List<CategoryView> all();
}
