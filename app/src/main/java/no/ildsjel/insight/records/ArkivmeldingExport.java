package no.ildsjel.insight.records;

import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.commands.DataCommand;
import no.ildsjel.platform.commands.Export;
import no.ildsjel.shared.Command;
import org.springframework.stereotype.Component;

/** {@code export arkivmelding CASE [--post N | --zip]}. */
@Component
class ArkivmeldingExport implements Export {

  private final JournalKeeping journal;
  private final CaseFiles files;
  private final Arkivmelding messages;

  ArkivmeldingExport(JournalKeeping journal, CaseFiles files, Arkivmelding messages) {
    this.journal = journal;
    this.files = files;
    this.messages = messages;
  }

  @Override
  public String kind() {
    return "arkivmelding";
  }

  @Override
  public int write(DataCommand.Call call) {
    List<String> arguments = call.arguments();
    boolean zip = arguments.size() == 2 && arguments.get(1).equals("--zip");
    boolean one =
        arguments.size() == 3
            && arguments.get(1).equals("--post")
            && arguments.get(2).matches("[1-9][0-9]{0,5}");
    if (arguments.size() != 1 && !zip && !one) {
      call.err()
          .println("export arkivmelding needs a case number, and then --post N, --zip or nothing");
      return Command.BAD_INPUT;
    }
    while (journal.lookAgain()) {
      // until the journal is where the archive is
    }
    Optional<CaseFile> file = files.numbered(arguments.getFirst());
    if (file.isEmpty()) {
      call.err().println("There is no case " + arguments.getFirst());
      return Command.BAD_INPUT;
    }
    List<JournalPost> posts = file.get().posts();
    if (zip) {
      messages.pack(file.get(), call.out());
      return Command.OK;
    }
    int number = one ? Integer.parseInt(arguments.get(2)) : 1;
    if (number > posts.size()) {
      call.err().println("The case has " + posts.size() + " posts");
      return Command.BAD_INPUT;
    }
    messages.write(file.get(), posts.get(number - 1), call.out());
    call.out().println();
    call.err()
        .println(
            "Post "
                + number
                + " of "
                + posts.size()
                + "; --post N writes another, --zip all of them with their files");
    return Command.OK;
  }
}
