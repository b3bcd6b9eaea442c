package no.ildsjel.support.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import no.ildsjel.shared.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchCommandTest {

  private record Ran(int code, String out, String err) {}

  private static Ran run(String question) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new MatchCommand()
            .run(
                List.of("-"),
                new ByteArrayInputStream(question.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void itIsAmongTheCommands() {
    assertThat(ServiceLoader.load(Command.class))
        .anyMatch(c -> c.name().equals("match") && c instanceof MatchCommand);
  }

  @Test
  void theAnswerIsOneLineOfJson() {
    Ran ran =
        run(
            """
            {"participants": [{"id": "sprakbroen"}, {"id": "lykta"}, {"id": "kvinner"}],
             "mentors": [{"id": "storkronen", "capacity": 1}, {"id": "nabohjelpen", "capacity": 1}],
             "pairs": [
               {"participant": "sprakbroen", "mentor": "storkronen", "fit": 900},
               {"participant": "sprakbroen", "mentor": "nabohjelpen", "fit": 800},
               {"participant": "lykta", "mentor": "storkronen", "fit": 700},
               {"participant": "kvinner", "mentor": "storkronen", "fit": 100}],
             "objective": "matched-first"}
            """);
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .isEqualTo(
            "{\"pairs\":[{\"participant\":\"lykta\",\"mentor\":\"storkronen\",\"fit\":700,"
                + "\"reasons\":[{\"code\":\"only-one\",\"text\":\"No other mentor is possible.\"}],"
                + "\"nextBest\":null},"
                + "{\"participant\":\"sprakbroen\",\"mentor\":\"nabohjelpen\",\"fit\":800,"
                + "\"reasons\":[{\"code\":\"better-is-full\",\"text\":\"storkronen fits better, and"
                + " has its places for others, so that all fit best.\"}],\"nextBest\":null}],"
                + "\"value\":1500,\"bound\":1500,\"proof\":\"optimal\","
                + "\"unmatched\":[{\"participant\":\"kvinner\","
                + "\"relax\":\"give storkronen room for 1 more\"}]}\n");
  }

  @Test
  void anImpossiblePinIsInfeasibleAndSaysWhatToRelax() {
    Ran ran =
        run(
            """
            {"participants": [{"id": "lykta"}], "mentors": [{"id": "storkronen", "capacity": 1}],
             "pairs": [{"participant": "lykta", "mentor": "storkronen", "fit": 5}],
             "conflicts": [{"participant": "lykta", "mentor": "storkronen"}],
             "pinned": [{"participant": "lykta", "mentor": "storkronen"}]}
            """);
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .isEqualTo(
            "{\"pairs\":[],\"value\":null,\"bound\":null,\"proof\":\"infeasible\",\"unmatched\":"
                + "[{\"participant\":\"lykta\",\"relax\":\"is pinned to storkronen, which is a"
                + " conflict: take one away\"}]}\n");
  }

  @Test
  void nobodyToMatchIsAnAnswerToo() {
    assertThat(run("{\"participants\": [], \"mentors\": [], \"pairs\": []}").out())
        .isEqualTo(
            "{\"pairs\":[],\"value\":0,\"bound\":0,\"proof\":\"optimal\",\"unmatched\":[]}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [] | the input must be an object
          {"mentors":[],"pairs":[]} | participants is missing
          {"participants":[{"id":"a"},{"id":"a"}],"mentors":[],"pairs":[]} | participant a stands twice
          {"participants":[{"id":"a"}],"mentors":[{"id":"m","capacity":-1}],"pairs":[]} | mentors[0].capacity is negative
          {"participants":[{"id":"a"}],"mentors":[],"pairs":[{"participant":"a","mentor":"x","fit":1}]} | there is no mentor x
          {"participants":[{"id":"a"}],"mentors":[{"id":"m","capacity":1}],"pairs":[{"participant":"a","mentor":"m","fit":1.5}]} | pairs[0].fit must be a whole number
          {"participants":[],"mentors":[],"pairs":[],"objective":"best"} | objective must be "total" or "matched-first"
          """)
  void whatIsWrongIsNamed(String question, String trouble) {
    Ran ran = run(question);
    assertThat(ran.code()).isEqualTo(Command.BAD_INPUT);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(trouble);
  }

  @Test
  void aFitThatIsTooGoodAndAMisspeltFieldAreToldOf() {
    assertThat(
            run("{\"participants\":[{\"id\":\"a\"}],\"mentors\":[{\"id\":\"m\",\"capacity\":1}],"
                    + "\"pairs\":[{\"participant\":\"a\",\"mentor\":\"m\",\"fit\":1000001}]}")
                .err())
        .contains("the fit of a and m must be 0 to 1000000");
    assertThat(run("{\"participants\":[],\"mentors\":[],\"pairs\":[],\"pined\":[]}").err())
        .contains("the field \"pined\" is ignored");
  }
}
