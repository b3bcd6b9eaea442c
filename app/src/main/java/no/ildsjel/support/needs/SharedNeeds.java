package no.ildsjel.support.needs;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.support.SupportRefusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an organisation lets its mentor see of its map: sums, for as long as it likes. Nobody's own
 * words are shown, nor who answered what, nor what hangs on one person.
 */
@Service
public class SharedNeeds {

  private final NeedsStore store;
  private final NeedsManagement needs;
  private final Archive archive;
  private final Clock clock;

  SharedNeeds(JdbcClient jdbc, NeedsManagement needs, Archive archive, Clock clock) {
    this.store = new NeedsStore(jdbc, clock);
    this.needs = needs;
    this.archive = archive;
    this.clock = clock;
  }

  /** Lets the mentor see the sums of a finished map, or no longer. */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public Answer<NeedsMapId> share(Actor.Person actor, NeedsMapId id, boolean yes) {
    NeedsMap map = needs.own(actor, id).orElseThrow();
    if (!map.closed()) {
      return Answer.refused(SupportRefusal.MOVED_ON);
    }
    store.share(id, yes ? Optional.of(LocalDate.now(clock)) : Optional.empty());
    archive.record(
        actor,
        Optional.empty(),
        "needs:" + id,
        yes ? "needs-map-shared" : "needs-map-kept",
        Map.of());
    return Answer.allowed(id);
  }

  /** The sums of the organisation's last finished map, when its mentor may see them. */
  @MayCall("mentoring, for the mentor of a pair that is active")
  @Transactional(readOnly = true)
  public Optional<NeedsPicture> of(OrganisationNumber organisation) {
    return map(organisation).flatMap(needs::sums);
  }

  /** True when the mentor may see the sums of the organisation's last finished map. */
  @MayCall("mentoring, for the mentor of a pair that is active")
  @Transactional(readOnly = true)
  public boolean shares(OrganisationNumber organisation) {
    return map(organisation).isPresent();
  }

  private Optional<NeedsMap> map(OrganisationNumber organisation) {
    return store.of(organisation).stream()
        .filter(NeedsMap::closed)
        .findFirst()
        .filter(NeedsMap::shared);
  }
}
