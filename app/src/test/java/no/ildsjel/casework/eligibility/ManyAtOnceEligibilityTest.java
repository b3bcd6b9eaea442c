package no.ildsjel.casework.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ildsjel.TestDatabase;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.programme.DeliveredSchemes;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.scheme.AdministeringLists;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportOutcome;
import no.ildsjel.registry.ImportProgress;
import no.ildsjel.registry.RegisterFile;
import no.ildsjel.registry.RegisterKind;
import no.ildsjel.registry.RegistryImport;
import no.ildsjel.registry.imports.ImportsForBench;
import no.ildsjel.registry.imports.InventedRegisters;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list of organisations is told the same as each of them is told on its own. */
class ManyAtOnceEligibilityTest {

  private static final DeliveredSchemes SCHEMES = DeliveredSchemes.read();
  private static final LocalDate DAY = LocalDate.of(2027, 1, 20);

  private static final int UNITS = 120;

  @TempDir Path folder;

  private final HikariDataSource pool = new HikariDataSource();

  @AfterEach
  void closePool() {
    pool.close();
  }

  @Test
  void everyOrganisationGetsTheSameAnswerInAListAsAlone() throws IOException {
    PGSimpleDataSource database = TestDatabase.of("platform", "registry", "programme", "casework");
    pool.setDataSource(database);
    JdbcClient jdbc = JdbcClient.create(pool);
    registers(database);
    AdministeringLists.on(jdbc)
        .name(
            new Actor.Program("test"),
            SCHEMES.find("integrering-2027").orElseThrow().id(),
            Set.of(new MunicipalityNumber("1804"), new MunicipalityNumber("0301")));
    applied(jdbc, UNITS / 2);
    Facts facts = FactsOnPostgres.of(jdbc, SCHEMES);
    Set<OrganisationNumber> all =
        IntStream.range(0, UNITS)
            .mapToObj(i -> new OrganisationNumber(InventedRegisters.number(i)))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Eligibility.Result> seen = EnumSet.noneOf(Eligibility.Result.class);

    for (Scheme scheme : SCHEMES.all()) {
      for (Scheme.Kind kind : scheme.kinds()) {
        Map<OrganisationNumber, Eligibility.Result> alone = new HashMap<>();
        all.forEach(o ->
            alone.put(
                o,
                facts
                    .eligibility(o, scheme, kind, AdministratorId.DIRECTORATE, DAY, Map.of())
                    .result()));
        assertThat(facts.results(all, scheme, kind, DAY)).as(kind.id()).isEqualTo(alone);
        seen.addAll(alone.values());
      }
    }
    assertThat(seen).contains(Eligibility.Result.NOT_ELIGIBLE, Eligibility.Result.UNKNOWN);
  }

  @Test
  void moreCanBeAskedAboutAtOnceThanAStatementTakesParameters() {
    JdbcClient jdbc =
        JdbcClient.create(TestDatabase.of("platform", "registry", "programme", "casework"));
    Scheme scheme = SCHEMES.find("sma-og-nystartede").orElseThrow();
    Set<OrganisationNumber> all =
        IntStream.range(0, 70_000)
            .mapToObj(i -> new OrganisationNumber(InventedRegisters.number(i)))
            .collect(Collectors.toSet());

    assertThat(
            FactsOnPostgres.of(jdbc, SCHEMES)
                .results(all, scheme, scheme.kind("pilot").orElseThrow(), DAY))
        .hasSize(70_000)
        .containsValue(Eligibility.Result.UNKNOWN)
        .doesNotContainValue(Eligibility.Result.ELIGIBLE);
  }

  private void registers(PGSimpleDataSource database) throws IOException {
    InventedRegisters invented = new InventedRegisters(UNITS, 7);
    Path units = folder.resolve("units.json.gz");
    Path voluntary = folder.resolve("voluntary.jsonl");
    invented.writeUnits(units);
    invented.writeVoluntary(voluntary);
    RegistryImport imports = ImportsForBench.on(database, Clock.systemUTC());
    take(imports, RegisterKind.UNITS, units);
    take(imports, RegisterKind.VOLUNTARY, voluntary);
  }

  private static void take(RegistryImport imports, RegisterKind kind, Path file)
      throws IOException {
    RegisterFile sent =
        new RegisterFile(
            file.getFileName().toString(), Files.size(file), () -> Files.newInputStream(file));
    assertThat(
            imports.take(
                new Actor.Program("test"),
                kind,
                Coverage.WHOLE,
                List.of(sent),
                ImportProgress.NONE))
        .isInstanceOf(ImportOutcome.Done.class);
  }

  /** The first so many have sent in an application the year before. */
  private static void applied(JdbcClient jdbc, int organisations) {
    jdbc.sql(
            """
            insert into casework.application (id, version, call, administrator, scheme,
              scheme_version, kind, grant_year, organisation, organisation_name, form,
              form_version, draft, state, started_by, started_at, submitted_at)
            select gen_random_uuid(), 1, gen_random_uuid(), 'dir', 'sma-og-nystartede', 1, 'pilot',
              2026, number, 'Oppdiktet', 'sma-og-nystartede', 1, gen_random_uuid(), 'SUBMITTED',
              gen_random_uuid(), timestamptz '2026-05-01 12:00Z', timestamptz '2026-05-02 12:00Z'
            from unnest(?) as number
            """)
        .param(
            IntStream.range(0, organisations)
                .mapToObj(InventedRegisters::number)
                .toArray(String[]::new))
        .update();
  }
}
