package no.ildsjel.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import no.ildsjel.TestDatabase;
import no.ildsjel.platform.commands.DataCommand;
import no.ildsjel.platform.pages.Texts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

  private record Run(int code, String out, String err) {}

  private static ImportCommand command;

  @TempDir Path folder;

  @BeforeAll
  static void database() {
    command =
        new ImportCommand(
            ImportsForBench.on(TestDatabase.of("registry"), Clock.systemUTC()), new Texts());
  }

  private Run run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        command.run(
            new DataCommand.Call(
                List.of(arguments),
                folder,
                new PrintStream(out, true),
                new PrintStream(err, true)));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void theCountsOfAnImportAreItsAnswer() throws Exception {
    InventedRegisters registers = new InventedRegisters(2000, 7);
    registers.writeUnits(folder.resolve("units.json.gz"));
    registers.writeVoluntary(folder.resolve("voluntary.json"));
    registers.writeRoles(folder.resolve("roles.json.gz"));
    Run units = run("import", "units.json.gz");
    assertThat(units.code).isEqualTo(2);
    units = run("units", "units.json.gz");
    assertThat(units.code).isZero();
    assertThat(units.out).startsWith("{\"records\":2000,\"kept\":").endsWith("\"flawed\":0}\n");
    assertThat(run("voluntary", "voluntary.json").code).isZero();
    assertThat(run("roles", "roles.json.gz").out).contains("\"added\":").contains("\"gone\":0");
  }

  @Test
  void aRefusalSaysWhereAndWhyOnStandardError() throws Exception {
    Files.writeString(folder.resolve("half.json"), "[{\"organisasjonsnummer\": \"31");
    Run run = run("units", "half.json");
    assertThat(run.code).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err).contains("half.json: line 1").contains("ends in the middle");
    assertThat(run("units", "gone.json").err).contains("can't read gone.json");
    assertThat(run().code).isEqualTo(2);
    Files.writeString(
        folder.resolve("flawed.json"),
        "[{\"organisasjonsnummer\":\"310757633\",\"navn\":\"A\",\"organisasjonsform\":{\"kode\":\"FLI\"}}]");
    assertThat(run("units", "--part", "flawed.json").err)
        .contains("record 1 at byte 1, organisation 310757633: bad number");
  }
}
