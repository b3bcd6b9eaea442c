package no.ildsjel.support.mentors.web;

import java.util.OptionalInt;
import java.util.Set;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.support.SupportRefusal;
import no.ildsjel.support.mentors.Profile;

/**
 * How many a mentor takes and how many a group needs, as typed; what can't be read stays as it is,
 * with words beside it.
 *
 * @param capacityWrong the code of the refusal, or empty
 * @param minimumWrong the code of the refusal, or empty
 */
public record TypedCounts(
    String capacity, String minimum, String capacityWrong, String minimumWrong) {

  static TypedCounts of(Profile.Told told) {
    return new TypedCounts(
        Integer.toString(told.capacity()), Integer.toString(told.minimum()), "", "");
  }

  /** Looks at what was typed; an empty minimum is no group. */
  static TypedCounts read(String capacity, String minimum, Set<String> helps) {
    OptionalInt places = whole(capacity, Profile.Told.MOST);
    OptionalInt least =
        minimum.isBlank() ? OptionalInt.of(1) : whole(minimum, places.orElse(Profile.Told.MOST));
    String wrong = "";
    if (least.isEmpty()) {
      wrong = SupportRefusal.MINIMUM_WRONG.code();
    } else if (least.getAsInt() > 1 && !helps.contains("group")) {
      wrong = SupportRefusal.MINIMUM_WITHOUT_GROUP.code();
    }
    return new TypedCounts(
        capacity, minimum, places.isEmpty() ? SupportRefusal.CAPACITY_WRONG.code() : "", wrong);
  }

  /** The code of what is to be mended first, or empty. */
  String refusal() {
    return capacityWrong.isEmpty() ? minimumWrong : capacityWrong;
  }

  int places() {
    return whole(capacity, Profile.Told.MOST).orElse(1);
  }

  int least() {
    return whole(minimum, Profile.Told.MOST).orElse(1);
  }

  /** A whole number from 1 as typed. */
  static OptionalInt whole(String typed, int most) {
    return TypedNumbers.whole(typed) instanceof Typed.Understood<Long>(Long value)
            && value >= 1
            && value <= most
        ? OptionalInt.of(value.intValue())
        : OptionalInt.empty();
  }
}
