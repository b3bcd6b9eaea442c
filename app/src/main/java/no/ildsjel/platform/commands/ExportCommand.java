package no.ildsjel.platform.commands;

import java.util.Comparator;
import java.util.List;
import no.ildsjel.shared.Command;
import org.springframework.stereotype.Component;

/** {@code export KIND …}: writes out what a room has, in a standard's format. */
@Component
class ExportCommand implements DataCommand {

  private final List<Export> exports;

  ExportCommand(List<Export> exports) {
    this.exports = exports.stream().sorted(Comparator.comparing(Export::kind)).toList();
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String summary() {
    return "writes out data in a standard's format: "
        + String.join(", ", exports.stream().map(Export::kind).toList());
  }

  @Override
  public int run(Call call) {
    if (!call.arguments().isEmpty()) {
      for (Export export : exports) {
        if (export.kind().equals(call.arguments().getFirst())) {
          return export.write(
              new Call(
                  call.arguments().subList(1, call.arguments().size()),
                  call.folder(),
                  call.out(),
                  call.err()));
        }
      }
    }
    call.err()
        .println(
            "export needs one of: "
                + String.join(", ", exports.stream().map(Export::kind).toList()));
    return Command.BAD_INPUT;
  }
}
