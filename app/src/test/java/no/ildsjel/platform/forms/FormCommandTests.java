package no.ildsjel.platform.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TreeSet;
import no.ildsjel.shared.Command;
import no.ildsjel.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormCommandTests {

  @TempDir Path folder;

  private record Ran(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  private Ran run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new FormCommand()
            .run(
                List.of(arguments),
                new ByteArrayInputStream(SmallGrant.YAML.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String file(String name, String content) throws Exception {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void aGoodFormIsOk() throws Exception {
    Ran ran = run("check", file("form.yaml", SmallGrant.YAML));
    assertThat(ran.code()).isZero();
    assertThat(ran.out().strip()).isEqualTo("{\"ok\":true,\"problems\":[]}");
    assertThat(ran.err()).isEmpty();
    assertThat(run("check", "-").out()).isEqualTo(ran.out());
  }

  @Test
  void aFormWithProblemsIsAnsweredWithThem() throws Exception {
    String yaml = SmallGrant.YAML.replace("when: row.pays", "when: row.paid");
    Ran ran = run("check", file("form.yaml", yaml));
    assertThat(ran.code()).isZero();
    assertThat(ran.json().path("ok").booleanValue()).isFalse();
    JsonNode problem = ran.json().path("problems").get(0);
    assertThat(problem.path("place").stringValue())
        .isEqualTo("pages[1].questions[0].questions[2].when");
    assertThat(problem.path("code").stringValue()).isEqualTo("unknown-name");
    assertThat(problem.path("message").stringValue()).contains("row.pays");
    assertThat(problem.path("line").intValue()).isPositive();
  }

  @Test
  void answersAreEvaluated() throws Exception {
    String form = file("form.yaml", SmallGrant.YAML);
    Ran ran = run("evaluate", form, file("answers.json", SmallGrant.ANSWERS));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.json().path("errors").size()).isZero();
    assertThat(ran.json().path("visible").get(0).stringValue()).isEqualTo("projectName");
    assertThat(ran.json().path("computed").path("partnersGive").longValue()).isEqualTo(20_000);
    assertThat(ran.json().path("milliseconds").isNumber()).isTrue();
    assertThat(ran.json().path("consequences").get(0).path("message").stringValue())
        .contains("revisor");
  }

  @Test
  void errorsAreToldInWords() throws Exception {
    String form = file("form.yaml", SmallGrant.YAML);
    String answers = file("a.json", "{\"kind\": \"project\", \"amount\": 200000, \"zzz\": 1}");
    JsonNode english = run("evaluate", form, answers, "en").json();
    assertThat(english.path("errors").toString())
        .contains(
            "{\"question\":\"amount\",\"code\":\"too-large\",\"message\":\"Write 110,000 or less.\"}")
        .contains("\"question\":\"zzz\",\"code\":\"unknown-question\"");
    JsonNode bokmål = run("evaluate", form, answers).json();
    assertThat(bokmål.path("errors").toString()).contains("Skriv 110\u00a0000 eller mindre.");
  }

  @Test
  void whatCannotBeReadIsSaidOnStandardErrorAlone() throws Exception {
    String form = file("form.yaml", SmallGrant.YAML);
    String good = file("a.json", "{}");
    byte[] latin1 = "form: æ".getBytes(StandardCharsets.ISO_8859_1);
    Path crooked = Files.write(folder.resolve("latin1.yaml"), latin1);
    for (Ran ran :
        List.of(
            run(),
            run("check"),
            run("dance", form),
            run("check", folder.resolve("missing.yaml").toString()),
            run("check", folder.toString()),
            run("check", crooked.toString()),
            run("check", "\u0000"),
            run("check", file("list.yaml", "- a")),
            run("check", file("broken.yaml", "a: [")),
            run("check", file("empty.yaml", "")),
            run("evaluate", form),
            run("evaluate", form, file("b.json", "{")),
            run("evaluate", form, file("c.json", "[]")),
            run("evaluate", form, good, "klingon"),
            run("evaluate", file("bad.yaml", SmallGrant.YAML + "extra: 1\n"), good))) {
      assertThat(ran.code()).isEqualTo(Command.BAD_INPUT);
      assertThat(ran.out()).isEmpty();
      assertThat(ran.err()).isNotBlank().doesNotContain("Exception");
    }
  }

  @Test
  void theCommandIsRegistered() {
    assertThat(ServiceLoader.load(Command.class).stream().map(p -> p.get().name()))
        .contains("form");
  }

  @ParameterizedTest
  @EnumSource(names = {"NB", "NN", "EN", "AR"})
  void everyCodeHasWordsInEveryBundle(Language language) throws Exception {
    Properties texts = bundle(language);
    assertThat(new TreeSet<>(texts.stringPropertyNames()))
        .isEqualTo(new TreeSet<>(bundle(Language.NB).stringPropertyNames()));
    FormMessages messages = new FormMessages(language);
    String codes =
        SmallGrant.DOCS.substring(SmallGrant.DOCS.indexOf("### Codes of answers' errors"));
    codes
        .lines()
        .skip(1)
        .takeWhile(line -> !line.startsWith("Their words"))
        .flatMap(line -> java.util.regex.Pattern.compile("`([a-z-]+)`").matcher(line).results())
        .map(result -> result.group(1))
        .forEach(code -> {
          String words =
              messages.of(
                  code,
                  Map.of(
                      "min", 2L, "max", 1L, "length", 3L, "costs", 1L, "income", 2L, "name",
                      "a.pdf", "types", "pdf"));
          assertThat(words).as(code).isNotEqualTo(code).doesNotContain("{", "}");
        });
  }

  private static Properties bundle(Language language) throws Exception {
    Properties texts = new Properties();
    try (var in =
        FormCommandTests.class.getResourceAsStream(
            "/texts/forms_" + language.code() + ".properties")) {
      texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
