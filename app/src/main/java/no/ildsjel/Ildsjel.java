package no.ildsjel;

import java.util.List;
import java.util.ServiceLoader;
import no.ildsjel.shared.Command;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application: a command that needs no server is run and done, all else starts the server. */
@SpringBootApplication
public class Ildsjel {

  public static void main(String[] args) {
    if (args.length > 0) {
      for (Command command : ServiceLoader.load(Command.class)) {
        if (command.name().equals(args[0])) {
          int code =
              command.run(List.of(args).subList(1, args.length), System.in, System.out, System.err);
          System.out.flush();
          System.exit(code);
        }
      }
    }
    SpringApplication.run(Ildsjel.class, args);
  }
}
