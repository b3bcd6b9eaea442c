package no.ildsjel.casework.assessment;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalLong;
import no.ildsjel.platform.commands.JsonCommand;
import no.ildsjel.platform.commands.JsonInput;
import no.ildsjel.platform.commands.JsonInput.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code select FILE}: answers a question of selection in JSON; see {@code docs/commands.md}. */
public final class SelectCommand extends JsonCommand {

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
  protected JsonNode answer(JsonInput input, byte[] question) throws BadInput {
    return json(PortfolioSelection.answer(new SelectionReader(input).read(question)));
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
