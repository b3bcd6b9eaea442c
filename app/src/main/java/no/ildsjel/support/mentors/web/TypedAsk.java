package no.ildsjel.support.mentors.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.writing.TypedMoment;
import no.ildsjel.support.mentors.OpenAsk;
import no.ildsjel.support.mentors.OpenSlot;

/**
 * A half hour asked for, as typed; what is refused stays where it was typed.
 *
 * @param days the days, one for each time that can be named; those left empty are empty
 * @param clocks the times of those days, in the same order
 */
public record TypedAsk(
    String theme, List<String> days, List<String> clocks, OpenSlot.Way way, String about) {

  /** Nothing typed yet. */
  static final TypedAsk NOTHING = new TypedAsk("", List.of(), List.of(), OpenSlot.Way.ONLINE, "");

  public TypedAsk {
    days = whole(days);
    clocks = whole(clocks);
  }

  private static List<String> whole(List<String> typed) {
    List<String> all = new ArrayList<>(typed);
    while (all.size() < OpenAsk.MOST_TIMES) {
      all.add("");
    }
    return List.copyOf(all.subList(0, OpenAsk.MOST_TIMES));
  }

  /** True when more than the first time was begun on. */
  public boolean namesMore() {
    return days.stream().skip(1).anyMatch(d -> !d.isBlank())
        || clocks.stream().skip(1).anyMatch(c -> !c.isBlank());
  }

  /** The times that were typed; empty when one of them can't be read, or there is none. */
  List<Instant> times() {
    List<Instant> read = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      if (days.get(i).isBlank() && clocks.get(i).isBlank()) {
        continue;
      }
      Optional<Instant> moment = TypedMoment.read(days.get(i), clocks.get(i));
      if (moment.isEmpty()) {
        return List.of();
      }
      read.add(moment.get());
    }
    return read;
  }
}
