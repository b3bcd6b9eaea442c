package no.ildsjel.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import no.ildsjel.TestDatabase;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportOutcome;
import no.ildsjel.registry.ImportProgress;
import no.ildsjel.registry.OrganisationSearch;
import no.ildsjel.registry.Organisations;
import no.ildsjel.registry.RegisterFile;
import no.ildsjel.registry.RegisterKind;
import no.ildsjel.registry.RegistryImport;
import no.ildsjel.registry.imports.ImportsForBench;
import no.ildsjel.registry.imports.InventedRegisters;
import no.ildsjel.registry.organisation.RegisterViews;
import no.ildsjel.shared.Actor;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Imports of registers of full size against COPY of the same rows into the same indexed table from
 * a prepared file; goal: at least 40 % of its speed, heap below 512 MB (run with -Xmx512m).
 *
 * <p>Arguments: number of units (1,100,000), folder for the files (made once and used again).
 */
public final class RegistryImportBench {

  private RegistryImportBench() {}

  public static void main(String[] args) throws Exception {
    int units = args.length > 0 ? Integer.parseInt(args[0]) : 1_100_000;
    Path folder = Files.createDirectories(Path.of(args.length > 1 ? args[1] : "target/bench"));
    Path unitFile = folder.resolve("units-" + units + ".json.gz");
    Path voluntaryFile = folder.resolve("voluntary-" + units + ".jsonl");
    Path roleFile = folder.resolve("roles-" + units + ".json.gz");
    if (!Files.exists(roleFile)) {
      InventedRegisters registers = new InventedRegisters(units, 20270312);
      registers.writeUnits(unitFile);
      registers.writeVoluntary(voluntaryFile);
      registers.writeRoles(roleFile);
    }
    DataSource database = TestDatabase.of("registry");
    RegistryImport imports = ImportsForBench.on(database, Clock.systemUTC());
    measure(database, imports, RegisterKind.UNITS, unitFile, "organisation", folder);
    measure(database, imports, RegisterKind.VOLUNTARY, voluntaryFile, "voluntary", folder);
    measure(database, imports, RegisterKind.ROLES, roleFile, "role_holder", folder);
    try (HikariDataSource pool = new HikariDataSource()) {
      pool.setDataSource(database);
      read(RegisterViews.organisations(JdbcClient.create(pool)));
    }
    System.exit(0);
  }

  private static void read(Organisations organisations) {
    for (String words : List.of("", "samhold", "nettverk 1", "bro kor zz", "ABCDE")) {
      long[] micros = new long[200];
      for (int i = 0; i < micros.length; i++) {
        long begun = System.nanoTime();
        organisations.search(OrganisationSearch.forWords(words, 50));
        micros[i] = (System.nanoTime() - begun) / 1000;
      }
      Arrays.sort(micros);
      System.out.printf(
          "search '%s', a page of 50: median %.1f ms, p95 %.1f ms%n",
          words, micros[100] / 1e3, micros[190] / 1e3);
    }
    long begun = System.nanoTime();
    long[] count = new long[1];
    organisations.eachVoluntary(_ -> count[0]++);
    System.out.printf(
        "walk through %,d voluntary organisations: %.2f s%n",
        count[0], (System.nanoTime() - begun) / 1e9);
  }

  private static void measure(
      DataSource database,
      RegistryImport imports,
      RegisterKind kind,
      Path file,
      String table,
      Path folder)
      throws Exception {
    double first = 0;
    double copied = 0;
    ImportOutcome.Counts counts = null;
    // two rounds; the second counts
    for (int round = 0; round < 2; round++) {
      execute(database, "truncate registry." + table);
      long begun = System.nanoTime();
      counts = take(imports, kind, file);
      first = (System.nanoTime() - begun) / 1e9;
      Path prepared = folder.resolve(table + ".copy");
      try (Connection connection = database.getConnection();
          var out = Files.newOutputStream(prepared)) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy registry." + table + " to stdout", out);
      }
      execute(database, "truncate registry." + table);
      begun = System.nanoTime();
      try (Connection connection = database.getConnection();
          var in = Files.newInputStream(prepared)) {
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy registry." + table + " from stdin", in, 1 << 16);
      }
      copied = (System.nanoTime() - begun) / 1e9;
    }
    execute(database, "analyze registry." + table);
    long begun = System.nanoTime();
    ImportOutcome.Counts again = take(imports, kind, file);
    double second = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%s: %,d records, %,d rows; import %.1f s, COPY %.1f s = %.0f %% of COPY's speed; the same"
            + " again %.1f s, %,d unchanged; heap %d MB at most%n",
        kind,
        counts.records(),
        counts.added(),
        first,
        copied,
        100 * copied / first,
        second,
        again.unchanged(),
        Runtime.getRuntime().maxMemory() >> 20);
  }

  private static ImportOutcome.Counts take(RegistryImport imports, RegisterKind kind, Path file)
      throws IOException {
    ImportOutcome outcome =
        imports.take(
            new Actor.Program("bench"),
            kind,
            Coverage.WHOLE,
            List.of(
                new RegisterFile(
                    file.getFileName().toString(),
                    Files.size(file),
                    () -> Files.newInputStream(file))),
            ImportProgress.NONE);
    if (outcome instanceof ImportOutcome.Done done) {
      return done.counts();
    }
    throw new IllegalStateException(outcome.toString());
  }

  private static void execute(DataSource database, String sql) throws Exception {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
      statement.execute("checkpoint");
    }
  }
}
