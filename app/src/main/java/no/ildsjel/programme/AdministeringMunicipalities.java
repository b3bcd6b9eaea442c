package no.ildsjel.programme;

import java.util.Set;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.MunicipalityNumber;

/** The municipalities that administer a scheme, as the directorate's call names them (§ 2-1). */
public interface AdministeringMunicipalities {

  /** Those of a scheme; empty when no list has been given yet. */
  Set<MunicipalityNumber> of(SchemeId scheme);

  /** Sets the list. */
  void name(Actor actor, SchemeId scheme, Set<MunicipalityNumber> municipalities);
}
