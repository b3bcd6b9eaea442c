package no.ildsjel.platform.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import no.ildsjel.platform.identity.CommandKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends a command to the running server and passes on what it answers. */
public final class CommandClient {

  private static final JsonMapper JSON = JsonMapper.shared();

  private CommandClient() {}

  /**
   * Sends the command.
   *
   * @param data the folder of the server's data
   * @return the exit code, or empty when no server is running there
   */
  public static OptionalInt send(
      Path data, List<String> command, Path folder, PrintStream out, PrintStream err) {
    var connection = Connection.read(data);
    if (connection.isEmpty()) {
      return OptionalInt.empty();
    }
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + connection.get().port() + "/kommando/"))
            .header(CommandKey.HEADER, connection.get().key())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    JSON.writeValueAsString(new CommandLine(command, folder.toString()))))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<java.util.stream.Stream<String>> response =
          client.send(request, HttpResponse.BodyHandlers.ofLines());
      if (response.statusCode() != 200) {
        err.println("The running server refused the command (" + response.statusCode() + ").");
        return OptionalInt.of(1);
      }
      int[] exit = {1};
      response.body().forEach(line -> exit[0] = pass(JSON.readTree(line), out, err, exit[0]));
      return OptionalInt.of(exit[0]);
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.of(1);
    }
  }

  private static int pass(JsonNode line, PrintStream out, PrintStream err, int exit) {
    if (line.has("out")) {
      out.print(line.get("out").asString());
      out.flush();
    } else if (line.has("err")) {
      err.print(line.get("err").asString());
      err.flush();
    } else if (line.has("exit")) {
      return line.get("exit").asInt();
    }
    return exit;
  }
}
