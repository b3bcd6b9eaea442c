package no.ildsjel.programme;

import java.util.Optional;
import no.ildsjel.platform.forms.CompiledForm;

/** The application forms of schemes, compiled, each in the version asked for. */
public interface SchemeForms {

  /** The newest version of the form of a kind of support. */
  CompiledForm of(Scheme.Kind kind);

  /** The newest version of a form. */
  CompiledForm newest(String form);

  /** One version of a form; versions never change. */
  Optional<CompiledForm> find(String form, int version);
}
