package no.ildsjel.registry.municipality;

import com.ibm.icu.text.Collator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.ildsjel.registry.CountyView;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.shared.MunicipalityNumber;
import org.springframework.stereotype.Component;

/** The list in {@code registry/kommuner-2024.csv}, read once. */
@Component
class MunicipalityList implements Municipalities {

  private final Map<MunicipalityNumber, MunicipalityView> byNumber = new HashMap<>();
  private final List<MunicipalityView> byName;
  private final List<CountyView> counties;

  MunicipalityList() {
    Map<String, CountyView> found = new TreeMap<>();
    try (InputStream in =
        MunicipalityList.class.getResourceAsStream("/registry/kommuner-2024.csv")) {
      if (in == null) {
        throw new IllegalStateException("The list of municipalities is missing");
      }
      BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      reader
          .lines()
          .filter(l -> l.matches("[0-9]{4},.*"))
          .map(l -> l.split(",", -1))
          .forEach(c -> {
            MunicipalityNumber number = new MunicipalityNumber(c[0]);
            byNumber.put(
                number,
                new MunicipalityView(
                    number,
                    c[1],
                    Optional.of(c[2]).filter(s -> !s.isEmpty()),
                    found.computeIfAbsent(c[3], n -> new CountyView(n, c[4]))));
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collator norwegian = Collator.getInstance(Locale.forLanguageTag("nb-NO"));
    List<MunicipalityView> all = new ArrayList<>(byNumber.values());
    all.sort(
        Comparator.comparing(MunicipalityView::name, norwegian::compare)
            .thenComparing(MunicipalityView::number));
    byName = List.copyOf(all);
    counties = List.copyOf(found.values());
  }

  @Override
  public Optional<MunicipalityView> find(MunicipalityNumber number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  @Override
  public List<MunicipalityView> all() {
    return byName;
  }

  @Override
  public List<CountyView> counties() {
    return counties;
  }

  @Override
  public List<MunicipalityView> beginningWith(String letters) {
    String wanted = letters.strip().toLowerCase(Locale.ROOT);
    return byName.stream()
        .filter(m ->
            m.name().toLowerCase(Locale.ROOT).startsWith(wanted)
                || m.samiName()
                    .filter(s -> s.toLowerCase(Locale.ROOT).startsWith(wanted))
                    .isPresent())
        .toList();
  }
}
