package no.ildsjel.registry.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.platform.identity.LogIn;
import no.ildsjel.platform.identity.MandateSource;
import no.ildsjel.platform.identity.MandatesUnknown;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import tools.jackson.databind.JsonNode;

/**
 * The organisations a person may act for as Altinn has it. A right to something or other there is
 * not enough, an accountant has those for many; one of the rights this installation has named is
 * needed.
 */
final class AltinnMandates implements MandateSource {

  private static final List<String> RIGHTS =
      List.of("authorizedResources", "authorizedRoles", "authorizedAccessPackages");
  private static final int DEEPEST = 10;

  private final AuthorisedParties parties;
  private final Set<String> enough;

  /**
   * By what Altinn tells.
   *
   * @param enough resources, roles or access packages, any of which is enough
   */
  AltinnMandates(AuthorisedParties parties, Set<String> enough) {
    this.parties = parties;
    this.enough =
        enough.stream()
            .map(r -> r.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    if (enough.isEmpty()) {
      throw new IllegalArgumentException("Name the rights in Altinn that are enough");
    }
  }

  @Override
  public String name() {
    return "altinn";
  }

  @Override
  public Set<OrganisationNumber> mandatesOf(PersonId person, LogIn logIn) {
    String identityNumber = logIn.claims().get("pid");
    if (identityNumber == null) {
      return Set.of();
    }
    JsonNode answer = parties.of(identityNumber);
    JsonNode list = answer.isObject() ? answer.path("data") : answer;
    if (!list.isArray()) {
      throw new MandatesUnknown("Altinn answered with something else than a list");
    }
    Set<OrganisationNumber> organisations = new LinkedHashSet<>();
    read(list, organisations, 0);
    return organisations;
  }

  private void read(JsonNode list, Set<OrganisationNumber> organisations, int depth) {
    if (depth > DEEPEST) {
      throw new MandatesUnknown("Altinn answered with units nested too deep");
    }
    for (JsonNode party : list) {
      if (party.isArray()) {
        read(party, organisations, depth + 1);
        continue;
      }
      if (party.path("type").asString("").equalsIgnoreCase("Organization")) {
        if (!party.path("isDeleted").asBoolean(false)
            && !party.path("onlyHierarchyElementWithNoAccess").asBoolean(false)
            && hasEnough(party)) {
          OrganisationNumber.parse(party.path("organizationNumber").asString(""))
              .ifPresent(organisations::add);
        }
        read(party.path("subunits"), organisations, depth + 1);
      }
    }
  }

  private boolean hasEnough(JsonNode party) {
    for (String kind : RIGHTS) {
      for (JsonNode right : party.path(kind)) {
        if (right.isString() && enough.contains(right.asString().toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
    }
    return false;
  }
}
