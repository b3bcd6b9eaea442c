package no.ildsjel.insight.records;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import no.ildsjel.platform.commands.DataCommand;
import no.ildsjel.platform.commands.Export;
import no.ildsjel.shared.Command;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** {@code export arkivmelding CASE [--post N | --zip FILE]}. */
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
    boolean zip = arguments.size() == 3 && arguments.get(1).equals("--zip");
    boolean one =
        arguments.size() == 3
            && arguments.get(1).equals("--post")
            && arguments.get(2).matches("[1-9][0-9]{0,5}");
    if (arguments.size() != 1 && !zip && !one) {
      call.err()
          .println(
              "export arkivmelding needs a case number, and then --post N, --zip FILE or nothing");
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
      return pack(file.get(), arguments.get(2), call);
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
                + "; --post N writes another, --zip FILE all of them with their files");
    return Command.OK;
  }

  /** Into a file only its owner can read, since what is shielded stands in it. */
  private int pack(CaseFile file, String name, DataCommand.Call call) {
    try {
      Path to = call.file(name);
      Files.createFile(
          to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (OutputStream out = Files.newOutputStream(to)) {
        messages.pack(file, out);
      }
      call.out()
          .println(
              JsonMapper.shared()
                  .createObjectNode()
                  .put("file", to.toString())
                  .put("messages", file.posts().size()));
      return Command.OK;
    } catch (IOException | InvalidPathException e) {
      call.err().println("The file cannot be made, or is there already: " + name);
      return Command.BAD_INPUT;
    }
  }
}
