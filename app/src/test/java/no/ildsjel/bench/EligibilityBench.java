package no.ildsjel.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ildsjel.TestDatabase;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.eligibility.Facts;
import no.ildsjel.casework.eligibility.FactsOnPostgres;
import no.ildsjel.programme.DeliveredSchemes;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.scheme.AdministeringLists;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportOutcome;
import no.ildsjel.registry.ImportProgress;
import no.ildsjel.registry.RegisterFile;
import no.ildsjel.registry.RegisterKind;
import no.ildsjel.registry.imports.ImportsForBench;
import no.ildsjel.registry.imports.InventedRegisters;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which of all in Frivillighetsregisteret (72,874 of 1,100,000 units) may seek a call; goal: below
 * two seconds. From organisation numbers to answers, so with all reading of facts.
 *
 * <p>Arguments: number of units (1,100,000), folder for the files (made once and used again).
 */
public final class EligibilityBench {

  private static final LocalDate DAY = LocalDate.of(2027, 1, 20);
  private static final int ROUNDS = 5;

  private EligibilityBench() {}

  public static void main(String[] args) throws Exception {
    int units = args.length > 0 ? Integer.parseInt(args[0]) : 1_100_000;
    Path folder = Files.createDirectories(Path.of(args.length > 1 ? args[1] : "target/bench"));
    PGSimpleDataSource database = TestDatabase.of("platform", "registry", "programme", "casework");
    load(database, units, folder);
    DeliveredSchemes schemes = DeliveredSchemes.read();
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(database);
      JdbcClient jdbc = JdbcClient.create(pool);
      Scheme regulation = schemes.find("integrering-2027").orElseThrow();
      AdministeringLists.on(jdbc)
          .name(
              new Actor.Program("bench"),
              regulation.id(),
              Set.of(new MunicipalityNumber("1804"), new MunicipalityNumber("0301")));
      applied(jdbc);
      Set<OrganisationNumber> all =
          new HashSet<>(
              jdbc.sql("select number from registry.voluntary where gone_on is null")
                  .query((row, _) -> new OrganisationNumber(row.getString(1)))
                  .list());
      Facts facts = FactsOnPostgres.of(jdbc, schemes);
      for (Scheme scheme : List.of(schemes.find("sma-og-nystartede").orElseThrow(), regulation)) {
        for (Scheme.Kind kind : scheme.kinds()) {
          measure(facts, all, scheme, kind);
        }
      }
    }
    System.exit(0);
  }

  private static void measure(
      Facts facts, Set<OrganisationNumber> all, Scheme scheme, Scheme.Kind kind) {
    long[] millis = new long[ROUNDS];
    long[] reading = new long[ROUNDS];
    Map<Eligibility.Result, Integer> counts = new EnumMap<>(Eligibility.Result.class);
    for (int round = -2; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      Map<OrganisationNumber, Eligibility.Result> results = facts.results(all, scheme, kind, DAY);
      long ended = System.nanoTime();
      facts.known(all, scheme, kind, DAY);
      if (round >= 0) {
        millis[round] = (ended - begun) / 1_000_000;
        reading[round] = (System.nanoTime() - ended) / 1_000_000;
      }
      counts.clear();
      results.values().forEach(r -> counts.merge(r, 1, Integer::sum));
    }
    Arrays.sort(millis);
    Arrays.sort(reading);
    System.out.printf(
        "%s/%s, %,d organisations: median %d ms (%d of it reading facts), most %d ms; eligible %,d, not %,d, unknown %,d%n",
        scheme.id().value(),
        kind.id(),
        all.size(),
        millis[ROUNDS / 2],
        reading[ROUNDS / 2],
        millis[ROUNDS - 1],
        counts.getOrDefault(Eligibility.Result.ELIGIBLE, 0),
        counts.getOrDefault(Eligibility.Result.NOT_ELIGIBLE, 0),
        counts.getOrDefault(Eligibility.Result.UNKNOWN, 0));
  }

  private static void load(PGSimpleDataSource database, int units, Path folder) throws IOException {
    Path unitFile = folder.resolve("units-" + units + ".json.gz");
    Path voluntaryFile = folder.resolve("voluntary-" + units + ".jsonl");
    if (!Files.exists(voluntaryFile)) {
      InventedRegisters registers = new InventedRegisters(units, 20270312);
      registers.writeUnits(unitFile);
      registers.writeVoluntary(voluntaryFile);
    }
    var imports = ImportsForBench.on(database, Clock.systemUTC());
    for (var each :
        Map.of(RegisterKind.UNITS, unitFile, RegisterKind.VOLUNTARY, voluntaryFile).entrySet()) {
      Path file = each.getValue();
      RegisterFile sent =
          new RegisterFile(
              file.getFileName().toString(), Files.size(file), () -> Files.newInputStream(file));
      if (!(imports.take(
              new Actor.Program("bench"),
              each.getKey(),
              Coverage.WHOLE,
              List.of(sent),
              ImportProgress.NONE)
          instanceof ImportOutcome.Done)) {
        throw new IllegalStateException("Not taken in: " + file);
      }
    }
  }

  /** Ten years of applications, 20,000 a year, so that earlier cases are a real table. */
  private static void applied(JdbcClient jdbc) {
    jdbc.sql(
            """
            insert into casework.application (id, version, call, administrator, scheme,
              scheme_version, kind, grant_year, organisation, organisation_name, form,
              form_version, draft, state, started_by, started_at, submitted_at)
            select gen_random_uuid(), 1, gen_random_uuid(), 'dir', 'sma-og-nystartede', 1, 'pilot',
              year, number, 'Oppdiktet', 'sma-og-nystartede', 1, gen_random_uuid(), 'SUBMITTED',
              gen_random_uuid(), make_date(year, 5, 1), make_date(year, 5, 2)
            from generate_series(2017, 2026) year,
              lateral (select number from registry.voluntary
                       where hashtext(number || year) % 7 in (0, 1) limit 20000) o
            """)
        .update();
    jdbc.sql("analyze").update();
  }
}
