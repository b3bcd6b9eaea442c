package no.ildsjel.casework.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import no.ildsjel.shared.Command;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code select FILE}: answers a question of selection in JSON; see {@code docs/commands.md}. */
public final class SelectCommand implements Command {

  private static final int LARGEST_FILE = 64 << 20;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public String name() {
    return "select";
  }

  @Override
  public String summary() {
    return "select FILE: propose which applications to choose within a frame and regional wishes";
  }

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
    if (arguments.size() != 1) {
      err.println("usage: select FILE (or - for standard input)");
      return BAD_INPUT;
    }
    String file = arguments.getFirst();
    try {
      byte[] json = bytes(file, in);
      SelectionReader reader = new SelectionReader();
      SelectionQuestion question = reader.read(json);
      reader.ignored().forEach(f -> err.println("select: the field \"" + f + "\" is ignored"));
      byte[] answer = JSON.writeValueAsBytes(json(PortfolioSelection.answer(question)));
      out.writeBytes(answer);
      out.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      return OK;
    } catch (SelectionReader.BadQuestion e) {
      err.println("select: " + file + ": " + e.getMessage());
      return BAD_INPUT;
    } catch (IOException | InvalidPathException e) {
      err.println("select: can't read " + file + ": " + e);
      return BAD_INPUT;
    }
  }

  private static byte[] bytes(String file, InputStream in)
      throws IOException, SelectionReader.BadQuestion {
    try (InputStream source = file.equals("-") ? in : Files.newInputStream(Path.of(file))) {
      byte[] bytes = source.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new SelectionReader.BadQuestion("larger than " + (LARGEST_FILE >> 20) + " MB");
      }
      return bytes;
    }
  }

  private static ObjectNode json(SelectionAnswer answer) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode selected = root.putArray("selected");
    for (SelectionAnswer.Chosen chosen : answer.selected()) {
      selected.addObject().put("id", chosen.id()).put("amount", chosen.amount());
    }
    number(root, "value", answer.thousandths());
    number(root, "bound", answer.boundThousandths());
    root.put("proof", answer.proof().name().toLowerCase(Locale.ROOT));
    ArrayNode relax = root.putArray("relax");
    for (SelectionAnswer.Relaxation relaxation : answer.relax()) {
      ObjectNode change = relax.addObject();
      change.put("what", relaxation.what().word());
      relaxation.index().ifPresent(i -> change.put("index", i));
      change.put("by", relaxation.by());
      change.put("text", relaxation.text());
    }
    return root;
  }

  private static void number(ObjectNode node, String field, OptionalLong thousandths) {
    if (thousandths.isEmpty()) {
      node.putNull(field);
      return;
    }
    BigDecimal value = BigDecimal.valueOf(thousandths.getAsLong(), 3).stripTrailingZeros();
    node.put(field, value.scale() < 0 ? value.setScale(0) : value);
  }
}
