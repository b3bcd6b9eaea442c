package no.ildsjel.insight.opendata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.casework.Decisions.AwardTotal;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.registry.CountyView;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.MunicipalityNumber;
import org.springframework.stereotype.Service;

/** Awards as pictures: a map of the municipalities, and a bar for each grant year. */
@Service
public class AwardPictures {

  private static final int LEVELS = 4;

  private final Municipalities municipalities;
  private final MapOutlines outlines;

  AwardPictures(Municipalities municipalities, MapOutlines outlines) {
    this.municipalities = municipalities;
    this.outlines = outlines;
  }

  /** How many awards something has, and how much in all. */
  public record Sum(int awards, Money amount) {
    static final Sum NONE = new Sum(0, Money.ZERO);

    Sum plus(AwardTotal more) {
      return new Sum(awards + more.awards(), amount.plus(more.amount()));
    }
  }

  /** A county with what its municipalities have got. */
  public record County(CountyView county, Sum sum) {}

  /**
   * A municipality that has got something.
   *
   * @param outline its shape's id in the map's file
   * @param level 1, and up to 4 where most was given
   * @param middle of its shape
   */
  public record Area(
      MunicipalityView municipality,
      String outline,
      int level,
      MapOutlines.Point middle,
      Sum sum) {}

  /**
   * A grant year.
   *
   * @param share of the highest year's kroner, in per cent
   */
  public record Year(int grantYear, int share, Sum sum) {}

  /**
   * The map.
   *
   * @param view the part of the map's file that is shown
   * @param areas most kroner first
   * @param elsewhere what went to organisations whose municipality is not known
   */
  public record AreaMap(MapOutlines.Box view, List<Area> areas, Sum elsewhere) {
    public AreaMap {
      areas = List.copyOf(areas);
    }

    /** The most kroner that the colour of a level stands for. */
    public Money most(int level) {
      long highest = areas.isEmpty() ? 0 : areas.getFirst().sum().amount().kroner();
      return Money.kroner(highest * level / LEVELS);
    }
  }

  /**
   * The map of these totals.
   *
   * @param county only this, when there is one
   */
  @MayCall("anybody: who got what is public")
  public AreaMap map(List<AwardTotal> totals, Optional<CountyView> county) {
    Map<MunicipalityView, Sum> sums = new HashMap<>();
    Sum elsewhere = Sum.NONE;
    for (AwardTotal total : totals) {
      Optional<MunicipalityView> place = total.municipality().flatMap(municipalities::find);
      if (place.isEmpty()) {
        elsewhere = elsewhere.plus(total);
      } else if (county.isEmpty() || county.get().equals(place.get().county())) {
        sums.put(place.get(), sums.getOrDefault(place.get(), Sum.NONE).plus(total));
      }
    }
    long highest = sums.values().stream().mapToLong(sum -> sum.amount().kroner()).max().orElse(0);
    List<Area> areas = new ArrayList<>();
    sums.forEach((place, sum) ->
        areas.add(
            new Area(
                place,
                MapOutlines.id(place.number()),
                level(sum, highest),
                outlines.of(place.number()).middle(),
                sum)));
    areas.sort(
        Comparator.comparingLong((Area area) -> -area.sum().amount().kroner())
            .thenComparing(area -> area.municipality().number().value()));
    return new AreaMap(
        county
            .map(c ->
                outlines.around(
                    municipalities.all().stream()
                        .filter(m -> m.county().equals(c))
                        .map(MunicipalityView::number)
                        .toList()))
            .orElseGet(outlines::country),
        areas,
        county.isEmpty() ? elsewhere : Sum.NONE);
  }

  private static int level(Sum sum, long highest) {
    return (int) Math.clamp(Math.ceilDiv(sum.amount().kroner() * LEVELS, highest), 1L, LEVELS);
  }

  /** The municipalities that have got something, by name. */
  @MayCall("anybody: who got what is public")
  public List<MunicipalityView> places(List<AwardTotal> totals) {
    Set<MunicipalityNumber> known =
        totals.stream().flatMap(t -> t.municipality().stream()).collect(Collectors.toSet());
    return municipalities.all().stream().filter(m -> known.contains(m.number())).toList();
  }

  /** All counties, most kroner first. */
  @MayCall("anybody: who got what is public")
  public List<County> counties(List<AwardTotal> totals) {
    Map<String, Sum> sums = new HashMap<>();
    for (AwardTotal total : totals) {
      total
          .municipality()
          .flatMap(municipalities::county)
          .ifPresent(
              c -> sums.put(c.number(), sums.getOrDefault(c.number(), Sum.NONE).plus(total)));
    }
    return municipalities.counties().stream()
        .map(c -> new County(c, sums.getOrDefault(c.number(), Sum.NONE)))
        .sorted(
            Comparator.comparingLong((County c) -> -c.sum().amount().kroner())
                .thenComparing(c -> c.county().number()))
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
