package no.ildsjel.platform.forms;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.platform.writing.TextFormat;
import no.ildsjel.shared.LocalText;
import org.jspecify.annotations.Nullable;

/** Checks single values against their question's bounds. */
final class ValueChecks {

  /** Takes what is found. */
  interface Finding {
    void add(
        VisibilityPass.Shown at,
        String path,
        String code,
        Map<String, Object> parameters,
        @Nullable LocalText said);
  }

  /** The code of an answer that is of another kind than the question, as after a new version. */
  private static final String UNREADABLE = "unreadable";

  private static final String MIN = "min";
  private static final String MAX = "max";

  private final Answers answers;
  private final Finding found;

  ValueChecks(Answers answers, Finding found) {
    this.answers = answers;
    this.found = found;
  }

  void check(VisibilityPass.Shown at, AnswerValue value) {
    CompiledQuestion question = at.question();
    if (value instanceof AnswerValue.Unreadable unreadable) {
      unreadable(at, at.path(), unreadable);
      return;
    }
    switch (question.kind()) {
      case QuestionKind.Text text when value instanceof AnswerValue.Text(String words) ->
          text(at, text, words);
      case QuestionKind.Whole _ when value instanceof AnswerValue.Whole(long number) -> {
        bound(at, question.min(), least -> number >= (Long) least, "too-small", MIN);
        bound(at, question.max(), most -> number <= (Long) most, "too-large", MAX);
      }
      case QuestionKind.Decimal _ when value instanceof AnswerValue.Decimal(double number) -> {
        bound(at, question.min(), least -> number >= (Double) least, "too-small", MIN);
        bound(at, question.max(), most -> number <= (Double) most, "too-large", MAX);
      }
      case QuestionKind.Day _ when value instanceof AnswerValue.Day day -> {
        LocalDate answered = day.value();
        bound(at, question.min(), d -> !answered.isBefore((LocalDate) d), "too-early", MIN);
        bound(at, question.max(), d -> !answered.isAfter((LocalDate) d), "too-late", MAX);
      }
      case QuestionKind.YesNo _ when value instanceof AnswerValue.YesNo -> {}
      case QuestionKind.One one -> choice(at, at.path(), one.options(), value);
      case QuestionKind.Several several when value instanceof AnswerValue.Choices choices ->
          several(at, several, choices.options());
      case QuestionKind.Files files when value instanceof AnswerValue.Files given ->
          files(at, files, given.files());
      default -> found.add(at, at.path(), UNREADABLE, Map.of(), null);
    }
  }

  /** One of some options. */
  void choice(
      VisibilityPass.Shown at, String path, List<QuestionKind.Option> options, AnswerValue value) {
    switch (value) {
      case AnswerValue.Choice(String chosen) -> chosen(at, path, options, chosen);
      case AnswerValue.Unreadable unreadable -> unreadable(at, path, unreadable);
      default -> found.add(at, path, UNREADABLE, Map.of(), null);
    }
  }

  /** An amount of a budget. */
  void amount(VisibilityPass.Shown at, String path, AnswerValue value) {
    switch (value) {
      case AnswerValue.Whole(long amount) -> {
        if (amount < 0) {
          found.add(at, path, "too-small", Map.of(MIN, 0L), null);
        }
      }
      case AnswerValue.Unreadable unreadable -> unreadable(at, path, unreadable);
      default -> found.add(at, path, UNREADABLE, Map.of(), null);
    }
  }

  /** A few words beside something else. */
  void words(VisibilityPass.Shown at, String path, AnswerValue value) {
    switch (value) {
      case AnswerValue.Text(String text) -> length(at, path, text, 0, FormLimits.TEXT);
      case AnswerValue.Unreadable unreadable -> unreadable(at, path, unreadable);
      default -> found.add(at, path, UNREADABLE, Map.of(), null);
    }
  }

  private void unreadable(VisibilityPass.Shown at, String path, AnswerValue.Unreadable value) {
    found.add(at, path, value.code(), Map.of("raw", value.raw()), null);
  }

  private void text(VisibilityPass.Shown at, QuestionKind.Text text, String words) {
    length(at, at.path(), words, text.minLength(), text.maxLength());
    com.google.re2j.Pattern pattern = at.question().pattern();
    if (pattern != null
        && words.length() <= text.maxLength()
        && !pattern.matcher(words).matches()) {
      found.add(at, at.path(), "pattern", Map.of(), text.patternSay().orElse(null));
    }
    Optional<TextFormat> format = text.format();
    if (format.isPresent() && !format.get().fits(words)) {
      found.add(at, at.path(), format.get().code(), Map.of(), null);
    }
  }

  private void length(VisibilityPass.Shown at, String path, String words, int min, int max) {
    int length = words.codePointCount(0, words.length());
    if (length < min) {
      found.add(at, path, "too-short", Map.of(MIN, (long) min, "length", (long) length), null);
    } else if (length > max) {
      found.add(at, path, "too-long", Map.of(MAX, (long) max, "length", (long) length), null);
    }
  }

  private void bound(
      VisibilityPass.Shown at,
      CompiledQuestion.@Nullable Bound bound,
      java.util.function.Predicate<Object> within,
      String code,
      String name) {
    if (bound != null) {
      bound
          .in(at.values())
          .filter(limit -> !within.test(limit))
          .ifPresent(limit -> found.add(at, at.path(), code, Map.of(name, limit), null));
    }
  }

  private void several(VisibilityPass.Shown at, QuestionKind.Several several, List<String> chosen) {
    for (String id : chosen) {
      chosen(at, at.path(), several.options(), id);
    }
    boolean alone = several.options().stream().anyMatch(o -> o.alone() && chosen.contains(o.id()));
    if (alone && chosen.size() > 1) {
      found.add(at, at.path(), "not-together", Map.of(), null);
    } else if (!alone && chosen.size() < several.min()) {
      found.add(at, at.path(), "too-few-chosen", Map.of(MIN, (long) several.min()), null);
    } else if (chosen.size() > several.max()) {
      found.add(at, at.path(), "too-many-chosen", Map.of(MAX, (long) several.max()), null);
    }
  }

  /** An option has to be one, and one with words of one's own has to have them. */
  private void chosen(
      VisibilityPass.Shown at, String path, List<QuestionKind.Option> options, String id) {
    for (QuestionKind.Option option : options) {
      if (option.id().equals(id)) {
        if (option.other()) {
          String otherPath = path + "/" + id;
          AnswerValue words = answers.get(otherPath);
          if (words == null) {
            found.add(at, otherPath, "other-missing", Map.of(), null);
          } else {
            words(at, otherPath, words);
          }
        }
        return;
      }
    }
    found.add(at, path, "unknown-option", Map.of("raw", id), null);
  }

  private void files(
      VisibilityPass.Shown at, QuestionKind.Files question, List<AnswerValue.File> files) {
    if (files.size() > question.maxFiles()) {
      found.add(at, at.path(), "too-many-files", Map.of(MAX, (long) question.maxFiles()), null);
    }
    for (AnswerValue.File file : files) {
      String name = file.name();
      String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      if (!question.types().contains(ending)) {
        found.add(
            at,
            at.path(),
            "wrong-file-type",
            Map.of(
                "name",
                name,
                "types",
                String.join(", ", question.types().stream().sorted().toList())),
            null);
      }
      if (file.bytes() > question.maxBytes()) {
        found.add(
            at,
            at.path(),
            "file-too-large",
            Map.of("name", name, MAX, question.maxBytes() / 1_000_000),
            null);
      }
    }
  }
}
