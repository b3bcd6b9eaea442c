package no.ildsjel.platform.forms;

import java.util.List;
import java.util.Map;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.PersonalData;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers somebody wrote in drafts. They are the organisation's, and stay with it. */
@Component
@Order(5)
class WrittenAnswers implements PersonalData {

  private final JdbcClient jdbc;

  WrittenAnswers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "personal.drafts",
            "privacy.application.why",
            "personal.drafts.howlong",
            "Personvernforordningen artikkel 17 nr. 3 bokstav b",
            false));
  }

  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    return Map.of(
        "answers",
        jdbc.sql(
                """
                select draft, path, value, at
                from platform.form_draft_answer where by = ? and kind is not null order by at, path
                """)
            .param(person.value())
            .query()
            .listOfRows());
  }
}
