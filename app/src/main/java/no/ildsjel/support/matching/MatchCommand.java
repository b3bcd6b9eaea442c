package no.ildsjel.support.matching;

import java.util.Locale;
import java.util.OptionalLong;
import no.ildsjel.platform.commands.JsonCommand;
import no.ildsjel.platform.commands.JsonInput;
import no.ildsjel.platform.commands.JsonInput.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code match FILE}: proposes who is matched with whom, in JSON; see {@code docs/commands.md}. */
public final class MatchCommand extends JsonCommand {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public String name() {
    return "match";
  }

  @Override
  public String summary() {
    return "match FILE: propose which participants get which mentors";
  }

  @Override
  protected JsonNode answer(JsonInput input, byte[] question) throws BadInput {
    return json(Matching.answer(new MatchReader(input).read(question)));
  }

  private static ObjectNode json(MatchAnswer answer) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode pairs = root.putArray("pairs");
    for (MatchAnswer.Matched matched : answer.pairs()) {
      ObjectNode pair =
          pairs
              .addObject()
              .put("participant", matched.participant())
              .put("mentor", matched.mentor())
              .put("fit", matched.fit());
      ArrayNode reasons = pair.putArray("reasons");
      matched
          .reasons()
          .forEach(r -> reasons.addObject().put("code", r.code()).put("text", r.text()));
      if (matched.nextBest().isEmpty()) {
        pair.putNull("nextBest");
      } else {
        MatchAnswer.NextBest next = matched.nextBest().get();
        pair.putObject("nextBest")
            .put("mentor", next.mentor())
            .put("fit", next.fit())
            .put("loss", next.loss());
      }
    }
    number(root, "value", answer.value());
    number(root, "bound", answer.bound());
    root.put("proof", answer.proof().name().toLowerCase(Locale.ROOT));
    ArrayNode unmatched = root.putArray("unmatched");
    answer
        .unmatched()
        .forEach(
            u -> unmatched.addObject().put("participant", u.participant()).put("relax", u.relax()));
    return root;
  }

  private static void number(ObjectNode node, String field, OptionalLong number) {
    if (number.isPresent()) {
      node.put(field, number.getAsLong());
    } else {
      node.putNull(field);
    }
  }
}
