package no.ildsjel.casework.eligibility;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.FactValue;
import no.ildsjel.casework.spi.FactSource;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.Fact;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.Schemes;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Service;

/** Gathers what is known of organisations and answers whether they may get a kind of support. */
@Service
public class Facts {

  private static final String MUNICIPALITY = "municipality";
  private static final String ADMINISTERING = "administeringMunicipality";

  private final List<FactSource> sources;
  private final Schemes schemes;

  Facts(List<FactSource> sources, Schemes schemes) {
    this.sources = List.copyOf(sources);
    this.schemes = schemes;
  }

  /**
   * Whether the organisation may get the kind of support from this administrator.
   *
   * @param administrator who hands it out
   * @param declared what the organisation has said itself, by fact name
   */
  @MayCall("the organisation, for itself; casework, for cases it has checked")
  public Eligibility eligibility(
      OrganisationNumber organisation,
      Scheme scheme,
      Scheme.Kind kind,
      AdministratorId administrator,
      LocalDate asOf,
      Map<String, Object> declared) {
    Map<String, FactValue> known =
        new HashMap<>(
            Objects.requireNonNullElse(
                known(Set.of(organisation), scheme, kind, asOf).get(organisation), Map.of()));
    declared.forEach((name, value) ->
        schemes
            .dictionary()
            .find(name)
            .filter(fact -> !fact.source().certain())
            .filter(fact -> fact.source() != Fact.Source.LIST || !known.containsKey(name))
            .ifPresent(fact -> known.put(name, new FactValue(value, "declared", asOf))));
    ownMunicipality(known, administrator, asOf);
    return new EligibilityCheck(schemes.dictionary()).check(kind, asOf, known);
  }

  /**
   * A municipality hands the grant out to organisations registered in it (§ 2-1 first paragraph),
   * so another municipality being on the list does not help.
   */
  private static void ownMunicipality(
      Map<String, FactValue> known, AdministratorId administrator, LocalDate asOf) {
    FactValue municipality = known.get(MUNICIPALITY);
    if (!administrator.isDirectorate()
        && municipality != null
        && known.containsKey(ADMINISTERING)
        && !municipality.value().equals(administrator.value())) {
      known.put(ADMINISTERING, new FactValue(false, "call", asOf));
    }
  }

  /**
   * Which of many organisations may get the kind of support, as far as it is known without asking
   * them; one that nothing is known of is there too.
   */
  @MayCall("casework, for lists; the program, to tell those whom a call is for")
  public Map<OrganisationNumber, Eligibility.Result> results(
      Set<OrganisationNumber> organisations, Scheme scheme, Scheme.Kind kind, LocalDate asOf) {
    Map<OrganisationNumber, Map<String, FactValue>> known =
        known(organisations, scheme, kind, asOf);
    organisations.forEach(o -> known.putIfAbsent(o, Map.of()));
    return new EligibilityCheck(schemes.dictionary()).results(kind, asOf, known);
  }

  /** What the sources know of many organisations at once, of what the kind's criteria ask about. */
  @MayCall("casework, for lists")
  public Map<OrganisationNumber, Map<String, FactValue>> known(
      Set<OrganisationNumber> organisations, Scheme scheme, Scheme.Kind kind, LocalDate asOf) {
    Map<OrganisationNumber, Map<String, FactValue>> all = new HashMap<>();
    Set<String> asked =
        kind.criteria().stream()
            .flatMap(criterion -> criterion.rule().names().stream())
            .collect(Collectors.toSet());
    asked.add(MUNICIPALITY);
    for (FactSource source : sources) {
      if (Collections.disjoint(source.facts(), asked)) {
        continue;
      }
      source
          .valuesOf(organisations, scheme.id(), asOf)
          .forEach((organisation, values) ->
              all.computeIfAbsent(organisation, o -> new HashMap<>())
                  .putAll(relevant(values, kind)));
    }
    return all;
  }

  /**
   * The list of administering municipalities speaks of the applicant's own municipality, which says
   * nothing for kinds the directorate hands out; there the form asks.
   */
  private Map<String, FactValue> relevant(Map<String, FactValue> values, Scheme.Kind kind) {
    if (kind.administrators() == Scheme.Administrators.MUNICIPALITY) {
      return values;
    }
    Map<String, FactValue> kept = new HashMap<>(values);
    kept.keySet()
        .removeIf(name ->
            schemes
                .dictionary()
                .find(name)
                .filter(f -> f.source() == Fact.Source.LIST)
                .isPresent());
    return kept;
  }
}
