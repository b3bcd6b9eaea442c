package no.ildsjel.registry.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.ildsjel.platform.commands.DataCommand;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportOutcome;
import no.ildsjel.registry.RegisterFile;
import no.ildsjel.registry.RegisterKind;
import no.ildsjel.registry.RegistryImport;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code import units|voluntary|roles [--part] FILE…}: takes in a register. */
@Component
class ImportCommand implements DataCommand {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int BAD_INPUT = 2;

  private final RegistryImport imports;
  private final Texts texts;

  ImportCommand(RegistryImport imports, Texts texts) {
    this.imports = imports;
    this.texts = texts;
  }

  @Override
  public String name() {
    return "import";
  }

  @Override
  public String summary() {
    return "import units|voluntary|roles [--part] FILE...: takes in a register of Brønnøysund";
  }

  @Override
  public int run(Call call) {
    List<String> arguments = new ArrayList<>(call.arguments());
    Coverage coverage = arguments.remove("--part") ? Coverage.PART : Coverage.WHOLE;
    if (arguments.size() < 2
        || !List.of("units", "voluntary", "roles").contains(arguments.getFirst())) {
      call.err().println(summary());
      return BAD_INPUT;
    }
    RegisterKind kind = RegisterKind.valueOf(arguments.getFirst().toUpperCase(Locale.ROOT));
    List<RegisterFile> files = new ArrayList<>();
    for (String argument : arguments.subList(1, arguments.size())) {
      try {
        Path file = call.file(argument);
        files.add(new RegisterFile(argument, Files.size(file), () -> Files.newInputStream(file)));
      } catch (IOException | InvalidPathException e) {
        call.err().println("import: can't read " + argument + ": " + e);
        return BAD_INPUT;
      }
    }
    ImportOutcome outcome =
        imports.take(
            new Actor.Program("import"),
            kind,
            coverage,
            files,
            (file, bytes, records, kept) -> {
              if (records % 100_000 == 0) {
                call.err().printf("%s: %,d records, %,d kept%n", file, records, kept);
              }
            });
    return switch (outcome) {
      case ImportOutcome.Done done -> {
        flaws(call, done.flaws());
        call.out().println(counts(done.counts()));
        yield 0;
      }
      case ImportOutcome.Refused refused -> {
        flaws(call, refused.flaws());
        call.err()
            .println(
                "import: "
                    + refused.file().map(f -> f + ": ").orElse("")
                    + refused.place().map(p -> p + ": ").orElse("")
                    + texts.text(Language.EN, refused.reason().textKey())
                    + (refused.detail().isEmpty() ? "" : " (" + refused.detail() + ")"));
        yield BAD_INPUT;
      }
    };
  }

  private static ObjectNode counts(ImportOutcome.Counts counts) {
    return JSON.createObjectNode()
        .put("records", counts.records())
        .put("kept", counts.kept())
        .put("added", counts.added())
        .put("changed", counts.changed())
        .put("unchanged", counts.unchanged())
        .put("gone", counts.gone())
        .put("flawed", counts.flawed());
  }

  private static void flaws(Call call, List<ImportOutcome.Flaw> flaws) {
    for (ImportOutcome.Flaw flaw : flaws) {
      call.err()
          .printf(
              "%s: record %d at byte %d%s: %s%n",
              flaw.file(),
              flaw.record(),
              flaw.offset(),
              flaw.organisation().map(o -> ", organisation " + o).orElse(""),
              flaw.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }
}
