package no.ildsjel.insight.opendata;

import java.util.List;
import java.util.OptionalInt;
import no.ildsjel.platform.commands.DataCommand;
import no.ildsjel.platform.commands.Export;
import no.ildsjel.shared.Command;
import org.springframework.stereotype.Component;

/** {@code export 360giving [--year Y]}. */
@Component
class ThreeSixtyExport implements Export {

  private final ThreeSixtyGiving giving;

  ThreeSixtyExport(ThreeSixtyGiving giving) {
    this.giving = giving;
  }

  @Override
  public String kind() {
    return "360giving";
  }

  @Override
  public int write(DataCommand.Call call) {
    List<String> arguments = call.arguments();
    boolean year =
        arguments.size() == 2
            && arguments.getFirst().equals("--year")
            && arguments.get(1).matches("20[0-9]{2}");
    if (!arguments.isEmpty() && !year) {
      call.err().println("export 360giving takes nothing, or --year and a grant year");
      return Command.BAD_INPUT;
    }
    giving.json(
        year ? OptionalInt.of(Integer.parseInt(arguments.get(1))) : OptionalInt.empty(),
        call.out());
    call.out().println();
    return 0;
  }
}
