package no.ildsjel.registry.organisation.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.registry.Municipalities;
import no.ildsjel.registry.MunicipalityView;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.registry.VoluntaryCategories;

/**
 * What the registers tell of an organisation, in words.
 *
 * @param municipality where it has its address
 * @param categories of voluntary work, in bokmål, the main one first
 */
public record OrganisationFacts(
    OrganisationView organisation,
    Optional<MunicipalityView> municipality,
    List<String> categories) {

  static OrganisationFacts of(
      OrganisationView organisation,
      Municipalities municipalities,
      VoluntaryCategories categories) {
    return new OrganisationFacts(
        organisation,
        organisation.municipality().flatMap(municipalities::find),
        organisation
            .voluntary()
            .map(OrganisationView.Voluntary::categories)
            .orElse(List.of())
            .stream()
            .flatMap(code -> categories.find(code).stream())
            .map(c -> c.name())
            .toList());
  }

  /** The form of organisation in words, or its code where we have none. */
  public String form(Page page) {
    String key = "organisation.form." + organisation.form();
    return page.has(key) ? page.t(key) : organisation.form();
  }

  /** The homepage as an address one can go to; empty when what is registered is not one. */
  public Optional<String> homepage() {
    return organisation.homepage().flatMap(OrganisationFacts::address);
  }

  static Optional<String> address(String registered) {
    String address = registered.strip();
    if (!address.toLowerCase(Locale.ROOT).matches("https?://.*")) {
      address = "https://" + address;
    }
    try {
      URI uri = new URI(address);
      return uri.getHost() != null && uri.getHost().contains(".") && uri.getUserInfo() == null
          ? Optional.of(uri.toASCIIString())
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
