package no.ildsjel.support.matching;

import java.util.ArrayList;
import java.util.List;
import no.ildsjel.platform.commands.JsonInput;
import no.ildsjel.platform.commands.JsonInput.BadInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a question of matching from JSON; see {@code docs/commands.md}. */
final class MatchReader {

  private static final int MOST_PEOPLE = 100_000;
  private static final int MOST_PAIRS = 5_000_000;

  private final JsonInput input;

  MatchReader(JsonInput input) {
    this.input = input;
  }

  MatchQuestion read(byte[] json) throws BadInput {
    JsonNode root = JsonInput.parse(json);
    input.object(
        root,
        "the input",
        "participants",
        "mentors",
        "pairs",
        "conflicts",
        "pinned",
        "objective",
        "timeLimitSeconds");
    List<String> participants = new ArrayList<>();
    for (JsonNode node :
        JsonInput.array(root.get("participants"), "participants", MOST_PEOPLE, true)) {
      String at = "participants[" + participants.size() + "]";
      input.object(node, at, "id");
      participants.add(JsonInput.text(node.get("id"), at + ".id"));
    }
    List<MatchQuestion.Mentor> mentors = new ArrayList<>();
    for (JsonNode node : JsonInput.array(root.get("mentors"), "mentors", MOST_PEOPLE, true)) {
      String at = "mentors[" + mentors.size() + "]";
      input.object(node, at, "id", "capacity", "minimum");
      mentors.add(
          new MatchQuestion.Mentor(
              JsonInput.text(node.get("id"), at + ".id"),
              JsonInput.whole(node.get("capacity"), at + ".capacity"),
              node.has("minimum") ? JsonInput.whole(node.get("minimum"), at + ".minimum") : 0));
    }
    try {
      List<MatchQuestion.Pair> pairs = new ArrayList<>();
      for (JsonNode node : JsonInput.array(root.get("pairs"), "pairs", MOST_PAIRS, true)) {
        pairs.add(pair(node, "pairs[" + pairs.size() + "]"));
      }
      return new MatchQuestion(
          participants,
          mentors,
          pairs,
          ties(root.get("conflicts"), "conflicts"),
          ties(root.get("pinned"), "pinned"),
          objective(root.get("objective")),
          JsonInput.timeLimit(root.get("timeLimitSeconds"), MatchQuestion.USUAL_TIME_LIMIT));
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  private MatchQuestion.Pair pair(JsonNode node, String at) throws BadInput {
    input.object(node, at, "participant", "mentor", "fit", "units");
    return new MatchQuestion.Pair(
        JsonInput.text(node.get("participant"), at + ".participant"),
        JsonInput.text(node.get("mentor"), at + ".mentor"),
        JsonInput.whole(node.get("fit"), at + ".fit"),
        node.has("units") ? JsonInput.whole(node.get("units"), at + ".units") : 1);
  }

  private List<MatchQuestion.Tie> ties(@Nullable JsonNode list, String at) throws BadInput {
    List<MatchQuestion.Tie> ties = new ArrayList<>();
    for (JsonNode node : JsonInput.array(list, at, MOST_PAIRS, false)) {
      String here = at + "[" + ties.size() + "]";
      input.object(node, here, "participant", "mentor");
      ties.add(
          new MatchQuestion.Tie(
              JsonInput.text(node.get("participant"), here + ".participant"),
              JsonInput.text(node.get("mentor"), here + ".mentor")));
    }
    return ties;
  }

  private static MatchQuestion.Objective objective(@Nullable JsonNode node) throws BadInput {
    if (node == null) {
      return MatchQuestion.Objective.MATCHED_FIRST;
    }
    return switch (JsonInput.text(node, "objective")) {
      case "total" -> MatchQuestion.Objective.TOTAL;
      case "matched-first" -> MatchQuestion.Objective.MATCHED_FIRST;
      default -> throw new BadInput("objective must be \"total\" or \"matched-first\"");
    };
  }
}
