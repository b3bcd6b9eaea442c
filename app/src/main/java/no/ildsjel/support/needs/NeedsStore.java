package no.ildsjel.support.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of maps and of what each person answered. */
class NeedsStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  NeedsStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Opens a map; false when one is open. */
  boolean open(NeedsMapId id, OrganisationNumber organisation, Occasion occasion, PersonId by) {
    return jdbc.sql(
                """
                insert into support.needs_map (id, organisation, occasion, opened_by, opened_at)
                values (?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(id.value(), organisation.value(), occasion.name(), by.value(), moment())
            .update()
        > 0;
  }

  List<NeedsMap> of(OrganisationNumber organisation) {
    return jdbc.sql(
            "select * from support.needs_map where organisation = ? order by opened_at desc, id")
        .param(organisation.value())
        .query(NeedsStore::map)
        .list();
  }

  Optional<NeedsMap> find(NeedsMapId id) {
    return jdbc.sql("select * from support.needs_map where id = ?")
        .param(id.value())
        .query(NeedsStore::map)
        .optional();
  }

  /** The map, held until the act is done. */
  NeedsMap lock(NeedsMapId id) {
    return jdbc.sql("select * from support.needs_map where id = ? for update")
        .param(id.value())
        .query(NeedsStore::map)
        .single();
  }

  void close(NeedsMapId id) {
    jdbc.sql("update support.needs_map set closed_at = ? where id = ? and closed_at is null")
        .params(moment(), id.value())
        .update();
  }

  void share(NeedsMapId id, Optional<LocalDate> from) {
    jdbc.sql("update support.needs_map set shared_on = ? where id = ?")
        .param(from.orElse(null))
        .param(id.value())
        .update();
  }

  void tick(NeedsMapId id, Set<String> themes) {
    jdbc.sql("update support.needs_map set themes = ? where id = ?")
        .params(themes.stream().sorted().toArray(String[]::new), id.value())
        .update();
  }

  /** The themes each has ticked on its last finished map. */
  Map<OrganisationNumber, List<String>> themes(Set<OrganisationNumber> organisations) {
    Map<OrganisationNumber, List<String>> themes = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (organisation) organisation, themes from support.needs_map
            where organisation = any (?) and closed_at is not null
            order by organisation, opened_at desc
            """)
        .param(organisations.stream().map(OrganisationNumber::value).toArray(String[]::new))
        .query((ResultSet row) -> {
          themes.put(
              new OrganisationNumber(row.getString("organisation")),
              List.of((String[]) row.getArray("themes").getArray()));
        });
    return themes;
  }

  void add(NeedsResponse response) {
    jdbc.sql(
            """
            insert into support.needs_response (id, map, person, draft, form, form_version)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            response.id(),
            response.map().value(),
            response.person().orElseThrow().value(),
            response.draft().value(),
            response.form(),
            response.formVersion())
        .update();
  }

  List<NeedsResponse> responses(NeedsMapId map) {
    return jdbc.sql("select * from support.needs_response where map = ? order by id")
        .param(map.value())
        .query(NeedsStore::response)
        .list();
  }

  Optional<NeedsResponse> response(NeedsMapId map, PersonId person) {
    return jdbc.sql("select * from support.needs_response where map = ? and person = ?")
        .params(map.value(), person.value())
        .query(NeedsStore::response)
        .optional();
  }

  void handIn(UUID response, Submission frozen) {
    jdbc.sql(
            """
            update support.needs_response set answers = ?, sha256 = ?, handed_in_at = ?
            where id = ? and handed_in_at is null
            """)
        .params(frozen.json(), frozen.sha256(), moment(), response)
        .update();
  }

  void remove(UUID response) {
    jdbc.sql("delete from support.needs_response where id = ? and handed_in_at is null")
        .param(response)
        .update();
  }

  /** Notes that the organisation has been reminded; false when it has been before. */
  boolean remind(OrganisationNumber organisation, CallId cohort, Occasion occasion) {
    return jdbc.sql(
                """
                insert into support.needs_reminder (organisation, cohort, occasion, at)
                values (?, ?, ?, ?) on conflict do nothing
                """)
            .params(organisation.value(), cohort.value(), occasion.name(), moment())
            .update()
        > 0;
  }

  List<String> steps(PersonId person, OrganisationNumber organisation) {
    return jdbc.sql("select step from support.co_leader_step where person = ? and organisation = ?")
        .params(person.value(), organisation.value())
        .query((row, n) -> row.getString("step"))
        .list();
  }

  void step(PersonId person, OrganisationNumber organisation, String step, boolean done) {
    if (done) {
      jdbc.sql(
              """
              insert into support.co_leader_step (person, organisation, step, done_on)
              values (?, ?, ?, ?) on conflict do nothing
              """)
          .params(person.value(), organisation.value(), step, LocalDate.now(clock))
          .update();
    } else {
      jdbc.sql(
              """
              delete from support.co_leader_step
              where person = ? and organisation = ? and step = ?
              """)
          .params(person.value(), organisation.value(), step)
          .update();
    }
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }

  private static NeedsMap map(ResultSet row, int number) throws SQLException {
    return new NeedsMap(
        new NeedsMapId(row.getObject("id", UUID.class)),
        new OrganisationNumber(row.getString("organisation")),
        Occasion.valueOf(row.getString("occasion")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        row.getObject("shared_on", LocalDate.class) != null,
        List.of((String[]) row.getArray("themes").getArray()));
  }

  private static NeedsResponse response(ResultSet row, int number) throws SQLException {
    String form = row.getString("form");
    int version = row.getInt("form_version");
    String answers = row.getString("answers");
    String sha256 = row.getString("sha256");
    return new NeedsResponse(
        row.getObject("id", UUID.class),
        new NeedsMapId(row.getObject("map", UUID.class)),
        Optional.ofNullable(row.getObject("person", UUID.class)).map(PersonId::new),
        new DraftId(row.getObject("draft", UUID.class)),
        form,
        version,
        Optional.ofNullable(answers).map(json -> new Submission(form, version, json, sha256)),
        Optional.ofNullable(row.getObject("handed_in_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
