package no.ildsjel.platform.forms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import no.ildsjel.shared.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was handed in, frozen: the visible and checked answers, what was computed of them, and the
 * inputs they were seen with.
 *
 * @param form the form's id
 * @param version the form's version
 * @param json canonical JSON: the same answers always give the same text
 * @param sha256 of the JSON in UTF-8, in hexadecimal
 */
public record Submission(String form, int version, String json, String sha256) {

  /**
   * Freezes answers.
   *
   * @throws IllegalStateException when something is left to mend
   */
  public static Submission freeze(FormEvaluation evaluation) {
    if (!evaluation.isComplete()) {
      throw new IllegalStateException("There is something left to mend");
    }
    FormDefinition definition = evaluation.form().definition();
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ObjectNode computed = nodes.objectNode();
    evaluation.computed().forEach((path, value) -> computed.set(path, AnswersJson.plain(value)));
    ObjectNode inputs = nodes.objectNode();
    evaluation.inputs().forEach((name, value) -> inputs.set(name, AnswersJson.plain(value)));
    ObjectNode root = nodes.objectNode();
    root.set("answers", AnswersJson.node(evaluation.visibleAnswers()));
    root.set("computed", computed);
    root.put("form", definition.id());
    root.set("inputs", inputs);
    root.put("version", definition.version());
    String json = AnswersJson.text(root);
    return new Submission(definition.id(), definition.version(), json, sha256(json));
  }

  /**
   * What was handed in, to be read again.
   *
   * @param compiled the same version of the form
   */
  public FormEvaluation thaw(CompiledForm compiled) {
    JsonNode root = AnswersJson.parse(json);
    AnswersJson.Read answers =
        AnswersJson.read(AnswersJson.text(root.path("answers")), compiled, Language.NB);
    AnswersJson.Read inputs =
        AnswersJson.read(AnswersJson.text(root.path("inputs")), compiled, Language.NB);
    return compiled.evaluate(answers.answers(), inputs.inputs());
  }

  /** True when the JSON is what it was when it was frozen. */
  public boolean isIntact() {
    return sha256(json).equals(sha256);
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
