package no.ildsjel.casework.eligibility;

import java.util.List;
import java.util.Optional;
import no.ildsjel.casework.application.EarlierCases;
import no.ildsjel.programme.AdministeringMunicipalities;
import no.ildsjel.programme.DeliveredSchemes;
import no.ildsjel.programme.FactDictionary;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.programme.Schemes;
import no.ildsjel.programme.scheme.AdministeringLists;
import no.ildsjel.registry.Organisations;
import no.ildsjel.registry.organisation.RegisterViews;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All there are of fact sources over a database, and the delivered schemes as their version 1. */
public final class FactsOnPostgres {

  private FactsOnPostgres() {}

  public static Facts of(JdbcClient jdbc, DeliveredSchemes schemes) {
    Organisations organisations = RegisterViews.organisations(jdbc);
    AdministeringMunicipalities administering = AdministeringLists.on(jdbc);
    return new Facts(
        List.of(
            new RegisterFacts(organisations),
            new AdministeringFacts(administering, organisations),
            EarlierCases.facts(jdbc)),
        new Delivered(schemes));
  }

  private record Delivered(DeliveredSchemes schemes) implements Schemes {

    @Override
    public List<VersionedScheme> current() {
      return schemes.all().stream().map(s -> new VersionedScheme(s, 1)).toList();
    }

    @Override
    public Optional<Scheme> find(SchemeId id, int version) {
      return schemes.find(id.value());
    }

    @Override
    public FactDictionary dictionary() {
      return schemes.dictionary();
    }
  }
}
