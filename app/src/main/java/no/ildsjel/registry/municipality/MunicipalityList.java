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
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import no.ildsjel.registry.CountyView;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.shared.MunicipalityNumber;
import org.springframework.stereotype.Component;

/** The lists in {@code registry/kommuner-2024.csv} and {@code midtpunkter-2024.csv}, read once. */
@Component
class MunicipalityList implements Municipalities {

  private final Map<MunicipalityNumber, MunicipalityView> byNumber = new HashMap<>();
  private final List<MunicipalityView> byName;
  private final List<CountyView> counties;

  private final Map<MunicipalityNumber, Midpoint> midpoints = new HashMap<>();

  MunicipalityList() {
    Map<String, CountyView> found = new TreeMap<>();
    read(
        "kommuner-2024.csv",
        (number, c) ->
            byNumber.put(
                number,
                new MunicipalityView(
                    number,
                    c[1],
                    Optional.of(c[2]).filter(s -> !s.isEmpty()),
                    found.computeIfAbsent(c[3], n -> new CountyView(n, c[4])))));
    read(
        "midtpunkter-2024.csv",
        (number, c) ->
            midpoints.put(number, Midpoint.at(Double.parseDouble(c[1]), Double.parseDouble(c[2]))));
    Collator norwegian = Collator.getInstance(Locale.forLanguageTag("nb-NO"));
    List<MunicipalityView> all = new ArrayList<>(byNumber.values());
    all.sort(
        Comparator.comparing(MunicipalityView::name, norwegian::compare)
            .thenComparing(MunicipalityView::number));
    byName = List.copyOf(all);
    counties = List.copyOf(found.values());
  }

  /** Each line that begins with a municipality's number. */
  private static void read(String file, BiConsumer<MunicipalityNumber, String[]> line) {
    try (InputStream in = MunicipalityList.class.getResourceAsStream("/registry/" + file)) {
      if (in == null) {
        throw new IllegalStateException("registry/" + file + " is missing");
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(l -> l.matches("[0-9]{4},.*"))
          .map(l -> l.split(",", -1))
          .forEach(c -> line.accept(new MunicipalityNumber(c[0]), c));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<MunicipalityView> find(MunicipalityNumber number) {
    return Optional.ofNullable(byNumber.get(number));
  }

  @Override
  public OptionalInt kilometres(MunicipalityNumber one, MunicipalityNumber other) {
    Midpoint here = midpoints.get(one);
    Midpoint there = midpoints.get(other);
    return here == null || there == null
        ? OptionalInt.empty()
        : OptionalInt.of((int) Math.round(here.kilometresTo(there)));
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
