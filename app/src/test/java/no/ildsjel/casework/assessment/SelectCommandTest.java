package no.ildsjel.casework.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import no.ildsjel.shared.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectCommandTest {

  private record Run(int code, String out, String err) {}

  @TempDir Path folder;

  private Run select(String json) throws Exception {
    return select(json.getBytes(StandardCharsets.UTF_8));
  }

  private Run select(byte[] json) throws Exception {
    Path file = folder.resolve("question.json");
    Files.write(file, json);
    return run(file.toString());
  }

  private static Run run(String... arguments) {
    return run(InputStream.nullInputStream(), arguments);
  }

  private static Run run(InputStream in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new SelectCommand()
            .run(List.of(arguments), in, new PrintStream(out, true), new PrintStream(err, true));
    return new Run(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static final String QUESTION =
      """
      {"frame": 100000, "candidates": [
        {"id": "språkbroen", "region": "Bodø", "options": [
          {"amount": 80000, "value": 70.125}, {"amount": 40000, "value": 50}]},
        {"id": "kvinner", "region": "Skien", "options": [{"amount": 60000, "value": 60.5}]},
        {"id": "nabo", "region": "Skien", "options": [{"amount": 30000, "value": 10}]}]
      """;

  @Test
  void theCommandIsFoundByItsName() {
    assertThat(ServiceLoader.load(Command.class))
        .anyMatch(c -> c.name().equals("select") && c instanceof SelectCommand);
  }

  @Test
  void theMostValueWithinTheFrameIsChosen() throws Exception {
    Run run = select(QUESTION + "}");
    assertThat(run.err).isEmpty();
    assertThat(run.code).isZero();
    assertThat(run.out)
        .isEqualTo(
            """
            {"selected":[{"id":"kvinner","amount":60000},{"id":"språkbroen","amount":40000}],\
            "value":110.5,"bound":110.5,"proof":"optimal","relax":[]}
            """);
  }

  @Test
  void aLockedInCandidateGetsExactlyOneOfItsAmounts() throws Exception {
    Run run = select(QUESTION + ", \"lockedIn\": [\"nabo\"]}");
    assertThat(run.out).contains("\"id\":\"nabo\",\"amount\":30000").contains("\"value\":70.5");
  }

  @Test
  void whatCannotAllHoldIsAnsweredWithWhatCouldGive() throws Exception {
    Run run =
        select(
            QUESTION
                + ", \"wishes\": [{\"region\": \"Skien\", \"minAwards\": 2},"
                + " {\"region\": \"Bodø\", \"minAmount\": 40000}]}");
    assertThat(run.code).isZero();
    assertThat(run.out)
        .contains("\"selected\":[],\"value\":null,\"bound\":null,\"proof\":\"infeasible\"")
        .contains("{\"what\":\"frame\",\"by\":30000,\"text\":\"Raise the frame by 30\u00a0000")
        .contains("{\"what\":\"wish\",\"index\":0,\"by\":1,")
        .contains("{\"what\":\"wish\",\"index\":1,\"by\":40000,");
  }

  @Test
  void lockedBothWaysCanNotBeAndEitherLockMayGive() throws Exception {
    Run run = select(QUESTION + ", \"lockedIn\": [\"nabo\"], \"lockedOut\": [\"nabo\"]}");
    assertThat(run.code).isZero();
    assertThat(run.out)
        .contains("\"proof\":\"infeasible\"")
        .contains("{\"what\":\"lockedIn\",\"index\":0,\"by\":1,")
        .contains("{\"what\":\"lockedOut\",\"index\":0,\"by\":1,")
        .doesNotContain("\"frame\"");
  }

  @Test
  void aWishForARegionNobodyIsInCanOnlyBeLowered() throws Exception {
    Run run = select(QUESTION + ", \"wishes\": [{\"region\": \"Alta\", \"minAwards\": 2}]}");
    assertThat(run.out).contains("[{\"what\":\"wish\",\"index\":0,\"by\":2,");
    assertThat(select(QUESTION + ", \"wishes\": [{\"region\": \"Alta\", \"minAwards\": 0}]}").out)
        .contains("optimal");
  }

  @Test
  void nobodyToChooseAmongIsAnEmptySelectionWorthNothing() throws Exception {
    assertThat(select("{\"frame\": 0, \"candidates\": []}").out)
        .isEqualTo(
            "{\"selected\":[],\"value\":0,\"bound\":0,\"proof\":\"optimal\",\"relax\":[]}\n");
  }

  @Test
  void theSameQuestionHasTheSameAnswer() throws Exception {
    assertThat(select(QUESTION + "}")).isEqualTo(select(QUESTION + "}"));
  }

  @Test
  void theQuestionMayComeFromStandardInput() {
    InputStream in = new ByteArrayInputStream((QUESTION + "}").getBytes(StandardCharsets.UTF_8));
    assertThat(run(in, "-").out).contains("110.5");
  }

  @Test
  void aMisspeltFieldIsPointedOut() throws Exception {
    assertThat(select(QUESTION + ", \"lockedin\": []}").err).contains("lockedin");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | must be an object",
        "{\"candidates\": []} | frame is missing",
        "{\"frame\": 1} | candidates is missing",
        "{\"frame\": \"1\", \"candidates\": []} | frame must be a number",
        "{\"frame\": -1, \"candidates\": []} | frame is negative",
        "{\"frame\": 1.5, \"candidates\": []} | frame must be a whole number",
        "{\"frame\": 1e300, \"candidates\": []} | too large",
        "{\"frame\": 1e999999999, \"candidates\": []} | too large",
        "{\"frame\": NaN, \"candidates\": []} | not JSON",
        "{\"frame\": 1, \"frame\": 2, \"candidates\": []} | not JSON",
        "{\"frame\": 1, \"candidates\": [] | not JSON",
        "{\"frame\": 1, \"candidates\": []} {} | not JSON",
        "{\"frame\": 1, \"candidates\": {}} | candidates must be a list",
        "{\"frame\": 1, \"candidates\": [], \"timeLimitSeconds\": 0} | timeLimitSeconds",
        "{\"frame\": 1, \"candidates\": [], \"lockedIn\": [\"x\"]} | no candidate",
        "{\"frame\": 1, \"candidates\": [], \"wishes\": [{}]} | wishes[0].region is missing",
        "{\"frame\": 1, \"candidates\": [], \"wishes\": [{\"region\": \"a\", \"minAwards\": -1}]}"
            + " | wishes[0].minAwards is negative",
      })
  void aQuestionThatMakesNoSenseIsRefusedWithTheReason(String json, String reason)
      throws Exception {
    Run run = select(json);
    assertThat(run.code).isEqualTo(Command.BAD_INPUT);
    assertThat(run.err).contains(reason);
    assertThat(run.out).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\": 1, \"region\": \"a\", \"options\": []} | candidates[0].id must be a text",
        "{\"id\": \"a\", \"region\": \"a\"} | candidates[0].options is missing",
        "{\"id\": \"a\", \"region\": \"a\", \"options\": [{\"amount\": 1, \"value\": 0.0001}]}"
            + " | candidates[0].options[0].value has more than 3 decimals",
        "{\"id\": \"a\", \"region\": \"a\", \"options\": [{\"amount\": 1, \"value\": -1}]}"
            + " | options[0].value is negative",
        "{\"id\": \"a\", \"region\": \"a\", \"options\": [{\"amount\": -1, \"value\": 1}]}"
            + " | options[0].amount is negative",
        "{\"id\": \"a\", \"region\": \"a\", \"options\": [{\"amount\": 1e17, \"value\": 1}]}"
            + " | add up to more",
        "{\"id\": \"a\", \"region\": \"a\", \"options\": []},"
            + "{\"id\": \"a\", \"region\": \"b\", \"options\": []} | stands twice",
      })
  void aCandidateThatMakesNoSenseIsRefusedWithItsPlace(String candidate, String reason)
      throws Exception {
    Run run = select("{\"frame\": 1, \"candidates\": [" + candidate + "]}");
    assertThat(run.code).isEqualTo(Command.BAD_INPUT);
    assertThat(run.err).contains(reason);
  }

  @Test
  void aFileInAnotherEncodingIsRefused() throws Exception {
    Run run = select((QUESTION + "}").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run.code).isEqualTo(Command.BAD_INPUT);
    assertThat(run.err).contains("UTF-8");
  }

  @Test
  void aFileThatIsNotThereIsRefused() {
    assertThat(run(folder.resolve("gone.json").toString()).code).isEqualTo(Command.BAD_INPUT);
    assertThat(run(folder.toString()).code).isEqualTo(Command.BAD_INPUT);
    assertThat(run().code).isEqualTo(Command.BAD_INPUT);
  }
}
