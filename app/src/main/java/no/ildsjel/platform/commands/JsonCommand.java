package no.ildsjel.platform.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import no.ildsjel.platform.commands.JsonInput.BadInput;
import no.ildsjel.shared.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that reads a question in JSON from a file and writes its answer in JSON. */
public abstract class JsonCommand implements Command {

  private static final int LARGEST_FILE = 64 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The answer to a question, read with this. */
  protected abstract JsonNode answer(JsonInput input, byte[] question) throws BadInput;

  @Override
  public final int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
    if (arguments.size() != 1) {
      err.println("usage: " + name() + " FILE (or - for standard input)");
      return BAD_INPUT;
    }
    String file = arguments.getFirst();
    try {
      byte[] question = bytes(file, in);
      JsonInput input = new JsonInput();
      byte[] answer = JSON.writeValueAsBytes(answer(input, question));
      input.ignored().forEach(f -> err.println(name() + ": the field \"" + f + "\" is ignored"));
      out.writeBytes(answer);
      out.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      return OK;
    } catch (BadInput e) {
      err.println(name() + ": " + file + ": " + e.getMessage());
      return BAD_INPUT;
    } catch (IOException | InvalidPathException e) {
      err.println(name() + ": can't read " + file + ": " + e);
      return BAD_INPUT;
    }
  }

  private static byte[] bytes(String file, InputStream in) throws IOException, BadInput {
    try (InputStream source = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = source.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new BadInput("larger than " + (LARGEST_FILE >> 20) + " MB");
      }
      return bytes;
    }
  }
}
