package no.ildsjel.programme.call.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;

/**
 * A call as an officer typed it, so that nothing is lost when something has to be mended.
 *
 * @param support scheme and kind, as {@code scheme/kind}
 */
public record TypedCall(
    String support,
    String administrator,
    String title,
    String titleNn,
    String titleEn,
    String opens,
    String closes,
    String decisionBy,
    boolean invitedOnly) {

  /** Nothing typed yet. */
  static TypedCall blank() {
    return new TypedCall("", "", "", "", "", "", "", "", false);
  }

  /** A draft as it stands. */
  static TypedCall of(CallView call) {
    Map<Language, String> titles = call.title().byLanguage();
    return new TypedCall(
        call.scheme() + "/" + call.kind(),
        call.administrator().value(),
        call.title().in(Language.NB),
        titles.getOrDefault(Language.NN, ""),
        titles.getOrDefault(Language.EN, ""),
        call.opens().toString(),
        call.closes().toString(),
        call.decisionBy().toString(),
        call.invitedOnly());
  }

  /** The keys of what has to be mended; empty when it can be read. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!support.matches("[a-z0-9-]+/[a-z0-9-]+")) {
      problems.add("call.problem.support");
    }
    if (!administrator.matches("dir|[0-9]{4}")) {
      problems.add("call.problem.administrator");
    }
    if (title.isBlank()) {
      problems.add("call.problem.title");
    }
    if (day(opens).isEmpty()) {
      problems.add("call.problem.opens");
    }
    if (day(closes).isEmpty()) {
      problems.add("call.problem.closes");
    }
    if (day(decisionBy).isEmpty()) {
      problems.add("call.problem.decisionBy");
    }
    return problems;
  }

  /** What it announces; only when there are no problems. */
  Calls.Announcement announcement() {
    Map<Language, String> titles = new EnumMap<>(Language.class);
    titles.put(Language.NB, title.strip());
    if (!titleNn.isBlank()) {
      titles.put(Language.NN, titleNn.strip());
    }
    if (!titleEn.isBlank()) {
      titles.put(Language.EN, titleEn.strip());
    }
    int slash = support.indexOf('/');
    return new Calls.Announcement(
        new SchemeId(support.substring(0, slash)),
        support.substring(slash + 1),
        new AdministratorId(administrator),
        new LocalText(titles),
        day(opens).orElseThrow(),
        day(closes).orElseThrow(),
        day(decisionBy).orElseThrow(),
        invitedOnly);
  }

  private static Optional<LocalDate> day(String typed) {
    try {
      return Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
