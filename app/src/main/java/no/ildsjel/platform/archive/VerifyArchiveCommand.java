package no.ildsjel.platform.archive;

import no.ildsjel.platform.commands.DataCommand;
import org.springframework.stereotype.Component;

/** {@code verify-archive}: is the chain whole, and how much is not sealed yet? */
@Component
class VerifyArchiveCommand implements DataCommand {

  private final ArchiveChain chain;

  VerifyArchiveCommand(ArchiveChain chain) {
    this.chain = chain;
  }

  @Override
  public String name() {
    return "verify-archive";
  }

  @Override
  public String summary() {
    return "checks that nothing in the archive was changed; exit 1 if something was";
  }

  @Override
  public int run(Call call) {
    ArchiveChain.Verdict verdict = chain.verify();
    call.out()
        .println(
            "sealed "
                + verdict.sealed()
                + ", unsealed "
                + verdict.unsealed()
                + ", erased "
                + verdict.erased());
    call.out().println(verdict.broken().map(b -> "BROKEN: " + b).orElse("whole"));
    return verdict.broken().isPresent() ? 1 : 0;
  }
}
