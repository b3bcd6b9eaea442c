package no.ildsjel.platform.forms.web;

import java.util.Map;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.DraftId;

/**
 * A form somebody fills in.
 *
 * @param form the version the draft was opened with
 * @param inputs what is merged in from outside, by name
 */
public record Filling(FormPlace place, DraftId draft, CompiledForm form, Map<String, ?> inputs) {

  public Filling {
    inputs = Map.copyOf(inputs);
  }
}
