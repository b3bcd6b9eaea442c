package no.ildsjel.grant.acceptance;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.registry.Organisations;
import no.ildsjel.registry.RoleHolder;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Component;

/**
 * Holds who signs against the register. Names alone only make a match possible, so what does not
 * match is looked at by an officer and refuses nobody.
 */
@Component
class SignerCheck {

  private static final String LEADER = "LEDE";

  private final Organisations organisations;

  SignerCheck(Organisations organisations) {
    this.organisations = organisations;
  }

  /** Whether the register agrees; empty when it knows nobody of that kind. */
  Optional<Boolean> agrees(OrganisationNumber organisation, SigningRight right, String name) {
    if (right == SigningRight.AUTHORITY) {
      return Optional.of(false);
    }
    List<RoleHolder> holders =
        organisations.roleHolders(organisation).stream()
            .filter(h -> right == SigningRight.BOARD ? h.leads() : h.role().equals(LEADER))
            .toList();
    return holders.isEmpty()
        ? Optional.empty()
        : Optional.of(holders.stream().anyMatch(h -> same(h.name(), name)));
  }

  /** Each name of the shorter stands in the longer: middle names come and go. */
  static boolean same(String one, String other) {
    Set<String> first = names(one);
    Set<String> second = names(other);
    Set<String> shorter = first.size() <= second.size() ? first : second;
    Set<String> longer = shorter == first ? second : first;
    return shorter.size() > 1 && longer.containsAll(shorter);
  }

  private static Set<String> names(String name) {
    return Arrays.stream(
            Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .split("[^\\p{L}]+"))
        .filter(n -> !n.isEmpty())
        .collect(Collectors.toSet());
  }
}
