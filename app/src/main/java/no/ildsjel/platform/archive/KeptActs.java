package no.ildsjel.platform.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.PersonErased;
import no.ildsjel.platform.identity.PersonalData;
import no.ildsjel.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody did, under an id that tells nothing once the person is erased. What was said with
 * an act may tell of others, so it is asked for as access to the case, and is not handed out here.
 */
@Component
@Order(9)
class KeptActs implements PersonalData {

  private final JdbcClient jdbc;
  private final Archive archive;

  KeptActs(JdbcClient jdbc, Archive archive) {
    this.jdbc = jdbc;
    this.archive = archive;
  }

  @Override
  @MayCall(ASKED)
  public List<Kind> kinds() {
    return List.of(
        new Kind(
            "personal.acts",
            "privacy.application.why",
            "privacy.application.howlong",
            "Arkivlova § 13 første ledd",
            false));
  }

  @Override
  @MayCall(ASKED)
  public Map<String, List<Map<String, @Nullable Object>>> export(PersonId person) {
    return Map.of(
        "acts",
        jdbc.sql(
                """
                select at, subject, act from platform.archive_entry where actor = ? order by id
                """)
            .param("person:" + person)
            .query()
            .listOfRows());
  }

  @EventListener
  void note(PersonErased gone) {
    archive.record(
        gone.person(),
        Optional.empty(),
        "person:" + gone.person().id(),
        "person-erased",
        gone.erased());
  }
}
