package no.ildsjel.platform.identity;

import java.util.List;
import java.util.Map;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who somebody is, for whom they act and which roles they hold. */
@Component
@Order(1)
class PersonRows implements PersonalData {

  /** Shown wherever a row that must stay names someone who is gone. */
  static final String GONE = "slettet bruker";

  private final JdbcClient jdbc;

  PersonRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "privacy.person",
            "privacy.person.why",
            "privacy.person.howlong",
            "Personvernforordningen artikkel 6 nr. 1 bokstav e",
            true),
        new Kind(
            "personal.mandates",
            "personal.mandates.why",
            "privacy.person.howlong",
            "Personvernforordningen artikkel 6 nr. 1 bokstav e",
            true));
  }

  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    return Map.of(
        "person",
        rows(
            """
            select provider, subject, name, email, language, noted_at
            from platform.person where id = ?
            """,
            person),
        "mandates",
        rows("select organisation, source, seen_at from platform.mandate where person = ?", person),
        "roles",
        rows(
            "select role, administrator, given_at from platform.role_grant where person = ?",
            person));
  }

  private List<Map<String, @Nullable Object>> rows(String sql, PersonId person) {
    return jdbc.sql(sql).param(person.value()).query().listOfRows();
  }

  /** An installation without anybody who gives roles could not be run any more. */
  @Override
  @MayCall(ASKED)
  public List<String> hindrances(PersonId person) {
    boolean alone =
        jdbc.sql(
                """
                select count(*) filter (where person = :person) > 0
                  and count(*) filter (where person <> :person) = 0
                from platform.role_grant where role = 'ADMIN'
                """)
            .param("person", person.value())
            .query(Boolean.class)
            .single();
    return alone ? List.of("personal.hindrance.admin") : List.of();
  }

  /** The row stays, since others point at it, but tells nothing of anybody. */
  @Override
  @MayCall(ASKED)
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Integer> erase(PersonId person) {
    int mandates =
        jdbc.sql("delete from platform.mandate where person = ?").param(person.value()).update();
    int roles =
        jdbc.sql("delete from platform.role_grant where person = ?").param(person.value()).update();
    jdbc.sql("update platform.role_grant set reports_to = null where reports_to = ?")
        .param(person.value())
        .update();
    int named =
        jdbc.sql(
                """
                update platform.person set provider = 'slettet', subject = id::text, name = ?,
                  email = null, language = 'nb' where id = ?
                """)
            .params(GONE, person.value())
            .update();
    return Map.of("mandates", mandates, "roles", roles, "person", named);
  }
}
