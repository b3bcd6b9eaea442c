package no.ildsjel.programme;

import java.util.List;
import java.util.Optional;

/** The schemes that are in use, each in the version asked for. */
public interface Schemes {

  /** The newest version of every scheme, by name in bokmål. */
  List<VersionedScheme> current();

  /** One version of a scheme; versions never change. */
  Optional<Scheme> find(SchemeId id, int version);

  /** The dictionary all rules are compiled against. */
  FactDictionary dictionary();

  /** A scheme and its version. */
  record VersionedScheme(Scheme scheme, int version) {}
}
