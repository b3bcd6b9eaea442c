package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import no.ildsjel.platform.archive.ArchiveChain;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is kept of a person, handed out and erased; on a server of its own, since people go. */
class PersonalDataTest {

  private static ConfigurableApplicationContext server;
  private static String address;

  @BeforeAll
  static void start() {
    server = TryingIt.anotherServer();
    address = "http://localhost:" + server.getEnvironment().getProperty("local.server.port");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Caller caller(String logIn) {
    return Caller.logIn(address, logIn);
  }

  private static HttpResponse<String> confirmed(Caller person) {
    String proof = Caller.proof(person.get("/meg/opplysninger/sletting").body());
    return person.post("/meg/opplysninger/sletting", Map.of("_csrf", List.of(proof)));
  }

  private static String name(String logIn) {
    return Cast.ALL.stream()
        .filter(member -> member.logIn().equals(logIn))
        .findFirst()
        .orElseThrow()
        .name();
  }

  @Test
  void aPersonGetsEverythingAndNothingOfOthers() {
    HttpResponse<String> file = caller("leder").get("/meg/opplysninger/fil");
    assertThat(file.headers().firstValue("cache-control").orElse("")).contains("no-store");
    JsonNode all = JsonMapper.shared().readTree(file.body());
    assertThat(all.get("person").get(0).get("name").asString()).isEqualTo(name("leder"));
    assertThat(all.get("mandates").size()).isPositive();
    assertThat(all.get("acts").size()).isPositive();
    assertThat(all.get("sessions").size()).isEqualTo(1);
    for (Cast.Member other : Cast.ALL) {
      if (!other.logIn().equals("leder")) {
        assertThat(file.body()).doesNotContain(other.name());
      }
    }
  }

  @Test
  void whoIsErasedIsANewPersonNextTimeAndWhatMustStayHasNoName() {
    Caller leader = caller("leder2");
    Caller elsewhere = caller("leder2");
    JsonNode before = JsonMapper.shared().readTree(leader.get("/meg/opplysninger/fil").body());
    assertThat(leader.get("/meg/opplysninger/sletting").body()).contains("Arkivlova § 13");
    HttpResponse<String> gone = confirmed(leader);
    assertThat(gone.headers().firstValue("location").orElse("")).endsWith("/personvern?slettet");
    assertThat(elsewhere.get("/meg").statusCode()).as("logged out elsewhere too").isEqualTo(302);
    JdbcClient jdbc = server.getBean(JdbcClient.class);
    assertThat(
            jdbc.sql("select count(*) from platform.person where name = ?")
                .param(name("leder2"))
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql("select name from platform.person where provider = 'slettet'")
                .query(String.class)
                .list())
        .contains("slettet bruker");
    // the case is still there for officers, and so are the chain and the pages that showed the name
    assertThat(caller("saksbehandler").get("/saker").statusCode()).isEqualTo(200);
    server.getBean(ArchiveChain.class).seal();
    assertThat(server.getBean(ArchiveChain.class).verify().broken()).isEmpty();
    JsonNode after =
        JsonMapper.shared().readTree(caller("leder2").get("/meg/opplysninger/fil").body());
    assertThat(after.get("acts").size()).isLessThan(before.get("acts").size() + 1);
    assertThat(after.get("applicationsStarted").size()).isZero();
    assertThat(after.get("answers").size()).isZero();
  }

  @Test
  void anOfficerHandsOverOpenAssessmentsFirst() {
    Caller officer = caller("saksbehandler");
    // as dealt out once the officers of a round have declared that they have no ties
    server
        .getBean(JdbcClient.class)
        .sql(
            """
            insert into casework.assignment (application, person, assigned_by, assigned_at)
            select a.id, p.id, p.id, a.submitted_at
            from casework.application a, platform.person p
            where p.subject = 'saksbehandler' and a.state = 'SUBMITTED' and not a.decided
              and not exists (
                select 1 from casework.assignment g
                where g.application = a.id and g.person = p.id)
              and not exists (
                select 1 from casework.assessment s
                where s.application = a.id and s.assessor = p.id)
            limit 1
            """)
        .update();
    assertThat(officer.get("/meg/opplysninger/sletting").body())
        .contains("Gi dem til noen andre først");
    String proof = Caller.proof(officer.get("/meg").body());
    officer.post("/meg/opplysninger/sletting", Map.of("_csrf", List.of(proof)));
    assertThat(officer.get("/meg").body()).contains(name("saksbehandler"));
  }

  @Test
  void theOnlyAdministratorOfTheInstallationStays() {
    assertThat(caller("admin").get("/meg/opplysninger/sletting").body())
        .contains("Du er den eneste som gir roller her");
  }
}
