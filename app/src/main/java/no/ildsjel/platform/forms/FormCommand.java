package no.ildsjel.platform.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.ildsjel.shared.Command;
import no.ildsjel.shared.Language;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks a form's definition, or runs a form with answers, without server or database. */
public final class FormCommand implements Command {

  private static final String USAGE =
      """
      Use: form check FILE
           form evaluate FILE ANSWERS [LANGUAGE]
      FILE is a form in YAML, ANSWERS a JSON object; - stands for standard input.\
      """;

  private static final int MOST_BYTES = 20_000_000;

  /** A single first run would tell of the machine warming up rather than of the form. */
  private static final long WARM_UP_NANOS = 1_000_000_000;

  private static final int WARM_UP_RUNS = 10_000;
  private static final int ROUNDS = 11;
  private static final int RUNS = 50;
  private static final long ROUND_NANOS = 100_000_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Input that cannot be read at all. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  @Override
  public String name() {
    return "form";
  }

  @Override
  public String summary() {
    return "Check a form's definition, or run it with answers";
  }

  @Override
  public int run(List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
    try {
      if (arguments.size() == 2 && arguments.getFirst().equals("check")) {
        return check(read(arguments.get(1), in), out);
      }
      if ((arguments.size() == 3 || arguments.size() == 4)
          && arguments.getFirst().equals("evaluate")) {
        Language language =
            Language.of(arguments.size() == 4 ? arguments.get(3) : "nb")
                .orElseThrow(() -> new Unreadable("No such language: " + arguments.get(3)));
        String form = read(arguments.get(1), in);
        return evaluate(form, read(arguments.get(2), in), language, out, err);
      }
      err.println(USAGE);
      return BAD_INPUT;
    } catch (Unreadable e) {
      err.println(e.getMessage());
      return BAD_INPUT;
    }
  }

  private static int check(String yaml, PrintStream out) throws Unreadable {
    FormCompilation compilation = FormCompiler.compile(yaml);
    ArrayNode problems = NODES.arrayNode();
    if (compilation instanceof FormCompilation.Refused(List<FormProblem> found)) {
      notYamlAtAll(found);
      found.forEach(problem -> problems.add(node(problem)));
    }
    ObjectNode answer = NODES.objectNode();
    answer.put("ok", problems.isEmpty());
    answer.set("problems", problems);
    out.println(AnswersJson.text(answer));
    return OK;
  }

  private static ObjectNode node(FormProblem problem) {
    ObjectNode node = NODES.objectNode().put("place", problem.place()).put("code", problem.code());
    node.put("message", problem.message());
    if (problem.line() > 0) {
      node.put("line", problem.line());
    }
    return node;
  }

  private static int evaluate(
      String yaml, String json, Language language, PrintStream out, PrintStream err)
      throws Unreadable {
    FormCompilation compilation = FormCompiler.compile(yaml);
    if (!(compilation instanceof FormCompilation.Compiled(CompiledForm form))) {
      if (compilation instanceof FormCompilation.Refused(List<FormProblem> found)) {
        notYamlAtAll(found);
        err.println("The form has to be mended before it can be filled in:");
        found.forEach(p -> err.println(p.place() + " (line " + p.line() + "): " + p.message()));
      }
      return BAD_INPUT;
    }
    AnswersJson.Read read = readAnswers(json, form, language);
    FormEvaluation evaluation = form.evaluate(read.answers(), read.inputs());
    FormMessages messages = new FormMessages(language);
    ObjectNode answer = NODES.objectNode();
    ArrayNode visible = answer.putArray("visible");
    evaluation.visible().forEach(visible::add);
    ArrayNode errors = answer.putArray("errors");
    for (FormError error : evaluation.errors()) {
      errors.add(error(error.path(), error.code(), messages.of(error, evaluation)));
    }
    read.unknown()
        .forEach(key -> errors.add(error(key, "unknown-question", messages, Map.of("name", key))));
    read.wrongInputs()
        .forEach(key -> errors.add(error(key, "wrong-input", messages, Map.of("name", key))));
    ObjectNode computed = answer.putObject("computed");
    evaluation.computed().forEach((path, value) -> computed.set(path, AnswersJson.plain(value)));
    ArrayNode consequences = answer.putArray("consequences");
    for (FormEvaluation.Consequence consequence : evaluation.consequences()) {
      consequences.add(
          NODES
              .objectNode()
              .put("question", consequence.path())
              .put(
                  "message",
                  evaluation.text(consequence.say(), language, consequence.path()).text()));
    }
    answer.put("milliseconds", milliseconds(form, read));
    out.println(AnswersJson.text(answer));
    return OK;
  }

  private static AnswersJson.Read readAnswers(String json, CompiledForm form, Language language)
      throws Unreadable {
    try {
      return AnswersJson.read(json, form, language);
    } catch (JacksonException e) {
      throw new Unreadable("The answers are not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      throw new Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static ObjectNode error(
      String path, String code, FormMessages messages, Map<String, Object> parameters) {
    return error(path, code, messages.of(code, parameters));
  }

  private static ObjectNode error(String path, String code, String message) {
    return NODES.objectNode().put("question", path).put("code", code).put("message", message);
  }

  /** The median CPU time of one evaluation on a warm machine, in milliseconds. */
  private static double milliseconds(CompiledForm form, AnswersJson.Read read) {
    long begun = System.nanoTime();
    int warmUps = 0;
    while (warmUps < WARM_UP_RUNS && System.nanoTime() - begun < WARM_UP_NANOS) {
      var unused = form.evaluate(read.answers(), read.inputs());
      warmUps++;
    }
    long each = Math.max(1, (System.nanoTime() - begun) / warmUps);
    int runs = (int) Math.clamp(ROUND_NANOS / each, 1, RUNS);
    ThreadMXBean thread = ManagementFactory.getThreadMXBean();
    double[] times = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long start = thread.getCurrentThreadCpuTime();
      for (int i = 0; i < runs; i++) {
        var unused = form.evaluate(read.answers(), read.inputs());
      }
      times[round] = (thread.getCurrentThreadCpuTime() - start) / 1e6 / runs;
    }
    Arrays.sort(times);
    return Math.round(times[ROUNDS / 2] * 1e4) / 1e4;
  }

  private static void notYamlAtAll(List<FormProblem> problems) throws Unreadable {
    for (FormProblem problem : problems) {
      if (problem.code().equals("yaml") || problem.code().equals("wrong-root")) {
        throw new Unreadable("Line " + problem.line() + ": " + problem.message());
      }
    }
  }

  private static String read(String file, InputStream in) throws Unreadable {
    try {
      byte[] bytes = bytes(file, in);
      if (bytes.length > MOST_BYTES) {
        throw new Unreadable(file + " is too big; at most 20 MB are read");
      }
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (NoSuchFileException | InvalidPathException _) {
      throw new Unreadable("There is no file " + file);
    } catch (CharacterCodingException _) {
      throw new Unreadable(file + " is not text in UTF-8");
    } catch (IOException e) {
      throw new Unreadable(file + " cannot be read: " + e.getMessage());
    }
  }

  private static byte[] bytes(String file, InputStream in) throws IOException {
    if (file.equals("-")) {
      return in.readNBytes(MOST_BYTES + 1);
    }
    try (InputStream from = Files.newInputStream(Path.of(file))) {
      return from.readNBytes(MOST_BYTES + 1);
    }
  }
}
