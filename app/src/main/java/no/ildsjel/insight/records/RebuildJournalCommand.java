package no.ildsjel.insight.records;

import no.ildsjel.platform.commands.DataCommand;
import no.ildsjel.shared.Command;
import org.springframework.stereotype.Component;

/** {@code rebuild-journal}: the journal made anew from the archive. */
@Component
class RebuildJournalCommand implements DataCommand {

  private final JournalKeeping journal;

  RebuildJournalCommand(JournalKeeping journal) {
    this.journal = journal;
  }

  @Override
  public String name() {
    return "rebuild-journal";
  }

  @Override
  public String summary() {
    return "makes the public journal anew from the archive";
  }

  @Override
  public int run(Call call) {
    if (!call.arguments().isEmpty()) {
      call.err().println("rebuild-journal takes nothing");
      return Command.BAD_INPUT;
    }
    call.out().println("{\"posts\":" + journal.rebuild() + "}");
    return Command.OK;
  }
}
