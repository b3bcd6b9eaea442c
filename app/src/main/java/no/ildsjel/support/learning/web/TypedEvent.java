package no.ildsjel.support.learning.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.platform.writing.TypedMoment;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventKind;
import no.ildsjel.support.learning.EventPlan;
import no.ildsjel.support.learning.Places;
import no.ildsjel.support.learning.Session;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** An event as it was typed, so that nothing is lost when something has to be mended. */
public final class TypedEvent {

  private static final int EMPTY_ROWS = 2;
  private static final int MOST_SESSIONS = 12;
  private static final int TITLE = 200;
  private static final int WORDS = 5_000;

  private final MultiValueMap<String, String> fields;

  TypedEvent(MultiValueMap<String, String> fields) {
    this.fields = fields;
  }

  /** One time people meet, as typed. */
  public record Row(String id, String day, String from, String to, String place, String link) {

    boolean blank() {
      return day.isBlank() && from.isBlank() && to.isBlank();
    }
  }

  static TypedEvent blank(int perOrganisation) {
    MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    fields.set("prorg", Integer.toString(perOrganisation));
    fields.set("plasser", "20");
    fields.set("apent", "nei");
    return new TypedEvent(fields);
  }

  static TypedEvent of(CourseEvent event) {
    MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
    fields.set("type", event.kind().name());
    event.title().byLanguage().forEach((l, text) -> fields.set("tittel-" + l.code(), text));
    event.description().byLanguage().forEach((l, text) -> fields.set("tekst-" + l.code(), text));
    Places places = event.places();
    fields.set("plasser", Integer.toString(places.capacity()));
    fields.set("prorg", Integer.toString(places.perOrganisation()));
    fields.set("apent", places.forAll() ? "ja" : "nei");
    fields.set("holdtav", places.kept() == 0 ? "" : Integer.toString(places.kept()));
    fields.set("holdtil", places.keptUntil().map(LocalDate::toString).orElse(""));
    fields.set("frist", event.closes().toString());
    fields.set("kursholder", event.provider().map(PersonId::toString).orElse(""));
    fields.addAll("oving", event.exercises());
    for (Session session : event.held()) {
      fields.add("okt", session.id().toString());
      fields.add("dag", session.day().toString());
      fields.add("fra", time(session.starts()));
      fields.add("til", time(session.ends()));
      fields.add("sted", session.place());
      fields.add("lenke", session.link());
    }
    return new TypedEvent(fields);
  }

  private static String time(Instant moment) {
    return Writing.clock(moment, Language.NB);
  }

  /** What stands in a field. */
  public String get(String name) {
    return at(name, 0);
  }

  private String at(String name, int i) {
    List<String> values = fields.getOrDefault(name, List.of());
    return i < values.size() ? values.get(i).strip() : "";
  }

  /** True when an exercise is chosen. */
  public boolean exercise(String form) {
    return fields.getOrDefault("oving", List.of()).contains(form);
  }

  /** The sessions typed, and some empty rows. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>(filled());
    for (int i = 0; i < EMPTY_ROWS && rows.size() < MOST_SESSIONS; i++) {
      rows.add(new Row(UUID.randomUUID().toString(), "", "", "", "", ""));
    }
    return rows;
  }

  private List<Row> filled() {
    List<Row> rows = new ArrayList<>();
    int count = Math.min(MOST_SESSIONS, fields.getOrDefault("dag", List.of()).size());
    for (int i = 0; i < count; i++) {
      Row row =
          new Row(
              at("okt", i),
              at("dag", i),
              at("fra", i),
              at("til", i),
              at("sted", i),
              at("lenke", i));
      if (!row.blank()) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** The keys of what has to be mended; empty when it can be read. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (get("type").isEmpty() || kind().isEmpty()) {
      problems.add("learning-office.problem.kind");
    }
    if (get("tittel-nb").isEmpty() || get("tekst-nb").isEmpty()) {
      problems.add("learning-office.problem.words");
    }
    if (number("plasser").isEmpty() || number("prorg").isEmpty()) {
      problems.add("learning-office.problem.places");
    }
    if (!get("holdtav").isEmpty() && number("holdtav").isEmpty()
        || !get("holdtil").isEmpty() && day(get("holdtil")).isEmpty()) {
      problems.add("learning-office.problem.kept");
    }
    if (day(get("frist")).isEmpty()) {
      problems.add("learning-office.problem.closes");
    }
    List<Row> rows = filled();
    if (rows.isEmpty() || rows.stream().anyMatch(r -> meeting(r).isEmpty())) {
      problems.add("learning-office.problem.sessions");
    }
    if (rows.stream().anyMatch(r -> r.place().isEmpty() && r.link().isEmpty())) {
      problems.add("learning-office.problem.place");
    }
    if (rows.stream()
        .anyMatch(r -> !r.link().isEmpty() && !r.link().matches("https?://\\S{3,500}"))) {
      problems.add("learning-office.problem.link");
    }
    return problems;
  }

  /** What it plans; only when there are no problems. */
  EventPlan plan(boolean cohort) {
    boolean all = !cohort || get("apent").equals("ja");
    return new EventPlan(
        kind().orElseThrow(),
        words("tittel-", TITLE),
        words("tekst-", WORDS),
        new Places(
            number("plasser").orElseThrow(),
            number("prorg").orElseThrow(),
            all,
            cohort && all ? number("holdtav").orElse(0) : 0,
            cohort && all ? day(get("holdtil")) : Optional.empty()),
        day(get("frist")).orElseThrow(),
        id(get("kursholder")).map(PersonId::new),
        fields.getOrDefault("oving", List.of()),
        filled().stream().map(r -> meeting(r).orElseThrow()).toList());
  }

  private Optional<EventKind> kind() {
    for (EventKind kind : EventKind.values()) {
      if (kind.name().equals(get("type"))) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  private LocalText words(String prefix, int most) {
    Map<Language, String> words = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      String text = get(prefix + language.code());
      if (!text.isEmpty()) {
        words.put(language, text.length() > most ? text.substring(0, most) : text);
      }
    }
    return new LocalText(words);
  }

  private static Optional<EventPlan.Meeting> meeting(Row row) {
    Optional<LocalDate> day = day(row.day());
    if (day.isEmpty()) {
      return Optional.empty();
    }
    Optional<LocalTime> from = TypedMoment.clock(row.from());
    Optional<LocalTime> to = TypedMoment.clock(row.to());
    if (from.isEmpty() || to.isEmpty() || !to.get().isAfter(from.get())) {
      return Optional.empty();
    }
    return Optional.of(
        new EventPlan.Meeting(
            id(row.id()).orElseGet(UUID::randomUUID),
            day.get().atTime(from.get()).atZone(Writing.OSLO).toInstant(),
            day.get().atTime(to.get()).atZone(Writing.OSLO).toInstant(),
            row.place(),
            row.link()));
  }

  private Optional<Integer> number(String name) {
    return TypedNumbers.whole(get(name)) instanceof Typed.Understood<Long>(Long number)
            && number >= 0
            && number <= 10_000
        ? Optional.of(number.intValue())
        : Optional.empty();
  }

  private static Optional<LocalDate> day(String typed) {
    return TypedDays.day(typed) instanceof Typed.Understood<LocalDate>(LocalDate day)
        ? Optional.of(day)
        : Optional.empty();
  }

  static Optional<UUID> id(String typed) {
    try {
      return Optional.of(UUID.fromString(typed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
