package no.ildsjel.platform.commands;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import no.ildsjel.platform.identity.CommandKey;
import no.ildsjel.platform.identity.MayCall;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** All commands on data, and the file by which they find the server. */
@Service
public class DataCommands {

  private final List<DataCommand> commands;
  private final CommandKey key;
  private final Path data;

  DataCommands(
      List<DataCommand> commands, CommandKey key, @Value("${ildsjel.data:data}") Path data) {
    this.commands = commands.stream().sorted(Comparator.comparing(DataCommand::name)).toList();
    this.key = key;
    this.data = data;
  }

  /** Runs the command of this line; its exit code. */
  @MayCall("a command of the same machine, with the server's key")
  public int run(CommandLine line, PrintStream out, PrintStream err) {
    if (line.words().isEmpty()) {
      return 2;
    }
    String name = line.words().getFirst();
    for (DataCommand command : commands) {
      if (command.name().equals(name)) {
        return command.run(
            new DataCommand.Call(
                line.words().subList(1, line.words().size()), Path.of(line.folder()), out, err));
      }
    }
    err.println("There is no command '" + name + "'. Commands on data are:");
    commands.forEach(c -> err.println("  " + c.name() + "  " + c.summary()));
    return 2;
  }

  @EventListener
  void announce(WebServerInitializedEvent event) {
    new Connection(event.getWebServer().getPort(), key.value()).write(data);
  }

  @EventListener
  void withdraw(ContextClosedEvent event) {
    Connection.remove(data);
  }
}
