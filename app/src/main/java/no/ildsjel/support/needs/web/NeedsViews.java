package no.ildsjel.support.needs.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.support.needs.NeedsManagement;
import no.ildsjel.support.needs.NeedsMap;
import no.ildsjel.support.needs.NeedsPicture;
import org.springframework.stereotype.Component;

/** Pictures side by side, for the organisation's own pages. */
@Component
class NeedsViews {

  private final NeedsManagement needs;

  NeedsViews(NeedsManagement needs) {
    this.needs = needs;
  }

  /** The first picture beside the last, when there are two. */
  Optional<GrowthView> growth(Actor.Person actor, List<NeedsMap> newestFirst) {
    List<NeedsMap> finished = newestFirst.stream().filter(NeedsMap::closed).toList();
    if (finished.size() < 2) {
      return Optional.empty();
    }
    NeedsMap first = finished.getLast();
    NeedsMap last = finished.getFirst();
    return needs
        .picture(actor, first)
        .flatMap(before ->
            needs
                .picture(actor, last)
                .map(after -> new GrowthView(day(first), day(last), lines(before, after))));
  }

  private static List<GrowthView.Line> lines(NeedsPicture before, NeedsPicture after) {
    List<GrowthView.Line> lines = new ArrayList<>();
    for (NeedsPicture.AreaPicture now : after.areas()) {
      lines.add(
          new GrowthView.Line(
              now.area().name(),
              before.areas().stream()
                  .filter(b -> b.area().id().equals(now.area().id()))
                  .findFirst()
                  .flatMap(NeedsPicture.AreaPicture::perCent),
              now.perCent()));
    }
    return lines;
  }

  private static LocalDate day(NeedsMap map) {
    Instant closed = map.closedAt().orElseThrow();
    return closed.atZone(Writing.OSLO).toLocalDate();
  }
}
