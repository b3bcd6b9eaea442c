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
 *
 * <p>Where the register has no roles of the organisation at all, as of most that are new and small,
 * nothing waits: they are not to stand behind others because a register is empty, and whoever signs
 * has a mandate and says by what right. Where it has roles but none of that kind, as when a board
 * has not registered its leader, somebody named in it is believed; somebody who is not is one the
 * register gives no reason to believe, and money that has gone to who could not sign for the
 * organisation is hard to get back. An officer looks first, and a word from the leader is enough.
 */
@Component
class SignerCheck {

  private static final String LEADER = "LEDE";

  private final Organisations organisations;

  SignerCheck(Organisations organisations) {
    this.organisations = organisations;
  }

  /** Whether the register agrees; empty when it can say neither. */
  Optional<Boolean> agrees(OrganisationNumber organisation, SigningRight right, String name) {
    if (right == SigningRight.AUTHORITY) {
      return Optional.of(false);
    }
    return agrees(organisations.roleHolders(organisation), right, name);
  }

  static Optional<Boolean> agrees(List<RoleHolder> all, SigningRight right, String name) {
    // a firm that audits or keeps the books says nothing of who leads
    List<RoleHolder> known = all.stream().filter(h -> h.organisation().isEmpty()).toList();
    List<RoleHolder> holders =
        known.stream()
            .filter(h -> right == SigningRight.BOARD ? h.leads() : h.role().equals(LEADER))
            .toList();
    if (!holders.isEmpty()) {
      return Optional.of(named(holders, name));
    }
    return known.isEmpty() || named(known, name) ? Optional.empty() : Optional.of(false);
  }

  private static boolean named(List<RoleHolder> holders, String name) {
    return holders.stream().anyMatch(h -> same(h.name(), name));
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
