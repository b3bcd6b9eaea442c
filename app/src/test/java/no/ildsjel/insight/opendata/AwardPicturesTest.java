package no.ildsjel.insight.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import no.ildsjel.casework.Decisions.AwardTotal;
import no.ildsjel.registry.CountyView;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.MunicipalityNumber;
import org.junit.jupiter.api.Test;

class AwardPicturesTest {

  private static final CountyView NORDLAND = new CountyView("18", "Nordland");
  private static final CountyView OSLO = new CountyView("03", "Oslo");
  private static final MunicipalityNumber BODO = new MunicipalityNumber("1804");
  private static final MunicipalityNumber ROST = new MunicipalityNumber("1856");

  private final MapOutlines outlines = new MapOutlines();
  private final AwardPictures pictures = new AwardPictures(new ThreePlaces(), outlines);

  /** Bodø and Røst in Nordland, and Oslo. */
  private static final class ThreePlaces implements Municipalities {

    private final Map<String, MunicipalityView> places = new TreeMap<>();

    ThreePlaces() {
      places.put("1804", new MunicipalityView(BODO, "Bodø", Optional.of("Bådåddjo"), NORDLAND));
      places.put("1856", new MunicipalityView(ROST, "Røst", Optional.empty(), NORDLAND));
      places.put(
          "0301",
          new MunicipalityView(new MunicipalityNumber("0301"), "Oslo", Optional.empty(), OSLO));
    }

    @Override
    public Optional<MunicipalityView> find(MunicipalityNumber number) {
      return Optional.ofNullable(places.get(number.value()));
    }

    @Override
    public OptionalInt kilometres(MunicipalityNumber one, MunicipalityNumber other) {
      return OptionalInt.empty();
    }

    @Override
    public List<MunicipalityView> all() {
      return List.copyOf(places.values());
    }

    @Override
    public List<CountyView> counties() {
      return List.of(OSLO, NORDLAND);
    }

    @Override
    public List<MunicipalityView> beginningWith(String letters) {
      return List.of();
    }
  }

  private static AwardTotal got(String municipality, long kroner) {
    return new AwardTotal(
        2027,
        municipality.isEmpty()
            ? Optional.empty()
            : Optional.of(new MunicipalityNumber(municipality)),
        1,
        Money.kroner(kroner));
  }

  @Test
  void everyMunicipalityHasItsShapeOnTheMap() throws IOException {
    try (InputStream list = getClass().getResourceAsStream("/registry/kommuner-2024.csv")) {
      List<MunicipalityNumber> numbers =
          new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.matches("\\d{4},.*"))
              .map(line -> new MunicipalityNumber(line.substring(0, 4)))
              .toList();
      assertThat(numbers).hasSize(357);
      assertThat(numbers)
          .allSatisfy(number -> {
            MapOutlines.Box box = outlines.of(number);
            assertThat(box.width()).isPositive();
            assertThat(box.height()).isPositive();
            assertThat(outlines.country().with(box)).isEqualTo(outlines.country());
          });
    }
  }

  @Test
  void bodoLiesNorthOfOsloAndRostWestOfBodo() {
    MapOutlines.Point bodo = outlines.of(BODO).middle();
    assertThat(bodo.y()).isLessThan(outlines.of(new MunicipalityNumber("0301")).middle().y());
    assertThat(outlines.of(ROST).middle().x()).isLessThan(bodo.x());
  }

  @Test
  void whoGotMostIsDarkestAndWhatHasNoPlaceIsToldBesideTheMap() {
    AwardPictures.AreaMap map =
        pictures.map(
            List.of(got("1804", 100_000), got("1804", 10_000), got("0301", 20_000), got("", 5_000)),
            Optional.empty());
    assertThat(map.view()).isEqualTo(outlines.country());
    assertThat(map.areas())
        .extracting(a -> a.municipality().name() + " " + a.level() + " " + a.sum().awards())
        .containsExactly("Bodø 4 2", "Oslo 1 1");
    assertThat(map.elsewhere().amount()).isEqualTo(Money.kroner(5_000));
    assertThat(map.most(4)).isEqualTo(Money.kroner(110_000));
  }

  @Test
  void aCountyShowsItsOwnMunicipalitiesAndNoOthers() {
    AwardPictures.AreaMap map =
        pictures.map(List.of(got("1804", 100_000), got("0301", 900_000)), Optional.of(NORDLAND));
    assertThat(map.areas()).extracting(a -> a.municipality().name()).containsExactly("Bodø");
    assertThat(map.areas().getFirst().level()).isEqualTo(4);
    assertThat(map.view().with(outlines.of(ROST))).isEqualTo(map.view());
    assertThat(map.view().longest()).isLessThan(outlines.country().longest());
  }

  @Test
  void anEmptyMapIsAMapToo() {
    assertThat(pictures.map(List.of(), Optional.empty()).areas()).isEmpty();
    assertThat(pictures.counties(List.of()))
        .extracting(c -> c.county().name())
        .containsExactly("Oslo", "Nordland");
  }
}
