package no.ildsjel.support.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of exercises and what was handed in. */
class ExerciseStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  ExerciseStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Adds one; nothing when somebody else was first. */
  boolean add(ExerciseWork work) {
    return jdbc.sql(
                """
                insert into support.exercise
                  (id, event, form, form_version, organisation, together, person, draft, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                work.id(),
                work.event().value(),
                work.form(),
                work.formVersion(),
                work.organisation().value(),
                work.together())
            .param(work.person().map(PersonId::value).orElse(null))
            .params(work.draft().value(), OffsetDateTime.now(clock))
            .update()
        > 0;
  }

  List<ExerciseWork> of(EventId event) {
    return read("e.event = :v", event.value());
  }

  /** Something handed in that nobody has answered. */
  record Waiting(EventId event, OrganisationNumber organisation) {}

  List<Waiting> waiting(List<EventId> events) {
    return jdbc.sql(
            """
            select e.event, e.organisation
            from support.hand_in h join support.exercise e on e.id = h.exercise
            where h.verdict is null and e.event = any (?)
            """)
        .param(events.stream().map(EventId::value).toArray(UUID[]::new))
        .query((row, n) ->
            new Waiting(
                new EventId(row.getObject("event", UUID.class)),
                new OrganisationNumber(row.getString("organisation"))))
        .list();
  }

  /** The works of these organisations in which something was handed in for a mentor to read. */
  List<ExerciseWork> forMentorsOf(Set<OrganisationNumber> organisations) {
    return read(
        """
        e.organisation = any (:v)
          and exists (select 1 from support.hand_in h where h.exercise = e.id and h.mentor is not null)
        """,
        organisations.stream().map(OrganisationNumber::value).toArray(String[]::new));
  }

  void lock(UUID work) {
    jdbc.sql("select 1 from support.exercise where id = ? for update")
        .param(work)
        .query(Integer.class)
        .single();
  }

  Optional<ExerciseWork> find(UUID id) {
    return read("e.id = :v", id).stream().findFirst();
  }

  void handIn(
      ExerciseWork work, Submission frozen, Optional<OrganisationNumber> mentor, PersonId by) {
    jdbc.sql(
            """
            insert into support.hand_in
              (id, exercise, round, answers, sha256, mentor, by_person, at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            UUID.randomUUID(), work.id(), work.handIns().size() + 1, frozen.json(), frozen.sha256())
        .param(mentor.map(OrganisationNumber::value).orElse(null))
        .param(by.value())
        .param(OffsetDateTime.now(clock))
        .update();
  }

  /** Answers a hand-in; false when somebody has. */
  boolean answer(UUID handIn, ExerciseWork.Verdict verdict, String words, PersonId by) {
    return jdbc.sql(
                """
                update support.hand_in set verdict = ?, words = ?, answered_by = ?, answered_at = ?
                where id = ? and verdict is null
                """)
            .params(verdict.name(), words, by.value(), OffsetDateTime.now(clock), handIn)
            .update()
        > 0;
  }

  private List<ExerciseWork> read(String where, Object value) {
    List<ExerciseWork> bare =
        jdbc.sql("select e.* from support.exercise e where " + where + " order by e.at, e.id")
            .param("v", value)
            .query(ExerciseStore::bare)
            .list();
    if (bare.isEmpty()) {
      return bare;
    }
    Map<UUID, ExerciseWork> byId =
        bare.stream().collect(Collectors.toMap(ExerciseWork::id, w -> w));
    Map<UUID, List<ExerciseWork.HandIn>> handIns =
        jdbc
            .sql("select * from support.hand_in where exercise = any (?) order by exercise, round")
            .param(bare.stream().map(ExerciseWork::id).toArray(UUID[]::new))
            .query((row, n) -> {
              UUID exercise = row.getObject("exercise", UUID.class);
              return Map.entry(
                  exercise, handIn(row, java.util.Objects.requireNonNull(byId.get(exercise))));
            })
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Map.Entry::getKey,
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    return bare.stream()
        .map(w ->
            new ExerciseWork(
                w.id(),
                w.event(),
                w.form(),
                w.formVersion(),
                w.organisation(),
                w.together(),
                w.person(),
                w.draft(),
                handIns.getOrDefault(w.id(), List.of())))
        .toList();
  }

  private static ExerciseWork.HandIn handIn(ResultSet row, ExerciseWork work) throws SQLException {
    return new ExerciseWork.HandIn(
        row.getObject("id", UUID.class),
        row.getInt("round"),
        new Submission(
            work.form(), work.formVersion(), row.getString("answers"), row.getString("sha256")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getString("mentor")).map(OrganisationNumber::new),
        Optional.ofNullable(row.getString("verdict")).map(ExerciseWork.Verdict::valueOf),
        Optional.ofNullable(row.getString("words")),
        Optional.ofNullable(row.getObject("answered_by", UUID.class)).map(PersonId::new));
  }

  private static ExerciseWork bare(ResultSet row, int number) throws SQLException {
    return new ExerciseWork(
        row.getObject("id", UUID.class),
        new EventId(row.getObject("event", UUID.class)),
        row.getString("form"),
        row.getInt("form_version"),
        new OrganisationNumber(row.getString("organisation")),
        row.getBoolean("together"),
        Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new),
        new DraftId(row.getObject("draft", UUID.class)),
        List.of());
  }
}
