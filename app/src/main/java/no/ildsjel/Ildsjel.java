package no.ildsjel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import no.ildsjel.platform.commands.CommandClient;
import no.ildsjel.platform.commands.CommandLine;
import no.ildsjel.platform.commands.DataCommands;
import no.ildsjel.shared.Command;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.EnableAsync;

/** The application: a command that needs no server is run and done, all else starts the server. */
@SpringBootApplication
@EnableAsync
public class Ildsjel {

  /** A command's standard output is its answer; what is logged goes beside it. */
  private static final String COMMAND_LOG = "logback-command.xml";

  public static void main(String[] args) {
    if (args.length > 0 && !args[0].startsWith("--")) {
      System.exit(command(List.of(args)));
    }
    ConfigurableApplicationContext server = start(System.getenv(), args);
    String address = server.getEnvironment().getProperty("ildsjel.base-url");
    int port = ((WebServerApplicationContext) server).getWebServer().getPort();
    System.out.println(address == null ? "http://localhost:" + port + "/" : address);
    System.out.println("Ildsjel is ready");
  }

  private static int command(List<String> arguments) {
    for (Command command : ServiceLoader.load(Command.class)) {
      if (command.name().equals(arguments.getFirst())) {
        System.setProperty("logback.configurationFile", COMMAND_LOG);
        int code =
            command.run(arguments.subList(1, arguments.size()), System.in, System.out, System.err);
        System.out.flush();
        return code;
      }
    }
    Path data = Path.of(System.getenv().getOrDefault("ILDSJEL_DATA", "data")).toAbsolutePath();
    Path folder = Path.of("").toAbsolutePath();
    return CommandClient.send(data, arguments, folder, System.out, System.err)
        .orElseGet(() -> alone(new CommandLine(arguments, folder.toString())));
  }

  /** Runs a command on data with a server of its own, which nobody else can reach and then ends. */
  private static int alone(CommandLine line) {
    try (ConfigurableApplicationContext server =
        start(
            System.getenv(),
            "--server.port=0",
            "--ildsjel.demo=false",
            "--logging.config=classpath:" + COMMAND_LOG)) {
      return server.getBean(DataCommands.class).run(line, System.out, System.err);
    }
  }

  /** Starts the server as the environment asks for, or ends the program when it is incomplete. */
  static ConfigurableApplicationContext start(Map<String, String> environment, String... args) {
    Map<String, Object> properties =
        switch (Mode.of(environment)) {
          case Mode.Embedded(var embedded) -> embedded;
          case Mode.Production(var production) -> production;
          case Mode.Incomplete(var missing) -> {
            System.err.println(
                "Ildsjel was not started. With a database or log-in of your own, these must be set"
                    + " too: "
                    + String.join(", ", missing));
            System.exit(Command.BAD_INPUT);
            throw new IllegalStateException();
          }
        };
    SpringApplication application = new SpringApplication(Ildsjel.class);
    application.setDefaultProperties(properties);
    return application.run(args);
  }
}
