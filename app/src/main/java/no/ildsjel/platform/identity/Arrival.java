package no.ildsjel.platform.identity;

import java.util.List;
import no.ildsjel.shared.PersonId;

/**
 * A log-in that went well.
 *
 * @param person who it was
 * @param silent the sources of mandates that could not tell, so that what they told before holds
 */
public record Arrival(PersonId person, List<String> silent) {

  public Arrival {
    silent = List.copyOf(silent);
  }
}
