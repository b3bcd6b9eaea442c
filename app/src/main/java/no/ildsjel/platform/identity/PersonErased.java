package no.ildsjel.platform.identity;

import java.util.Map;
import no.ildsjel.shared.Actor;

/**
 * A person was erased at their own wish; told inside the transaction of the act, so that the
 * archive can note it.
 *
 * @param erased how many rows of what
 */
public record PersonErased(Actor.Person person, Map<String, Integer> erased) {

  public PersonErased {
    erased = Map.copyOf(erased);
  }
}
