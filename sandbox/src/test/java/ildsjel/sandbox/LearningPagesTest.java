package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.support.learning.Attendee;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.EventOffice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A course from the form it is written in to the certificate, by the addresses of the pages. */
class LearningPagesTest {

  private final TryingIt it = TryingIt.shared();
  private final Demonstration play = it.server.getBean(Demonstration.class);
  private final LocalDate day = LocalDate.now(it.clock()).plusDays(12);
  private final Caller officer = it.caller("saksbehandler");
  private final Caller leader = it.caller("leder");
  private final Caller other = it.caller("leder2");

  @AfterEach
  void backToNow() {
    it.clock().backToNow();
  }

  private Map<String, List<String>> written(String proof, UUID key, UUID session, String from) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    fields.put("_csrf", List.of(proof));
    fields.put("nokkel", List.of(key.toString()));
    fields.put("program", List.of("dir"));
    fields.put("type", List.of("COURSE"));
    fields.put("tittel-nb", List.of("Kurs fra skjema"));
    fields.put("tittel-uk", List.of("Курс із форми"));
    fields.put("tekst-nb", List.of("Vi prøver skjemaet, med komma, og linjer."));
    fields.put("oving", List.of("oving-pitch"));
    fields.put("plasser", List.of("10"));
    fields.put("prorg", List.of("2"));
    fields.put("frist", List.of(day.minusDays(1).toString()));
    fields.put("okt", List.of(session.toString(), UUID.randomUUID().toString()));
    fields.put("dag", List.of(day.toString(), ""));
    fields.put("fra", List.of(from, ""));
    fields.put("til", List.of("20.30", ""));
    fields.put("sted", List.of("Bodø, Storsalen", ""));
    fields.put("lenke", List.of("", ""));
    return fields;
  }

  private static String post(Caller who, String path, String... fields) {
    Map<String, List<String>> sent = new LinkedHashMap<>();
    sent.put("_csrf", List.of(Caller.proof(who.get("/meg").body())));
    for (int i = 0; i < fields.length; i += 2) {
      sent.put(fields[i], List.of(fields[i + 1]));
    }
    HttpResponse<String> answer = who.post(path, sent);
    assertThat(answer.statusCode()).as(path).isIn(302, 303);
    return java.net.URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  @Test
  void aCourseIsWrittenPublishedMovedHeldAndOnlyThoseWhoWereThereGetWhatComesAfter() {
    String proof = Caller.proof(officer.get("/saker/kurs/ny").body());
    UUID key = UUID.randomUUID();
    UUID session = UUID.randomUUID();
    HttpResponse<String> wrong = officer.post("/saker/kurs", written(proof, key, session, "21.00"));
    assertThat(wrong.statusCode()).isEqualTo(200);
    assertThat(wrong.body()).contains("Vi prøver skjemaet, med komma").contains("minst én økt");
    officer.post("/saker/kurs", written(proof, key, session, "18"));
    String office = "/saker/kurs/" + key;
    String home = "/kurs/" + key;
    assertThat(leader.get(home).statusCode()).as("a draft").isEqualTo(404);
    post(officer, office + "/publisering");
    assertThat(leader.get(home).body()).contains("18.00–20.30").contains("Bodø, Storsalen");
    assertThat(it.caller("kommune").get(office).statusCode()).isEqualTo(404);

    leader.post(
        home + "/pameldinger",
        Map.of(
            "_csrf", List.of(Caller.proof(leader.get("/meg").body())),
            "nokkel", List.of(UUID.randomUUID().toString()),
            "navn", List.of("Amina Diriye", "Sahra, kaller seg Omar"),
            "epost", List.of("", "sahra@example.org"),
            "behov", List.of("", "Teleslynge")));
    assertThat(officer.get(office).body())
        .contains("Sahra, kaller seg Omar")
        .contains("Teleslynge");
    assertThat(leader.get(home).body()).doesNotContain("Teleslynge");
    officer.post(office, written(proof, key, session, "17.30"));
    assertThat(leader.get(home).body()).contains("17.30–20.30");

    it.clock().moveTo(day, LocalTime.of(17, 45));
    CourseEvent event =
        it.server
            .getBean(EventOffice.class)
            .find(play.cast("saksbehandler"), new EventId(key))
            .orElseThrow();
    List<Attendee> people =
        it.server
            .getBean(EventOffice.class)
            .signUps(play.cast("saksbehandler"), event)
            .getFirst()
            .people();
    String here = people.getFirst().id().toString();
    post(officer, office + "/okter/" + session + "/oppmote", "her", here);
    post(
        officer,
        office + "/lenker",
        "nokkel",
        UUID.randomUUID().toString(),
        "tittel",
        "Lysbildene",
        "lenke",
        "https://lysbilder.example/1");
    assertThat(leader.get(home).body()).contains("https://lysbilder.example/1");
    assertThat(other.get(home).body()).doesNotContain("lysbilder.example");
    HttpResponse<String> paper = leader.get(home + "/kursbevis/" + here);
    assertThat(paper.statusCode()).isEqualTo(200);
    assertThat(paper.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(officer.get(office + "/kursbevis/" + here).statusCode()).isEqualTo(200);
    for (String hidden :
        List.of(
            home + "/kursbevis/" + here,
            home + "/materiell/" + UUID.randomUUID(),
            home + "/reise")) {
      assertThat(other.get(hidden).statusCode()).as(hidden).isEqualTo(404);
    }
    assertThat(leader.get(home + "/kursbevis/" + people.getLast().id()).statusCode())
        .as("who was not there")
        .isEqualTo(404);

    String claim =
        post(leader, home + "/reise", "nokkel", key.toString(), "belop", "1 240", "hva", "Buss");
    assertThat(leader.get(claim).body()).contains("1\u00a0240\u00a0kr");
    post(
        officer, office + "/reise/" + key, "belop", "1240", "svar", "ASKED", "ord", "Hvem reiste?");
    assertThat(leader.get(claim).body()).contains("Hvem reiste?");
  }

  @Test
  void aCalendarsAddressIsShownOnceAndIsVoidWhenItIsClosed() {
    String proof = Caller.proof(leader.get("/kalender").body());
    String page = leader.post("/kalender", Map.of("_csrf", List.of(proof))).body();
    Matcher address = Pattern.compile("/kalender/[A-Za-z0-9_-]{43}\\.ics").matcher(page);
    assertThat(address.find()).isTrue();
    Caller program = it.caller(Caller.NOBODY);
    HttpResponse<String> file = program.get(address.group());
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
    assertThat(file.body()).startsWith("BEGIN:VCALENDAR");
    assertThat(leader.get("/kalender").body()).doesNotContain(".ics");
    assertThat(
            leader
                .post(
                    "/kalender",
                    Map.of(
                        "_csrf",
                        List.of(proof),
                        "organisasjon",
                        List.of(Cast.KVINNER_I_BEVEGELSE.value())))
                .statusCode())
        .isEqualTo(404);
    leader.post("/kalender/fjerning", Map.of("_csrf", List.of(proof)));
    assertThat(program.get(address.group()).statusCode()).isEqualTo(404);
    assertThat(program.get("/arsplan/kalender.ics").body()).contains("BEGIN:VTIMEZONE");
  }
}
