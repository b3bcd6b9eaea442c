package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.insight.InsightRefusal;
import no.ildsjel.insight.records.AccessAppeals;
import no.ildsjel.insight.records.AccessRequest;
import no.ildsjel.insight.records.AccessRequests;
import no.ildsjel.insight.records.CaseFiles;
import no.ildsjel.insight.records.JournalKeeping;
import no.ildsjel.insight.records.JournalPost;
import no.ildsjel.insight.records.JournalSearch;
import no.ildsjel.insight.records.PublicJournal;
import no.ildsjel.insight.records.Retention;
import no.ildsjel.insight.records.Shielding;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.archive.ArchiveChain;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Who may see what of the cases, asking for more, and what is kept how long. */
class OpennessTest {

  private static final String SECRECY = "offl. § 13 første ledd, jf. fvl. § 13 første ledd nr. 1";
  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 11);

  private final TryingIt it = TryingIt.shared();
  private final Demonstration play = it.server.getBean(Demonstration.class);
  private final JdbcClient jdbc = it.server.getBean(JdbcClient.class);
  private final PublicJournal journal = it.server.getBean(PublicJournal.class);
  private final CaseFiles files = it.server.getBean(CaseFiles.class);
  private final AccessRequests requests = it.server.getBean(AccessRequests.class);
  private final AccessAppeals appeals = it.server.getBean(AccessAppeals.class);
  private final Caller visitor = it.caller(Caller.NOBODY);
  private final Actor.Person officer = play.cast("saksbehandler");

  @BeforeEach
  void theJournalIsWhereTheArchiveIs() {
    it.clock().moveTo(MONDAY, LocalTime.of(10, 0));
    while (it.server.getBean(ArchiveChain.class).seal() > 0) {
      // the next ones
    }
    while (it.server.getBean(JournalKeeping.class).lookAgain()) {
      // the next ones
    }
  }

  @AfterEach
  void timeGoesOn() {
    it.clock().backToNow();
  }

  private static JournalSearch search(String words) {
    return new JournalSearch(words, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private List<JournalPost> all(JournalSearch search) {
    List<JournalPost> all = new ArrayList<>();
    Optional<JournalSearch.After> after = Optional.empty();
    do {
      PublicJournal.Found page = journal.find(search, after);
      all.addAll(page.posts());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  /** A post of a case the officer may handle. */
  private JournalPost post(String act) {
    return all(search("")).stream()
        .filter(p -> p.act().equals(act) && p.administrator().isDirectorate())
        .filter(p -> files.visibleTo(officer, p.application()).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static void assertRefused(Refusal reason, Answer<?> answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private String ask(JournalPost post, String email) {
    String form = visitor.get("/journal/" + post.seal() + "/innsyn").body();
    var answer =
        visitor.post(
            "/journal/" + post.seal() + "/innsyn",
            Map.of("_csrf", List.of(Caller.proof(form)), "epost", List.of(email)));
    assertThat(answer.statusCode()).isEqualTo(302);
    String location = answer.headers().firstValue("Location").orElseThrow();
    return location.substring(location.indexOf("/journal/"));
  }

  /** The newest open request about a post: other tests ask too. */
  private AccessRequest open(JournalPost post) {
    return requests.visibleTo(officer).stream()
        .filter(r -> r.post() == post.seal() && r.state() == AccessRequest.State.OPEN)
        .max(Comparator.comparing(AccessRequest::year).thenComparing(AccessRequest::number))
        .orElseThrow();
  }

  @Test
  void pagesOfTheJournalHaveEveryPostOnce() {
    List<JournalPost> posts = all(search(""));
    assertThat(posts).hasSizeGreaterThan(PublicJournal.PAGE * 2).doesNotHaveDuplicates();
    assertThat(posts)
        .hasSize(
            jdbc.sql("select count(*) from insight.journal_post").query(Integer.class).single());
    LocalDate day = posts.get(posts.size() / 2).day();
    JournalSearch thatDay =
        new JournalSearch("", Optional.empty(), Optional.of(day), Optional.of(day));
    assertThat(all(thatDay)).isNotEmpty().allMatch(p -> p.day().equals(day));
  }

  @Test
  void whatIsShieldedIsNeitherShownNorFound() {
    JournalPost post = post("decision-recommended");
    String first = visitor.get("/journal?sok=" + post.caseNumber().replace("/", "%2F")).body();
    assertThat(first).contains(post.title());
    files
        .shield(
            officer,
            post.seal(),
            new Shielding(true, true, Shielding.Extent.WHOLE, SECRECY),
            "Et barn er nevnt")
        .orThrow();
    String then = visitor.get("/journal?sok=" + post.caseNumber().replace("/", "%2F")).body();
    assertThat(then).contains("Skjermet etter").contains(SECRECY);
    assertThat(all(search(post.caseNumber() + " innstilling")))
        .noneMatch(p -> p.seal() == post.seal());
    // the reason is for the archive, not for the journal
    assertThat(then).doesNotContain("Et barn er nevnt");
    theJournalIsWhereTheArchiveIs();
    it.server.getBean(JournalKeeping.class).rebuild();
    assertThat(journal.post(post.seal()).orElseThrow().shielding().title()).isTrue();
    files.shield(officer, post.seal(), post.shielding(), "Det var feil").orThrow();
    theJournalIsWhereTheArchiveIs();
    assertThat(journal.post(post.seal()).orElseThrow()).isEqualTo(post);
  }

  @Test
  void ofTwoChangesTheLastIsShownAllTheTime() {
    JournalPost post = post("award-accepted");
    Shielding hidden = new Shielding(true, true, Shielding.Extent.WHOLE, SECRECY);
    files.shield(officer, post.seal(), Shielding.NONE, "Alt er åpent").orThrow();
    it.server.getBean(ArchiveChain.class).seal();
    files.shield(officer, post.seal(), hidden, "Likevel ikke").orThrow();
    it.server.getBean(JournalKeeping.class).lookAgain();
    assertThat(journal.post(post.seal()).orElseThrow().shielding()).isEqualTo(hidden);
    theJournalIsWhereTheArchiveIs();
    assertThat(journal.post(post.seal()).orElseThrow().shielding()).isEqualTo(hidden);
    files.shield(officer, post.seal(), post.shielding(), "Som før").orThrow();
    theJournalIsWhereTheArchiveIs();
    assertThat(journal.post(post.seal()).orElseThrow()).isEqualTo(post);
  }

  @Test
  void shieldingNeedsALawAReasonAndSomebodyWhoHandlesTheCase() {
    JournalPost post = post("decision-made");
    Shielding whole = new Shielding(false, false, Shielding.Extent.WHOLE, SECRECY);
    assertRefused(InsightRefusal.REASON_MISSING, files.shield(officer, post.seal(), whole, " "));
    assertRefused(
        InsightRefusal.LAW_MISSING,
        files.shield(
            officer,
            post.seal(),
            new Shielding(false, false, Shielding.Extent.WHOLE, "fordi vi vil"),
            "Grunn"));
    for (String other : List.of("godkjenner", "kommune", "leder", "admin")) {
      assertThatThrownBy(() -> files.shield(play.cast(other), post.seal(), whole, "Grunn"))
          .isInstanceOf(AccessDeniedException.class);
    }
    assertThat(journal.post(post.seal()).orElseThrow()).isEqualTo(post);
  }

  @Test
  void aCaseFileIsForItsAdministratorsPeopleWithoutTies() {
    JournalPost post = post("decision-made");
    String path = "/saker/" + post.application() + "/arkiv";
    assertThat(it.caller("saksbehandler").get(path).statusCode()).isEqualTo(200);
    assertThat(it.caller("kommune").get(path).statusCode()).isEqualTo(404);
    assertThat(it.caller("leder").get(path).statusCode()).isEqualTo(404);
    jdbc.sql("select person, application from casework.conflict limit 1")
        .query((row, n) -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
        .optional()
        .ifPresent(tie ->
            assertThat(
                    files.visibleTo(
                        it.server
                            .getBean(no.ildsjel.platform.identity.People.class)
                            .actor(new no.ildsjel.shared.PersonId(tie.getKey()), Optional.empty()),
                        new ApplicationId(tie.getValue())))
                .isEmpty());
  }

  @Test
  void theOfficersPageHasTheCaseAndItsExport() {
    JournalPost post = post("decision-made");
    Caller caller = it.caller("saksbehandler");
    String path = "/saker/" + post.application();
    assertThat(caller.get(path).body()).contains(path + "/arkiv\"");
    assertThat(caller.get(path + "/arkiv").body())
        .contains(path + "/arkivmelding\"")
        .contains(post.title())
        .contains("arkivlova § 13");
    assertThat(caller.get(path + "/arkivmelding/1").body()).contains("<mappe");
    var packed = caller.get(path + "/arkivmelding");
    assertThat(packed.statusCode()).isEqualTo(200);
    assertThat(packed.headers().firstValue("Content-Type")).contains("application/zip");
    var paper = caller.get(path + "/arkiv/" + post.casePost() + "/dokument/1");
    assertThat(paper.body()).startsWith("%PDF");
    assertThat(caller.get(path + "/arkiv/99/dokument/1").statusCode()).isEqualTo(404);
  }

  @Test
  void anybodyCanAskAndIsGivenTheDocumentForThirtyDays() {
    JournalPost post = post("decision-made");
    String receipt = ask(post, "nysgjerrig@example.com");
    String waiting = visitor.get(receipt).body();
    assertThat(waiting).contains("Vi har fått kravet ditt").contains("18. januar 2027");
    assertThat(visitor.get(receipt + "/dokument/1").statusCode()).isEqualTo(404);
    AccessRequest request = open(post);
    assertThat(it.caller("saksbehandler").get("/saker/innsyn").body()).contains(request.label());
    assertThat(it.caller("kommune").get("/saker/innsyn/" + request.id()).statusCode())
        .isEqualTo(404);
    assertThat(it.caller("saksbehandler").get("/saker/innsyn/" + request.id()).body())
        .contains("/arkiv/" + post.casePost() + "/dokument/1")
        .doesNotContain("nysgjerrig@example.com");
    requests
        .answer(officer, request.id(), AccessRequest.State.GRANTED, "", "", Optional.empty())
        .orThrow();
    assertThat(visitor.get(receipt).body()).contains("Du får se dokumentet");
    assertThat(visitor.get(receipt + "/dokument/1").body()).startsWith("%PDF");
    Matcher link =
        Pattern.compile("/journal/innsyn/[A-Za-z0-9_-]+")
            .matcher(mailTo("nysgjerrig@example.com").getFirst());
    assertThat(link.find()).isTrue();
    assertThat(visitor.get(link.group() + "/dokument/1").body()).startsWith("%PDF");
    it.clock().moveTo(MONDAY.plusDays(31), LocalTime.of(10, 0));
    assertThat(visitor.get(receipt + "/dokument/1").statusCode()).isEqualTo(404);
    assertThat(visitor.get(receipt).body()).contains("Tiden for å hente");
    assertThat(visitor.get("/journal/innsyn/gjettet").statusCode()).isEqualTo(404);
  }

  private List<String> mailTo(String recipient) {
    return mailTo(recipient, "Svar på krav");
  }

  private List<String> mailTo(String recipient, String subject) {
    return it.server.getBean(Notifications.class).mail().stream()
        .filter(m -> m.recipient().equals(recipient))
        .filter(m -> m.subject().startsWith(subject))
        .map(m -> m.body())
        .toList();
  }

  @Test
  void aRefusalNamesTheLawAndTellsOfAppeal() {
    JournalPost post = post("assessment-closed");
    String receipt = ask(post, "presse@example.com");
    AccessRequest request = open(post);
    assertRefused(
        InsightRefusal.LAW_MISSING,
        requests.answer(
            officer, request.id(), AccessRequest.State.REFUSED, "", "Nei", Optional.empty()));
    assertRefused(
        InsightRefusal.REASON_MISSING,
        requests.answer(
            officer,
            request.id(),
            AccessRequest.State.REFUSED,
            "offl. § 14 første ledd",
            "",
            Optional.empty()));
    assertRefused(
        InsightRefusal.DOCUMENT_MISSING,
        requests.answer(
            officer,
            request.id(),
            AccessRequest.State.PARTLY,
            "offl. § 14 første ledd",
            "Internt",
            Optional.empty()));
    assertThatThrownBy(() ->
            requests.answer(
                play.cast("kommune"),
                request.id(),
                AccessRequest.State.GRANTED,
                "",
                "",
                Optional.empty()))
        .isInstanceOf(AccessDeniedException.class);
    requests
        .answer(
            officer,
            request.id(),
            AccessRequest.State.REFUSED,
            "offl. § 14 første ledd",
            "Vurderingen er til internt bruk.",
            Optional.empty())
        .orThrow();
    assertRefused(
        InsightRefusal.ALREADY_ANSWERED,
        requests.answer(
            officer, request.id(), AccessRequest.State.GRANTED, "", "", Optional.empty()));
    String page = visitor.get(receipt).body();
    assertThat(page)
        .contains("offl. § 14 første ledd")
        .contains("Vurderingen er til internt bruk.")
        .contains("innen tre uker");
    assertThat(visitor.get(receipt + "/dokument/1").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsGivenInPartIsTheFileTheOfficerHandedInAndNothingElse() {
    JournalPost post = post("application-submitted");
    String receipt = ask(post, "nabo@example.com");
    AccessRequest request = open(post);
    assertRefused(
        InsightRefusal.UNDER_SECRECY,
        requests.answer(
            officer, request.id(), AccessRequest.State.GRANTED, "", "", Optional.empty()));
    byte[] redacted =
        it.server
            .getBean(no.ildsjel.platform.documents.Letters.class)
            .pdf(
                new no.ildsjel.platform.documents.LetterContent(
                    "Sladdet", "Sladdet", Language.NB, "<h1>Sladdet</h1>"));
    requests
        .answer(
            officer,
            request.id(),
            AccessRequest.State.PARTLY,
            SECRECY,
            "Helseopplysninger er tatt ut.",
            Optional.of(new AccessRequests.Handed("sladdet.pdf", redacted)))
        .orThrow();
    assertThat(visitor.get(receipt).body()).contains("sladdet.pdf").doesNotContain("kvittering-");
    assertThat(visitor.get(receipt + "/dokument/1").body()).startsWith("%PDF");
    assertThat(visitor.get(receipt + "/dokument/2").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> appeal(String receipt, String words) {
    String page = visitor.get(receipt).body();
    return visitor.post(
        receipt + "/klage", Map.of("_csrf", List.of(Caller.proof(page)), "grunn", List.of(words)));
  }

  /** Without the pages, which let nobody ask many times a minute. */
  private String asked(String email) {
    return "/journal/innsyn/"
        + requests
            .ask(Actor.VISITOR, post("assessment-closed").seal(), email, Language.NB)
            .orThrow();
  }

  private AccessRequest refused(String email) {
    AccessRequest request = open(post("assessment-closed"));
    assertThat(request.email()).contains(email);
    return requests
        .answer(
            officer,
            request.id(),
            AccessRequest.State.REFUSED,
            "offl. § 14 første ledd",
            "Vurderingen er til internt bruk.",
            Optional.empty())
        .orThrow();
  }

  @Test
  void aRefusalIsAppealedFromTheReceiptAndUpheldTheDocumentIsGiven() {
    String receipt = asked("klager@example.com");
    assertThat(visitor.get(receipt).body()).doesNotContain("/klage\"");
    AccessRequest request = refused("klager@example.com");
    assertThat(visitor.get(receipt).body()).contains(receipt + "/klage\"", "1. februar 2027");
    assertThat(appeal(receipt, "  ").body()).contains("Skriv noen ord om hvorfor.");
    assertThat(appeal(receipt, "Saken angår alle her.").statusCode()).isEqualTo(302);
    assertThat(visitor.get(receipt).body())
        .contains("Vi har fått klagen din", "Saken angår alle her.");
    Caller caller = it.caller("saksbehandler");
    assertThat(caller.get("/hjem").body()).contains("Svar på klage på innsyn");
    assertThat(caller.get("/saker/innsyn").body()).contains("Klage venter");
    String path = "/saker/innsyn/" + request.id();
    assertThat(caller.get(path).body()).contains("Saken angår alle her.");
    for (String other : List.of("kommune", "godkjenner", "leder")) {
      assertThat(posted(other, path + "/klage/medhold", Map.of()).statusCode()).isEqualTo(404);
    }
    assertThat(posted("saksbehandler", path + "/klage/medhold", Map.of()).statusCode())
        .isEqualTo(302);
    assertThat(visitor.get(receipt).body()).contains("Du får se dokumentet", "Du fikk medhold.");
    assertThat(visitor.get(receipt + "/dokument/1").body()).startsWith("%PDF");
    Matcher link =
        Pattern.compile("/journal/innsyn/[A-Za-z0-9_-]+")
            .matcher(mailTo("klager@example.com", "Klagen på krav").getFirst());
    assertThat(link.find()).isTrue();
    assertThat(visitor.get(link.group() + "/dokument/1").body()).startsWith("%PDF");
    assertRefused(InsightRefusal.APPEAL_ANSWERED, appeals.uphold(officer, request.id()));
    assertThat(acts(request))
        .containsExactly(
            "access-requested", "access-answered", "access-appealed", "access-appeal-upheld");
  }

  @Test
  void anAppealThatIsNotUpheldIsSentOnAndTheDayIsNoted() {
    String receipt = asked("videre@example.com");
    AccessRequest request = refused("videre@example.com");
    it.clock().moveTo(MONDAY.plusWeeks(3), LocalTime.of(23, 0));
    TryingIt.Someone phone = it.visitor("ar", 320, true);
    phone.go(receipt);
    phone.page.context().close();
    assertThat(appeal(receipt, "Jeg er uenig.").statusCode()).isEqualTo(302);
    assertRefused(InsightRefusal.APPEAL_CLOSED, appeals.appeal(request, "Jeg er uenig."));
    String path = "/saker/innsyn/" + request.id() + "/klage/oversendelse";
    TryingIt.Someone desk = it.as("saksbehandler", "nb", 1280, true);
    desk.go("/saker/innsyn");
    desk.go("/saker/innsyn/" + request.id());
    desk.page.context().close();
    LocalDate day = requests.today();
    assertRefused(InsightRefusal.REASON_MISSING, appeals.sendOn(officer, request.id(), day, " "));
    assertRefused(
        InsightRefusal.DAY_WRONG,
        appeals.sendOn(officer, request.id(), day.plusDays(1), "Svaret står."));
    assertThat(
            posted(
                    "saksbehandler",
                    path,
                    Map.of("dag", List.of(day.toString()), "grunn", List.of("Svaret står.")))
                .statusCode())
        .isEqualTo(302);
    assertThat(visitor.get(receipt).body())
        .contains("Vi sendte klagen videre", "1. februar 2027", "Svaret står.");
    assertThat(visitor.get(receipt + "/dokument/1").statusCode()).isEqualTo(404);
    assertThat(acts(request)).endsWith("access-appealed", "access-appeal-sent-on");
    // the address is kept for as long as an answer may be needed
    Retention retention = it.server.getBean(Retention.class);
    it.clock().moveTo(MONDAY.plusDays(100), LocalTime.of(10, 0));
    retention.eraseAddresses();
    assertThat(requests.visibleTo(officer, request.id()).orElseThrow().email()).isPresent();
    it.clock().moveTo(MONDAY.plusDays(130), LocalTime.of(10, 0));
    retention.eraseAddresses();
    assertThat(requests.visibleTo(officer, request.id()).orElseThrow().email()).isEmpty();
  }

  @Test
  void afterThreeWeeksItIsTooLateToAppeal() {
    String receipt = asked("sein@example.com");
    AccessRequest request = refused("sein@example.com");
    it.clock().moveTo(MONDAY.plusWeeks(3).plusDays(1), LocalTime.of(0, 1));
    assertThat(visitor.get(receipt).body()).contains("Fristen for å klage var 1. februar 2027");
    assertRefused(InsightRefusal.APPEAL_CLOSED, appeals.appeal(request, "For sent"));
  }

  private HttpResponse<String> posted(String who, String path, Map<String, List<String>> fields) {
    Caller caller = it.caller(who);
    Map<String, List<String>> all = new HashMap<>(fields);
    all.put("_csrf", List.of(Caller.proof(caller.get("/meg").body())));
    return caller.post(path, all);
  }

  private List<String> acts(AccessRequest request) {
    return it.server.getBean(Archive.class).history(request.subject()).stream()
        .map(Archive.Entry::act)
        .toList();
  }

  @Test
  void silenceForFiveWorkingDaysCanBeAppealed() {
    JournalPost post = post("award-accepted");
    String receipt = ask(post, "venter@example.com");
    it.clock().moveTo(LocalDate.of(2027, 1, 18), LocalTime.of(23, 59));
    assertThat(visitor.get(receipt).body()).doesNotContain("ikke svart i tide");
    it.clock().moveTo(LocalDate.of(2027, 1, 19), LocalTime.of(0, 1));
    assertThat(visitor.get(receipt).body()).contains("ikke svart i tide", receipt + "/klage\"");
    assertThat(appeal(receipt, "Jeg venter ennå.").statusCode()).isEqualTo(302);
    assertThat(it.caller("saksbehandler").get("/saker/innsyn").body()).contains("Fristen er ute");
    AccessRequest request = open(post);
    appeals.uphold(officer, request.id()).orThrow();
    assertThat(visitor.get(receipt).body()).contains("Du fikk medhold.");
    assertThat(acts(request)).endsWith("access-answered", "access-appeal-upheld");
  }

  @Test
  void whoAsksStandsInNoArchiveAndTheAddressIsForgottenAfterTheAnswer() {
    JournalPost post = post("decision-recommended");
    requests.ask(play.cast("innbygger"), post.seal(), "glem@example.com", Language.NB).orThrow();
    AccessRequest request = open(post);
    assertThat(
            jdbc.sql(
                    """
                    select e.actor || p.payload from platform.archive_entry e
                    join platform.archive_payload p on p.entry = e.id where e.subject = ?
                    """)
                .param(request.subject())
                .query(String.class)
                .list())
        .isNotEmpty()
        .noneMatch(said -> said.contains("glem@") || said.contains("person:"));
    int cases = jdbc.sql("select count(*) from insight.journal_post").query(Integer.class).single();
    Retention retention = it.server.getBean(Retention.class);
    requests
        .answer(officer, request.id(), AccessRequest.State.GRANTED, "", "", Optional.empty())
        .orThrow();
    it.clock().moveTo(MONDAY.plusDays(89), LocalTime.of(10, 0));
    retention.eraseAddresses();
    assertThat(requests.visibleTo(officer, request.id()).orElseThrow().email()).isPresent();
    it.clock().moveTo(MONDAY.plusDays(91), LocalTime.of(10, 0));
    assertThat(retention.eraseAddresses()).isPositive();
    assertThat(requests.visibleTo(officer, request.id()).orElseThrow().email()).isEmpty();
    assertThat(retention.of(Retention.Covers.CASE).until(MONDAY)).isEmpty();
    assertThat(jdbc.sql("select count(*) from insight.journal_post").query(Integer.class).single())
        .isEqualTo(cases);
  }

  @Test
  void aVisitorNeedsAnAddressAndALoggedInPersonDoesNot() {
    JournalPost post = post("decision-made");
    assertRefused(
        InsightRefusal.NOT_AN_EMAIL, requests.ask(Actor.VISITOR, post.seal(), "", Language.NB));
    assertRefused(
        InsightRefusal.NOT_AN_EMAIL,
        requests.ask(Actor.VISITOR, post.seal(), "a@b\r\nBcc: c@d.no", Language.NB));
    Answer<String> asked = requests.ask(play.cast("innbygger"), post.seal(), "", Language.NB);
    assertThat(asked.isAllowed()).isTrue();
    requests
        .answer(officer, open(post).id(), AccessRequest.State.GRANTED, "", "", Optional.empty())
        .orThrow();
    assertThat(
            it.server.getBean(Notifications.class).inbox(play.cast("innbygger")).stream()
                .map(n -> n.subject()))
        .anyMatch(s -> s.startsWith("Svar på krav"));
  }
}
