package no.ildsjel.registry.organisation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import no.ildsjel.registry.CategoryView;
import no.ildsjel.registry.VoluntaryCategories;
import org.springframework.stereotype.Component;

/** The list in {@code registry/icnpo.csv}, read once. */
@Component
class CategoryList implements VoluntaryCategories {

  private final List<CategoryView> all;

  CategoryList() {
    try (InputStream in = CategoryList.class.getResourceAsStream("/registry/icnpo.csv")) {
      if (in == null) {
        throw new IllegalStateException("The list of categories is missing");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      all =
          reader
              .lines()
              .filter(l -> l.matches("[0-9]+,.*"))
              .map(l -> l.split(",", 3))
              .map(c -> new CategoryView(c[0], Optional.of(c[1]).filter(g -> !g.isEmpty()), c[2]))
              .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<CategoryView> find(String code) {
    return all.stream().filter(c -> c.code().equals(code)).findFirst();
  }

  @Override
  public List<CategoryView> all() {
    return all;
  }
}
