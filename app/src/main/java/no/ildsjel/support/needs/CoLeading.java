package no.ildsjel.support.needs;

import java.time.Clock;
import java.util.List;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far somebody has come in sharing a leader's work, step by step; for that person's eyes only.
 */
@Service
public class CoLeading {

  private final NeedsStore store;
  private final NeedsReading reading = NeedsReading.delivered();

  CoLeading(JdbcClient jdbc, Clock clock) {
    this.store = new NeedsStore(jdbc, clock);
  }

  /** The steps the actor has done. */
  @MayCall("the person")
  @Transactional(readOnly = true)
  public List<String> steps(Actor.Person actor, NeedsMap map) {
    return store.steps(actor.id(), map.organisation());
  }

  /** Notes a step as done, or as not done. */
  @MayCall("the person")
  @Transactional
  public void step(Actor.Person actor, NeedsMap map, String step, boolean done) {
    if (reading.coLeader().stream().anyMatch(s -> s.id().equals(step))) {
      store.step(actor.id(), map.organisation(), step, done);
    }
  }
}
