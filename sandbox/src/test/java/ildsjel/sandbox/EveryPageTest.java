package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import ildsjel.sandbox.TryingIt.Someone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.writing.Lix;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.LocalText;
import no.ildsjel.support.learning.Attendance;
import no.ildsjel.support.learning.CourseEvent;
import no.ildsjel.support.learning.EventId;
import no.ildsjel.support.learning.EventKind;
import no.ildsjel.support.learning.EventOffice;
import no.ildsjel.support.learning.EventPlan;
import no.ildsjel.support.learning.Exercises;
import no.ildsjel.support.learning.Places;
import no.ildsjel.support.learning.SignUp;
import no.ildsjel.support.learning.SignUps;
import no.ildsjel.support.learning.YearPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Each page, as the one it is for: axe finds nothing, nothing scrolls sideways on the smallest
 * screen, and what applicants read is easy. In bokmål and Arabic; in all languages when {@code
 * ildsjel.languages} is {@code all}.
 */
class EveryPageTest {

  private static final List<String> LANGUAGES =
      "all".equals(System.getProperty("ildsjel.languages"))
          ? List.of("nb", "nn", "en", "uk", "pl", "ar", "so")
          : List.of("nb", "ar");
  private static final int SMALLEST = 320;

  /** 1280 by 1024 magnified four times, as WCAG 1.4.10 measures it, is 320 by 256. */
  private static final int MAGNIFIED_HEIGHT = 256;

  /** Marks what somebody without a mouse must come to, a choice of one as one, and counts it. */
  private static final String REACHABLE =
      """
      () => {
        const groups = new Set();
        let count = 0;
        for (const e of document.querySelectorAll(
            'a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
          if (e.disabled || e.type === 'hidden' || e.tabIndex < 0 || !e.checkVisibility({visibilityProperty: true})
              || e.getClientRects().length === 0) continue;
          if (e.type === 'radio') {
            const key = (e.form ? e.form.action : '') + e.name;
            if (groups.has(key)) continue;
            groups.add(key);
            e.dataset.reach = 'radio:' + key;
          } else e.dataset.reach = '' + count;
          // a date has a stop each for day, month, year and calendar
          count += e.type === 'date' ? 4 : 1;
        }
        return count;
      }
      """;

  /** Notes what has the focus, and tells when one could not see it. */
  private static final String FOCUSED =
      """
      () => {
        const e = document.activeElement;
        if (!e || e === document.body) return '';
        const reached = e.type === 'radio'
            ? document.querySelector(
                `[data-reach="${CSS.escape('radio:' + (e.form ? e.form.action : '') + e.name)}"]`)
            : e;
        if (reached) delete reached.dataset.reach;
        const seen = [e, e.parentElement, e.nextElementSibling].filter(Boolean).some(x => {
          const s = getComputedStyle(x);
          return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0
              || s.boxShadow !== 'none';
        });
        return seen ? '' : 'no sign of focus on ' + e.outerHTML.slice(0, 120);
      }
      """;

  private static final String LEFT_OUT =
      "() => [...document.querySelectorAll('[data-reach]')].map(e => e.outerHTML.slice(0,"
          + " 120)).join('; ')";

  /** Beside the two that find the session and who reads. */
  private static final int MOST_STATEMENTS = 10;

  private static final int WHO_READS = 2;

  /**
   * The pages that put a whole case or selection together, or something of every room; the same
   * however many cases.
   */
  private static final Map<String, Integer> LARGER =
      Map.ofEntries(
          Map.entry("/opendata.*", 14),
          Map.entry("/rapporter/[0-9a-f-]{36}.*", 19),
          Map.entry("/tilskudd/[0-9a-f-]{36}/oppfolging", 20),
          Map.entry("/saker/tilskudd/[0-9a-f-]{36}", 20),
          Map.entry("/saker/[0-9a-f-]{36}", 20),
          Map.entry("/soknader/[0-9a-f-]{36}", 11),
          Map.entry("/saker/[0-9a-f-]{36}/utvalg", 13),
          Map.entry("/saker/utvalg/.*", 12),
          Map.entry("/kurs/[0-9a-f-]{36}", 14),
          Map.entry("/program/[0-9a-f-]{36}", 18),
          Map.entry("/saker/program/[0-9a-f-]{36}", 13),
          // who may handle it, and whom to talk to, from the application
          Map.entry("/saker/mentorpar/[0-9a-f-]{36}", 18),
          // hand-ins of those the officer has ties to are left out
          Map.entry("/saker/kurs/[0-9a-f-]{36}/ovinger.*", 12),
          Map.entry("/hjem", 16));

  private static final int WORDS_THAT_COUNT = 60;

  private final TryingIt it = TryingIt.shared();

  @Test
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  void applicantsPagesAreWholeOnTheSmallestScreenInEachLanguage() {
    for (String language : LANGUAGES) {
      visit(it.visitor(language, SMALLEST, true), visitors());
      visit(it.as("leder", language, SMALLEST, true), applicants());
      visit(it.as("leder", language, SMALLEST, true), participants());
      visit(it.as("mentor", language, SMALLEST, true), mentors());
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void officersPagesAreWholeOnADesk() {
    visit(it.as("saksbehandler", "nb", 1280, true), officers());
    visit(it.as("godkjenner", "nb", 1280, true), approvers());
    visit(
        it.as("admin", "nb", 1280, true),
        List.of("/hjem", "/roller", "/roller?sok=a", "/importer"));
    visit(it.as("kommune", "nb", 1280, true), List.of("/hjem", "/saker", "/saker/utlysninger"));
    for (String member : List.of("fylke", "departement", "evaluator", "veileder", "revisor")) {
      visit(it.as(member, "nb", 390, true), List.of("/hjem"));
    }
  }

  @Test
  void whatApplicantsAndMentorsReadInBokmaalIsEasy() throws IOException {
    Set<String> terms = knownTerms();
    Map<String, Integer> hard = new LinkedHashMap<>();
    read(it.as("leder", "nb", 390, true), applicants(), terms, hard);
    read(it.as("mentor", "nb", 390, true), mentors(), terms, hard);
    assertThat(hard).isEmpty();
  }

  private void read(
      Someone someone, List<String> paths, Set<String> terms, Map<String, Integer> hard) {
    for (String path : paths) {
      if (path.startsWith("/organisasjoner")) {
        continue; // names of organisations and municipalities, which nobody can make easier
      }
      someone.page.navigate(it.address + path);
      String words = someone.page.getByRole(AriaRole.MAIN).innerText();
      if (words.split("\\s+").length >= WORDS_THAT_COUNT) {
        int lix = Lix.of(sentences(words), terms).value();
        if (lix > 35) {
          hard.put(path, lix);
        }
      }
    }
  }

  private static Set<String> knownTerms() throws IOException {
    try (InputStream file = Lix.class.getResourceAsStream("/texts/terms.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> l.startsWith("- "))
          .map(l -> l.substring(2).strip())
          .collect(Collectors.toSet());
    }
  }

  /** Each line of a page is a sentence of its own, as a heading or a choice is. */
  private static String sentences(String words) {
    return words
        .lines()
        .map(l -> l.matches(".*[.!?:]\\s*") ? l : l + ".")
        .reduce("", (a, b) -> a + "\n" + b);
  }

  @Test
  void pagesAskTheDatabaseOnlySoOften() {
    Map<String, Integer> tooOften = new LinkedHashMap<>();
    count("leder", applicants(), tooOften);
    count("saksbehandler", officers(), tooOften);
    count("godkjenner", approvers(), tooOften);
    assertThat(tooOften).isEmpty();
  }

  private void count(String member, List<String> paths, Map<String, Integer> tooOften) {
    Caller caller = it.caller(member);
    for (String path : paths) {
      String name = member + " " + path;
      caller.get(path);
      int status = caller.get(path, Probes.NAMED, name).statusCode();
      assertThat(status).as(name).isEqualTo(200);
      int statements = Probes.statements(name) - WHO_READS;
      int most =
          LARGER.entrySet().stream()
              .filter(e -> path.matches(e.getKey()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(MOST_STATEMENTS);
      if (statements > most) {
        tooOften.put(name, statements);
      }
    }
  }

  private void visit(Someone someone, List<String> paths) {
    Set<String> problems = new LinkedHashSet<>();
    for (String path : paths) {
      var answer = someone.page.navigate(it.address + path);
      assertThat(answer.status()).as(path).isEqualTo(200);
      try {
        someone.check();
      } catch (AssertionError e) {
        problems.add(path + ": " + e.getMessage());
      }
      if (scrollsSideways(someone)) {
        problems.add(path + " scrolls sideways");
      }
      var size = someone.page.viewportSize();
      someone.page.setViewportSize(SMALLEST, MAGNIFIED_HEIGHT);
      if (scrollsSideways(someone)) {
        problems.add(path + " scrolls sideways at 400 %");
      }
      someone.page.setViewportSize(size.width, size.height);
      // the order of a page is the same in all languages
      if (Boolean.TRUE.equals(
          someone.page.evaluate("() => document.documentElement.lang === 'nb'"))) {
        byKeyboard(someone).forEach(problem -> problems.add(path + ": " + problem));
      }
      Locator headings =
          someone.page.getByRole(
              AriaRole.HEADING, new com.microsoft.playwright.Page.GetByRoleOptions().setLevel(1));
      if (headings.count() != 1) {
        problems.add(path + " has " + headings.count() + " main headings");
      }
    }
    Object language = someone.page.evaluate("() => document.documentElement.lang");
    someone.page.context().close();
    assertThat(problems).as("pages in %s", language).isEmpty();
  }

  private static boolean scrollsSideways(Someone someone) {
    return (boolean)
        someone.page.evaluate(
            "() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  /** What the tabulator does not come to, comes to without showing it, or cannot leave. */
  private static List<String> byKeyboard(Someone someone) {
    Object toReach = someone.page.evaluate(REACHABLE);
    someone.page.evaluate(
        "() => { document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0); }");
    int most = ((Number) toReach).intValue() + 5;
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      someone.page.keyboard().press("Tab");
      if (someone.page.evaluate(FOCUSED) instanceof String problem && !problem.isEmpty()) {
        problems.add(problem);
      }
    }
    if (someone.page.evaluate(LEFT_OUT) instanceof String left && !left.isEmpty()) {
      problems.add("the tabulator does not come to " + left);
    }
    return problems;
  }

  private List<String> visitors() {
    String open = call(CallState.OPEN).id().toString();
    return List.of(
        "/",
        "/innlogging",
        "/utlysninger",
        "/utlysninger/" + open,
        "/utlysninger/" + open + "/sporsmal",
        "/utlysninger/" + open + "/passer-vi",
        "/organisasjoner",
        "/organisasjoner?kommune=1804",
        "/opendata",
        "/opendata?sok=a",
        "/opendata?fylke=18",
        "/journal",
        "/journal?sok=tilskudd&fra=2026-01-01",
        "/journal/" + post().seal() + "/innsyn",
        "/journal/innsyn/" + asked(),
        "/kontroll",
        "/erfaringer",
        "/arsplan",
        "/arsplan/" + courses().getFirst().id(),
        "/ord",
        "/tilgjengelighet",
        "/personvern");
  }

  private List<String> applicants() {
    List<String> paths = new ArrayList<>(visitors());
    paths.removeAll(List.of("/", "/innlogging"));
    paths.addAll(
        List.of(
            "/hjem",
            "/soknader",
            "/innboks",
            "/meg",
            "/meg/opplysninger",
            "/meg/opplysninger/sletting",
            "/program",
            "/kartlegging",
            "/erfaringer/ny",
            "/mentor/opplaring"));
    paths.add("/organisasjoner/" + Cast.SPRAKBROEN.value());
    paths.add("/organisasjoner/" + Cast.SPRAKBROEN.value() + "/folk");
    ApplicationView decided = decided();
    paths.add("/soknader/" + decided.id());
    paths.add("/soknader/" + decided.id() + "/svar");
    paths.add("/tilskudd");
    paths.add("/tilskudd/konto");
    String money = "/tilskudd/" + moneyOf(decided);
    paths.add(money);
    for (String part :
        List.of(
            "/oppfolging",
            "/endringer/ny",
            "/kassebok",
            "/kassebok/ny",
            "/kassebok/lonn",
            "/kassebok/lonn/ny",
            "/kassebok/bank",
            "/kassebok/budsjett")) {
      paths.add(money + part);
    }
    String report = "/rapporter/" + reportOn(decided);
    paths.addAll(List.of("/rapporter", report, report + "/skjema/money", report + "/oppsummering"));
    String course = "/kurs/" + attended();
    paths.addAll(
        List.of(
            "/kurs",
            "/kurs/" + courses().getLast().id(),
            "/kurs/" + courses().getLast().id() + "/pamelding",
            course,
            course + "/reise",
            course + "/oving/oving-pitch",
            course + "/oving/oving-pitch/skjema/pitch",
            course + "/oving/oving-pitch/oppsummering",
            "/kalender"));
    String draft = "/soknader/" + draft();
    paths.add(draft);
    paths.add(draft + "/oppsummering");
    it
        .server
        .getBean(no.ildsjel.programme.SchemeForms.class)
        .of(it.server.getBean(Calls.class).kindOf(call(CallState.OPEN)))
        .definition()
        .pages()
        .stream()
        .filter(p -> p.when().isEmpty())
        .forEach(p -> paths.add(draft + "/skjema/" + p.id()));
    return paths;
  }

  /** The demonstration's cohort, which has pairs; other tests may have let more begin. */
  private no.ildsjel.programme.CallId programme() {
    var pairs = it.server.getBean(no.ildsjel.support.mentoring.Pairs.class);
    return it
        .server
        .getBean(no.ildsjel.support.cohort.Cohorts.class)
        .administeredBy(actor("saksbehandler"))
        .stream()
        .map(cohort -> cohort.call())
        .filter(call -> !pairs.of(call).isEmpty())
        .findFirst()
        .orElseThrow();
  }

  /** What an organisation that takes part reads; Språkbroen does once it has said yes. */
  private List<String> participants() {
    CohortWithPairs.letSprakbroenIn(it.server);
    String home = "/program/" + programme();
    return List.of(home, home + "/apen-time", home + "/onsker", home + "/profil");
  }

  /** What a mentor organisation reads, the page of a running pair among it. */
  private List<String> mentors() {
    var call = programme();
    return List.of(
        "/program/" + call,
        "/program/" + call + "/onsker",
        "/program/" + call + "/apen-time",
        "/mentor/" + call,
        "/mentor/takk",
        "/erfaringer/egne",
        "/kurs/ovinger",
        "/mentorpar/" + pair(),
        "/mentorpar/" + pair() + "/kartlegging");
  }

  /** A pair that runs. */
  private String pair() {
    return it.server.getBean(no.ildsjel.support.mentoring.Pairs.class).of(programme()).stream()
        .filter(p -> p.mentor().equals(Cast.STORKRONEN) && p.active())
        .findFirst()
        .orElseThrow()
        .id()
        .toString();
  }

  private List<String> officers() {
    String stage = closed("ressurssentre").id().toString();
    String case_ = applicationOf(closed("ressurssentre"));
    String held = "/saker/kurs/" + held().id();
    String programme = "/saker/program/" + programme();
    return List.of(
        "/saker/kurs",
        "/saker/kurs/ny",
        held,
        held + "/rediger",
        held + "/oppmote",
        held + "/etterpa",
        held + "/ovinger",
        held + "/ovinger/" + handedIn(),
        held + "/evaluering",
        held + "/reise",
        "/saker/program",
        programme,
        programme + "/mentorer",
        programme + "/kobling",
        programme + "/par",
        programme + "/par?se=na",
        "/saker/mentorpar/" + pair(),
        "/saker/mentorpar/" + pair() + "/slutt",
        "/saker/erfaringer",
        "/hjem",
        "/saker",
        "/saker?utlysning=" + closed("nystartede").id(),
        "/saker/utlysninger",
        "/saker/utlysninger/ny",
        "/saker/utlysninger/" + stage,
        "/saker/habilitet/" + stage,
        "/saker/utvalg/" + stage,
        "/saker/" + case_,
        "/saker/utbetalinger",
        "/saker/utbetalinger?vis=bank",
        "/saker/utbetalinger/konto",
        "/saker/utbetalinger/rammer",
        "/saker/utbetalinger/tilskudd/" + moneyOf(decided()),
        "/saker/tilskudd/" + moneyOf(decided()),
        "/saker/rapporter?vis=venter",
        "/saker/rapporter/" + reportOn(decided()),
        "/saker/" + case_ + "/utvalg",
        "/saker/" + case_ + "/arkiv",
        "/saker/innsyn",
        "/saker/innsyn/" + request(),
        "/organisasjoner?kommune=1804");
  }

  private List<String> approvers() {
    String stage = closed("innvandrerråd").id().toString();
    return List.of(
        "/hjem",
        "/saker?utlysning=" + stage,
        "/saker/vedtak/" + stage,
        "/saker/utbetalinger",
        "/saker/utbetalinger?vis=send",
        "/saker/habilitet/" + stage,
        "/saker/utlysninger",
        "/saker/forvalterkommuner/integrering-2027");
  }

  /**
   * Announced events of the demonstration that everybody may come to, the first that starts first.
   */
  private List<CourseEvent> courses() {
    Instant now = it.clock().instant();
    return it.server.getBean(YearPlan.class).announced().stream()
        .filter(e -> e.open(now) && e.places().forAll())
        .toList();
  }

  /** The demonstration's course that has been held, with something handed in. */
  private CourseEvent held() {
    return it.server.getBean(EventOffice.class).all(actor("saksbehandler")).stream()
        .filter(e -> e.over(it.clock().instant()) && e.exercises().contains("oving-pitch"))
        .findFirst()
        .orElseThrow();
  }

  private String handedIn() {
    return it.server
        .getBean(Exercises.class)
        .handedIn(actor("saksbehandler"), held())
        .getFirst()
        .id()
        .toString();
  }

  /** A course somebody from Språkbroen is noted as having been at, with an exercise begun. */
  private String attended() {
    EventOffice office = it.server.getBean(EventOffice.class);
    SignUps signUps = it.server.getBean(SignUps.class);
    Actor.Person leader = actor("leder");
    return office.all(actor("saksbehandler")).stream()
        .filter(e -> e.title().in(no.ildsjel.shared.Language.NB).equals("Kurs om å fortelle"))
        .findFirst()
        .map(CourseEvent::id)
        .orElseGet(() -> {
          LocalDate day = LocalDate.now(it.clock()).plusDays(2);
          EventId id = new EventId(UUID.randomUUID());
          UUID session = UUID.randomUUID();
          office
              .draft(
                  actor("saksbehandler"),
                  id,
                  AdministratorId.DIRECTORATE,
                  Optional.empty(),
                  new EventPlan(
                      EventKind.COURSE,
                      LocalText.nb("Kurs om å fortelle"),
                      LocalText.nb("Vi øver på å si hvem vi er, kort og levende."),
                      new Places(20, 2, true, 0, Optional.empty()),
                      day,
                      Optional.empty(),
                      List.of("oving-pitch"),
                      List.of(
                          new EventPlan.Meeting(
                              session,
                              day.atTime(18, 0).atZone(Writing.OSLO).toInstant(),
                              day.atTime(20, 0).atZone(Writing.OSLO).toInstant(),
                              "",
                              "https://moterom.example/fortelle"))))
              .orThrow();
          office.publish(actor("saksbehandler"), id).orThrow();
          SignUp party =
              signUps
                  .signUp(
                      leader,
                      id,
                      UUID.randomUUID(),
                      List.of(new SignUp.Named(leader.name(), Optional.empty(), Optional.empty())))
                  .orThrow();
          it.server
              .getBean(Exercises.class)
              .begin(leader, office.find(actor("saksbehandler"), id).orElseThrow(), "oving-pitch");
          it.clock().moveTo(day, java.time.LocalTime.of(18, 5));
          it.server
              .getBean(Attendance.class)
              .note(
                  actor("saksbehandler"),
                  id,
                  session,
                  Set.of(party.people().getFirst().id()),
                  Set.of())
              .orThrow();
          it.clock().backToNow();
          return id;
        })
        .toString();
  }

  private no.ildsjel.insight.records.JournalPost post() {
    var keeping = it.server.getBean(no.ildsjel.insight.records.JournalKeeping.class);
    while (keeping.lookAgain()) {
      // the next ones
    }
    var journal = it.server.getBean(no.ildsjel.insight.records.PublicJournal.class);
    var search =
        new no.ildsjel.insight.records.JournalSearch(
            "søknad", Optional.empty(), Optional.empty(), Optional.empty());
    var page = journal.find(search, Optional.empty());
    while (true) {
      var found =
          page.posts().stream()
              .filter(p -> p.administrator().isDirectorate())
              .filter(p -> p.act().equals("application-submitted"))
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      page = journal.find(search, Optional.of(page.next().orElseThrow()));
    }
  }

  /** The word in the link of somebody's request to see that post. */
  private String asked() {
    return it.server
        .getBean(no.ildsjel.insight.records.AccessRequests.class)
        .ask(actor("leder"), post().seal(), "", no.ildsjel.shared.Language.NB)
        .orThrow();
  }

  private String request() {
    var requests = it.server.getBean(no.ildsjel.insight.records.AccessRequests.class);
    asked();
    return requests.visibleTo(actor("saksbehandler")).stream()
        .filter(r -> r.state() == no.ildsjel.insight.records.AccessRequest.State.OPEN)
        .findFirst()
        .orElseThrow()
        .id()
        .toString();
  }

  private CallView call(CallState state) {
    return it.server.getBean(Calls.class).published().stream()
        .filter(c -> c.state() == state && c.kind().equals("prosjekt-nasjonal"))
        .findFirst()
        .orElseThrow();
  }

  private CallView closed(String word) {
    return it.server.getBean(Calls.class).published().stream()
        .filter(c -> c.title().in(no.ildsjel.shared.Language.NB).contains(word))
        .findFirst()
        .orElseThrow();
  }

  private Actor.Person actor(String logIn) {
    People people = it.server.getBean(People.class);
    Cast.Member member = Cast.member(logIn).orElseThrow();
    return (Actor.Person)
        people.actor(
            people.note("sandkasse", logIn, member.name()), member.mandates().stream().findFirst());
  }

  private ApplicationView decided() {
    return it.server.getBean(Applications.class).ownedBy(actor("leder")).stream()
        .filter(a -> a.number().isPresent())
        .findFirst()
        .orElseThrow();
  }

  /** An award of Språkbroen's that has been accepted, so that its money is planned. */
  private String moneyOf(ApplicationView application) {
    var decision =
        it.server
            .getBean(no.ildsjel.casework.Decisions.class)
            .of(actor("leder"), application.id())
            .orElseThrow();
    it.server
        .getBean(no.ildsjel.grant.acceptance.AcceptanceManagement.class)
        .answer(
            actor("leder"), decision.id(), true, no.ildsjel.grant.acceptance.SigningRight.LEADER);
    it.server.getBean(no.ildsjel.grant.payment.PaymentPlan.class).make(decision.id());
    return decision.id().toString();
  }

  private String reportOn(ApplicationView application) {
    var award = new no.ildsjel.casework.DecisionId(java.util.UUID.fromString(moneyOf(application)));
    it.server.getBean(no.ildsjel.grant.reporting.ReportPlan.class).make(award, 2027);
    return it.server
        .getBean(no.ildsjel.grant.reporting.ReportManagement.class)
        .of(award)
        .getFirst()
        .id()
        .toString();
  }

  private String applicationOf(CallView call) {
    return it.server
        .getBean(Applications.class)
        .submittedTo(actor("saksbehandler"), call.id())
        .getFirst()
        .id()
        .toString();
  }

  /** Språkbroen's draft in an open call, started when there is none. */
  private String draft() {
    return it.server
        .getBean(no.ildsjel.casework.application.ApplicationManagement.class)
        .start(actor("leder"), call(CallState.OPEN).id())
        .orThrow()
        .toString();
  }
}
