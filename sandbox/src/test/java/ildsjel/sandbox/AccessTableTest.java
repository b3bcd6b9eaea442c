package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route is called as every member of the cast, and who gets in is compared with {@code
 * docs/access.md}. What was found is written to {@code target/access.md}; when a rule was meant to
 * change, that file becomes the new table.
 */
class AccessTableTest {

  private static final Path TABLE = Path.of("../docs/access.md");
  private static final Path FOUND = Path.of("target/access.md");

  private final TryingIt it = TryingIt.shared();

  @Test
  void everyRouteLetsInWhomTheTableSays() throws IOException {
    List<String> cast =
        Stream.concat(Stream.of(Caller.NOBODY), Cast.ALL.stream().map(Cast.Member::logIn)).toList();
    Map<String, Caller> callers = new LinkedHashMap<>();
    Map<String, String> proofs = new LinkedHashMap<>();
    String open = openCall();
    for (String member : cast) {
      Caller caller = it.caller(member);
      callers.put(member, caller);
      proofs.put(member, Caller.proof(caller.get("/utlysninger/" + open).body()));
    }
    Map<String, String> rows = new TreeMap<>();
    for (Route route : routes()) {
      List<String> cells = new ArrayList<>();
      for (String member : cast) {
        int status = status(callers.get(member), proofs.get(member), route);
        assertThat(status)
            .as(route + " as " + member)
            .isIn(member.equals(Caller.NOBODY) ? List.of(204, 302, 401, 404) : List.of(204, 404));
        cells.add(status == 204 ? "yes" : status == 404 ? "" : "log in");
      }
      rows.put(
          route.pattern() + " " + route.method(),
          "| `%s` | %s | %s |"
              .formatted(route.pattern(), route.method(), String.join(" | ", cells)));
    }
    assertThat(rows).hasSizeGreaterThan(60);
    // a table in which nobody is ever kept out would prove nothing
    assertThat(rows.get("/roller GET")).contains("|  |").contains("| yes |");
    String table = table(cast, rows);
    Files.createDirectories(FOUND.getParent());
    Files.writeString(FOUND, table);
    assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "").isEqualTo(table);
  }

  private record Route(String pattern, HttpMethod method) {

    /** The address with something in each gap; what is asked is who may come so far. */
    String address() {
      return pattern
          .replaceAll("\\{(number)}", "313130005")
          .replaceAll("\\{(id|person|file)}", "00000000-0000-0000-0000-000000000000")
          .replaceAll("\\{[a-zA-Z]+}", "x");
    }
  }

  private List<Route> routes() {
    RequestMappingHandlerMapping mapping =
        it.server.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    List<Route> routes = new ArrayList<>();
    mapping
        .getHandlerMethods()
        .forEach((info, method) -> {
          if (!method.getBeanType().getName().startsWith("no.ildsjel.")) {
            return;
          }
          for (String pattern : info.getPatternValues()) {
            if (!pattern.equals("/error")) {
              for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
                routes.add(new Route(pattern, verb.asHttpMethod()));
              }
            }
          }
        });
    return routes;
  }

  private static int status(Caller caller, String proof, Route route) {
    return route.method() == HttpMethod.GET
        ? caller.get(route.address(), Probes.ONLY_ACCESS, "yes").statusCode()
        : caller
            .post(route.address(), Map.of("_csrf", List.of(proof)), Probes.ONLY_ACCESS, "yes")
            .statusCode();
  }

  private String openCall() {
    return it.server.getBean(no.ildsjel.programme.Calls.class).published().stream()
        .filter(c -> c.state() == no.ildsjel.programme.CallState.OPEN)
        .findFirst()
        .orElseThrow()
        .id()
        .toString();
  }

  private static String table(List<String> cast, Map<String, String> rows) {
    return """
    # Who may call what

    Every route, called as every member of the cast. `yes`: let in by the route's rule; what is behind it is then looked up through the caller, so that somebody else's case is not found. `log in`: sent to log in first. Empty: there is no such page for this caller. `-` is a visitor. Made by `AccessTableTest`, which fails when it is no longer so.

    | route | method | %s |
    |---|---|%s
    %s
    """
        .formatted(
            cast.stream().map(c -> "`" + c + "`").collect(Collectors.joining(" | ")),
            "---|".repeat(cast.size()),
            String.join("\n", rows.values()));
  }
}
