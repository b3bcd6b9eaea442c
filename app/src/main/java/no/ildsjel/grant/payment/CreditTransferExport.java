package no.ildsjel.grant.payment;

import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.commands.DataCommand;
import no.ildsjel.platform.commands.Export;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Command;
import org.springframework.stereotype.Component;

/** {@code export pain001 BATCH}: a file for the bank, as it was made. */
@Component
class CreditTransferExport implements Export {

  private static final Actor PROGRAM = new Actor.Program("export");

  private final BankFiles files;

  CreditTransferExport(BankFiles files) {
    this.files = files;
  }

  @Override
  public String kind() {
    return "pain001";
  }

  @Override
  public int write(DataCommand.Call call) {
    Optional<String> file =
        call.arguments().size() == 1
            ? id(call.arguments().getFirst()).flatMap(id -> files.file(PROGRAM, id))
            : Optional.empty();
    if (file.isEmpty()) {
      call.err().println("export pain001 needs the id of a payment file");
      return Command.BAD_INPUT;
    }
    call.out().println(file.get());
    return 0;
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
