package no.ildsjel.insight.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.casework.Decisions.AwardTotal;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.registry.CountyView;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.shared.Money;
import org.springframework.stereotype.Service;

/**
 * Awards as pictures: a square for each county where it about lies, and a bar for each grant year.
 * Squares of one size show a county with few people as well as one with many, and need no map data.
 */
@Service
public class AwardPictures {

  private static final int LEVELS = 4;

  private record Place(int column, int row) {}

  private final Map<String, Place> layout = new HashMap<>();
  private final Municipalities municipalities;

  AwardPictures(Municipalities municipalities) {
    this.municipalities = municipalities;
    try (InputStream file = AwardPictures.class.getResourceAsStream("/insight/county-tiles.csv")) {
      new String(
              Objects.requireNonNull(file, "county-tiles.csv").readAllBytes(),
              StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(","))
          .forEach(cells ->
              layout.put(
                  cells[0], new Place(Integer.parseInt(cells[1]), Integer.parseInt(cells[2]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many awards something has, and how much in all. */
  public record Sum(int awards, Money amount) {
    static final Sum NONE = new Sum(0, Money.ZERO);

    Sum plus(AwardTotal more) {
      return new Sum(awards + more.awards(), amount.plus(more.amount()));
    }
  }

  /**
   * A county on the map.
   *
   * @param level 0 where nothing was given, and up to 4 where most was
   */
  public record Tile(CountyView county, int column, int row, int level, Sum sum) {}

  /** A municipality of the county that is looked at. */
  public record Local(MunicipalityView municipality, Sum sum) {}

  /**
   * A grant year.
   *
   * @param share of the highest year's kroner, in per cent
   */
  public record Year(int grantYear, int share, Sum sum) {}

  /**
   * The map.
   *
   * @param elsewhere what went to organisations whose municipality is not known
   */
  public record CountyMap(List<Tile> tiles, Sum elsewhere) {
    public CountyMap {
      tiles = List.copyOf(tiles);
    }

    /** The counties, most kroner first. */
    public List<Tile> most() {
      return tiles.stream()
          .sorted(
              Comparator.comparingLong((Tile tile) -> -tile.sum().amount().kroner())
                  .thenComparing(tile -> tile.county().number()))
          .toList();
    }
  }

  /** The map of these totals. */
  @MayCall("anybody: who got what is public")
  public CountyMap map(List<AwardTotal> totals) {
    Map<String, Sum> counties = new HashMap<>();
    Sum elsewhere = Sum.NONE;
    for (AwardTotal total : totals) {
      Optional<CountyView> county = total.municipality().flatMap(municipalities::county);
      if (county.isEmpty()) {
        elsewhere = elsewhere.plus(total);
      } else {
        Sum known = counties.getOrDefault(county.get().number(), Sum.NONE);
        counties.put(county.get().number(), known.plus(total));
      }
    }
    long highest =
        counties.values().stream().mapToLong(sum -> sum.amount().kroner()).max().orElse(0);
    List<Tile> tiles = new ArrayList<>();
    for (CountyView county : municipalities.counties()) {
      Place place = Objects.requireNonNull(layout.get(county.number()), county.number());
      Sum sum = counties.getOrDefault(county.number(), Sum.NONE);
      tiles.add(new Tile(county, place.column(), place.row(), level(sum, highest), sum));
    }
    return new CountyMap(tiles, elsewhere);
  }

  private static int level(Sum sum, long highest) {
    long kroner = sum.amount().kroner();
    return kroner == 0 ? 0 : (int) Math.max(1, Math.ceilDiv(kroner * LEVELS, highest));
  }

  /** The municipalities of a county that have got something, most kroner first. */
  @MayCall("anybody: who got what is public")
  public List<Local> within(String county, List<AwardTotal> totals) {
    Map<MunicipalityView, Sum> sums = new HashMap<>();
    for (AwardTotal total : totals) {
      total
          .municipality()
          .flatMap(municipalities::find)
          .filter(place -> place.county().number().equals(county))
          .ifPresent(place -> sums.put(place, sums.getOrDefault(place, Sum.NONE).plus(total)));
    }
    return sums.entrySet().stream()
        .map(entry -> new Local(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong((Local local) -> -local.sum().amount().kroner())
                .thenComparing(local -> local.municipality().number().value()))
        .toList();
  }

  /** Each grant year, the oldest first. */
  @MayCall("anybody: who got what is public")
  public List<Year> years(List<AwardTotal> totals) {
    Map<Integer, Sum> sums = new java.util.TreeMap<>();
    totals.forEach(total ->
        sums.merge(total.grantYear(), Sum.NONE.plus(total), (known, more) -> known.plus(total)));
    long highest = sums.values().stream().mapToLong(s -> s.amount().kroner()).max().orElse(0);
    return sums.entrySet().stream()
        .map(year ->
            new Year(
                year.getKey(),
                highest == 0 ? 0 : (int) (year.getValue().amount().kroner() * 100 / highest),
                year.getValue()))
        .toList();
  }
}
