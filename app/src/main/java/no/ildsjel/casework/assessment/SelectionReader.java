package no.ildsjel.casework.assessment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import no.ildsjel.platform.commands.JsonInput;
import no.ildsjel.platform.commands.JsonInput.BadInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a question from JSON, and says where it is wrong when it is. */
final class SelectionReader {

  private static final int MOST_CANDIDATES = 20_000;
  private static final int MOST_OPTIONS = 200;
  private static final int MOST_WISHES = 2_000;
  private final JsonInput input;

  SelectionReader(JsonInput input) {
    this.input = input;
  }

  SelectionQuestion read(byte[] json) throws BadInput {
    JsonNode root = JsonInput.parse(json);
    input.object(
        root,
        "the input",
        "frame",
        "candidates",
        "wishes",
        "lockedIn",
        "lockedOut",
        "timeLimitSeconds");
    long frame = JsonInput.whole(root.get("frame"), "frame");
    List<SelectionCandidate> candidates = new ArrayList<>();
    int i = 0;
    for (JsonNode node :
        JsonInput.array(root.get("candidates"), "candidates", MOST_CANDIDATES, true)) {
      candidates.add(candidate(node, "candidates[" + i++ + "]"));
    }
    List<SpreadWish> wishes = new ArrayList<>();
    i = 0;
    for (JsonNode node : JsonInput.array(root.get("wishes"), "wishes", MOST_WISHES, false)) {
      wishes.add(wish(node, "wishes[" + i++ + "]"));
    }
    try {
      return new SelectionQuestion(
          frame,
          candidates,
          wishes,
          ids(root.get("lockedIn"), "lockedIn"),
          ids(root.get("lockedOut"), "lockedOut"),
          JsonInput.timeLimit(root.get("timeLimitSeconds"), SelectionQuestion.USUAL_TIME_LIMIT));
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  private SelectionCandidate candidate(JsonNode node, String at) throws BadInput {
    input.object(node, at, "id", "region", "options");
    List<AwardOption> options = new ArrayList<>();
    int i = 0;
    for (JsonNode option :
        JsonInput.array(node.get("options"), at + ".options", MOST_OPTIONS, true)) {
      String here = at + ".options[" + i++ + "]";
      input.object(option, here, "amount", "value");
      options.add(
          new AwardOption(
              JsonInput.whole(option.get("amount"), here + ".amount"),
              thousandths(option.get("value"), here + ".value")));
    }
    return new SelectionCandidate(
        JsonInput.text(node.get("id"), at + ".id"),
        JsonInput.text(node.get("region"), at + ".region"),
        options);
  }

  private SpreadWish wish(JsonNode node, String at) throws BadInput {
    input.object(node, at, "region", "minAwards", "minAmount");
    try {
      return new SpreadWish(
          JsonInput.text(node.get("region"), at + ".region"),
          node.has("minAwards") ? JsonInput.whole(node.get("minAwards"), at + ".minAwards") : 0,
          node.has("minAmount") ? JsonInput.whole(node.get("minAmount"), at + ".minAmount") : 0);
    } catch (IllegalArgumentException e) {
      throw new BadInput(at + ": " + e.getMessage());
    }
  }

  private static List<String> ids(@Nullable JsonNode node, String at) throws BadInput {
    List<String> ids = new ArrayList<>();
    for (JsonNode id : JsonInput.array(node, at, MOST_CANDIDATES, false)) {
      ids.add(JsonInput.text(id, at + "[" + ids.size() + "]"));
    }
    return ids;
  }

  private static long thousandths(@Nullable JsonNode node, String at) throws BadInput {
    BigDecimal number = JsonInput.number(node, at);
    if (number.precision() - number.scale() > 15) {
      throw new BadInput(at + " is too large");
    }
    return JsonInput.scaled(node, at, 3, "has more than 3 decimals");
  }
}
