package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a form that is posted wrongly, too late, twice or by the wrong person. */
class BadInputTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));
  private static final Pattern FIELD =
      Pattern.compile("<(?:input|textarea)[^>]*\\bname=\"([^\"]+)\"[^>]*>");
  private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

  private final TryingIt it = TryingIt.shared();
  private final Caller leader = it.caller("leder2");
  private final String draft = start(leader);
  private final String page = firstPage(leader, draft);

  @AfterEach
  void backToNow() {
    it.clock().backToNow();
  }

  /** The draft of whoever it is in an open call. */
  private String start(Caller caller) {
    String call =
        it.server.getBean(Calls.class).published().stream()
            .filter(c -> c.state() == CallState.OPEN && c.kind().equals("drift-nasjonal"))
            .map(CallView::id)
            .findFirst()
            .orElseThrow()
            .toString();
    String proof = Caller.proof(caller.get("/utlysninger/" + call).body());
    HttpResponse<String> answer =
        caller.post("/soknader", Map.of("_csrf", List.of(proof), "utlysning", List.of(call)));
    return path(answer.headers().firstValue("Location").orElseThrow());
  }

  private static String path(String location) {
    return java.net.URI.create(location).getPath();
  }

  private static String firstPage(Caller caller, String draft) {
    Matcher link =
        Pattern.compile("href=\"(" + Pattern.quote(draft) + "/skjema/[^\"#?]+)\"")
            .matcher(caller.get(draft).body());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  /** The fields of the form as they stand, hidden ones and all. */
  private Map<String, List<String>> fields(Caller caller) {
    return fields(caller, page);
  }

  private static Map<String, List<String>> fields(Caller caller, String page) {
    String html = caller.get(page).body();
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(html.substring(html.indexOf("id=\"skjema\"")));
    while (field.find()) {
      String tag = field.group();
      if (tag.contains("type=\"radio\"") || tag.contains("type=\"checkbox\"")) {
        continue;
      }
      Matcher value = VALUE.matcher(tag);
      fields
          .computeIfAbsent(field.group(1), name -> new ArrayList<>())
          .add(value.find() ? value.group(1) : "");
    }
    return fields;
  }

  private static Map<String, List<String>> with(
      Map<String, List<String>> fields, String name, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(fields);
    changed.put(name, List.of(value));
    return changed;
  }

  @Test
  void fieldsTheFormDoesNotHaveChangeNothing() {
    Map<String, List<String>> fields = with(fields(leader), "contactName", "Rima Haddad");
    fields.put("amount2", List.of("1"));
    fields.put("_sett.state", List.of(""));
    fields.put("state", List.of("SUBMITTED"));
    fields.put("organisation", List.of("999999999"));
    assertThat(leader.post(page, fields).statusCode()).isEqualTo(302);
    assertThat(leader.get(page).body()).contains("Rima Haddad");
    assertThat(leader.get(draft).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsOfTheWrongKindIsKeptAsTypedAndToldAbout() {
    Map<String, List<String>> fields = with(fields(leader), "contactEmail", "ikke en adresse");
    HttpResponse<String> answer = leader.post(page, fields);
    String back = leader.follow(answer).body();
    assertThat(back).contains("ikke en adresse").contains("role=\"alert\"");
  }

  @Test
  void tenMegabytesOfTextAreRefusedInPlainWords() {
    Map<String, List<String>> fields = with(fields(leader), "contactName", "å".repeat(5_000_000));
    HttpResponse<String> answer = leader.post(page, fields);
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(leader.get(page).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsTooLongForAFieldComesBackWithWhatWasTyped() {
    Map<String, List<String>> fields = with(fields(leader), "contactName", "x".repeat(400));
    String back = leader.follow(leader.post(page, fields)).body();
    assertThat(back).contains("x".repeat(400)).contains("role=\"alert\"");
  }

  @Test
  void aSessionThatRanOutInMidFormLosesNothing() {
    Map<String, List<String>> fields = with(fields(leader), "contactName", "Rima på kvelden");
    leader.forget();
    HttpResponse<String> answer = leader.post(page, fields);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .contains("/innlogging?utlopt");
    HttpResponse<String> back = leader.logInAgain("leder2");
    assertThat(back.body()).contains("Rima på kvelden");
  }

  @Test
  void twoTabsThatChangeDifferentAnswersLoseNeither() {
    Map<String, List<String>> one = fields(leader);
    Map<String, List<String>> two = fields(leader);
    leader.post(page, with(one, "contactName", "Fra den første fanen"));
    leader.post(page, with(two, "contactPhone", "91 23 45 67"));
    assertThat(leader.get(page).body()).contains("Fra den første fanen").contains("91 23 45 67");
  }

  @Test
  void twoPeopleWhoChangeTheSameAnswerFindBoth() {
    Caller chair = it.caller("leder");
    Caller treasurer = it.caller("kasserer");
    String theirs = firstPage(chair, start(chair));
    Map<String, List<String>> one = fields(chair, theirs);
    Map<String, List<String>> two = fields(treasurer, theirs);
    chair.post(theirs, with(one, "contactName", "Skrevet av lederen"));
    treasurer.post(theirs, with(two, "contactName", "Skrevet av kassereren"));
    assertThat(chair.get(theirs).body())
        .contains("Skrevet av lederen")
        .contains("Skrevet av kassereren");
  }

  @Test
  void aPostWithoutTheFormsOwnProofIsRefused() {
    Map<String, List<String>> fields = fields(leader);
    fields.remove("_csrf");
    assertThat(leader.post(page, fields).statusCode()).isEqualTo(403);
  }

  @Test
  void theWrongPersonFindsNothing() {
    Caller other = it.caller("leder");
    String proof = Caller.proof(other.get("/hjem").body());
    assertThat(other.get(page).statusCode()).isEqualTo(404);
    assertThat(other.post(page, Map.of("_csrf", List.of(proof))).statusCode()).isEqualTo(404);
    assertThat(other.post(draft + "/innsending", Map.of("_csrf", List.of(proof))).statusCode())
        .isEqualTo(404);
    assertThat(other.get(draft + "/kvittering").statusCode()).isEqualTo(404);
  }

  @Test
  void anIdThatCantBeOneIsNotFound() {
    assertThat(leader.get("/soknader/ikke-en-id").statusCode()).isEqualTo(404);
    assertThat(leader.get("/utlysninger/1").statusCode()).isEqualTo(404);
  }

  @Test
  void aSecondAfterTheDeadlineNothingIsSavedAndTheReasonIsTold() {
    Map<String, List<String>> fields = with(fields(leader), "contactName", "For sent");
    it.clock().moveTo(TODAY.plusDays(46), LocalTime.MIDNIGHT);
    HttpResponse<String> answer = leader.post(page, fields);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("DEADLINE_PASSED");
    assertThat(leader.follow(answer).body()).contains("Fristen er ute");
    it.clock().backToNow();
    assertThat(leader.get(page).body()).doesNotContain("For sent");
  }
}
