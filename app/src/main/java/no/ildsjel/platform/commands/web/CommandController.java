package no.ildsjel.platform.commands.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import no.ildsjel.platform.commands.CommandLine;
import no.ildsjel.platform.commands.DataCommands;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.Access.Who;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Runs a command and sends what it says, line by line, while it says it. */
@RestController
class CommandController {

  private static final JsonMapper JSON = JsonMapper.shared();
  private final DataCommands commands;

  CommandController(DataCommands commands) {
    this.commands = commands;
  }

  @Access(Who.COMMAND)
  @PostMapping("/kommando/")
  void run(@RequestBody CommandLine line, HttpServletResponse response) throws IOException {
    response.setContentType("application/x-ndjson");
    OutputStream to = response.getOutputStream();
    PrintStream out = stream(to, "out");
    PrintStream err = stream(to, "err");
    int exit = commands.run(line, out, err);
    out.flush();
    err.flush();
    send(to, Map.of("exit", exit));
  }

  private static PrintStream stream(OutputStream to, String name) {
    return new PrintStream(
        new OutputStream() {
          private final java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();

          @Override
          public synchronized void write(int b) throws IOException {
            line.write(b);
            if (b == '\n') {
              flush();
            }
          }

          @Override
          public synchronized void flush() throws IOException {
            if (line.size() > 0) {
              String text = line.toString(StandardCharsets.UTF_8);
              line.reset();
              send(to, Map.of(name, text));
            }
          }
        },
        false,
        StandardCharsets.UTF_8);
  }

  private static void send(OutputStream to, Map<String, Object> line) throws IOException {
    synchronized (to) {
      to.write((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
      to.flush();
    }
  }
}
