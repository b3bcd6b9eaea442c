package no.ildsjel.platform.forms;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.shared.Language;

/** Reads what people type. What cannot be read is kept as it was, with the reason. */
final class AnswerParser {

  private static final Set<String> YES =
      Set.of("true", "ja", "yes", "1", "on", "так", "tak", "نعم", "haa");
  private static final Set<String> NO =
      Set.of("false", "nei", "no", "0", "ні", "nie", "لا", "maya");

  private AnswerParser() {}

  /** The answer, or nothing when nothing is answered. */
  static Optional<AnswerValue> parse(AnswerSlot slot, List<String> posted, Language language) {
    List<String> given = posted.stream().filter(value -> !value.isBlank()).toList();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (slot.kind() == AnswerSlot.Kind.SEVERAL) {
      return Optional.of(several(slot, given));
    }
    String raw = given.getFirst();
    return Optional.of(
        raw.length() > FormLimits.ANSWER_LENGTH
            ? new AnswerValue.Unreadable(raw.substring(0, FormLimits.ANSWER_LENGTH), "too-long")
            : one(slot, raw, language));
  }

  private static AnswerValue one(AnswerSlot slot, String raw, Language language) {
    String typed = raw.strip();
    return switch (slot.kind()) {
      case TEXT -> new AnswerValue.Text(text(raw));
      case WHOLE -> answer(raw, TypedNumbers.whole(raw), AnswerValue.Whole::new);
      case DECIMAL -> answer(raw, TypedNumbers.decimal(raw, language), AnswerValue.Decimal::new);
      case DAY -> answer(raw, TypedDays.day(raw), AnswerValue.Day::new);
      case YES_NO -> yesNo(raw);
      case ONE ->
          VisibilityPass.isOption(slot.options(), typed)
              ? new AnswerValue.Choice(typed)
              : new AnswerValue.Unreadable(raw, "unknown-option");
      case ROW -> new AnswerValue.Row();
      case SEVERAL, FILES -> new AnswerValue.Unreadable(raw, "unreadable");
    };
  }

  private static <T> AnswerValue answer(
      String raw, Typed<T> typed, Function<T, AnswerValue> answer) {
    return switch (typed) {
      case Typed.Understood<T>(T value) -> answer.apply(value);
      case Typed.Refused<T>(String code) -> new AnswerValue.Unreadable(raw, code);
    };
  }

  /** The options in the form's order, whatever order they were posted in. */
  private static AnswerValue several(AnswerSlot slot, List<String> given) {
    for (String id : given) {
      if (!VisibilityPass.isOption(slot.options(), id.strip())) {
        return new AnswerValue.Unreadable(
            id.length() > FormLimits.ANSWER_LENGTH ? "" : id, "unknown-option");
      }
    }
    List<String> chosen = new ArrayList<>();
    for (QuestionKind.Option option : slot.options()) {
      if (given.stream().anyMatch(id -> id.strip().equals(option.id()))) {
        chosen.add(option.id());
      }
    }
    return new AnswerValue.Choices(chosen);
  }

  /** One way to write line ends and letters; control characters have no place in an answer. */
  static String text(String raw) {
    String lines = raw.replace("\r\n", "\n").replace('\r', '\n');
    StringBuilder clean = new StringBuilder(lines.length());
    lines
        .codePoints()
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .forEach(clean::appendCodePoint);
    return Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
  }

  private static AnswerValue yesNo(String raw) {
    String typed = raw.strip().toLowerCase(Locale.ROOT);
    if (YES.contains(typed)) {
      return new AnswerValue.YesNo(true);
    }
    return NO.contains(typed)
        ? new AnswerValue.YesNo(false)
        : new AnswerValue.Unreadable(raw, "not-yes-or-no");
  }
}
