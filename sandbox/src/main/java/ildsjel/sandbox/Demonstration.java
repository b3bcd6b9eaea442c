package ildsjel.sandbox;

import ildsjel.sandbox.InventedOrganisations.Invented;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.application.ApplicationForms;
import no.ildsjel.casework.application.ApplicationManagement;
import no.ildsjel.casework.assessment.AssessmentManagement;
import no.ildsjel.casework.assessment.AssessmentView;
import no.ildsjel.casework.assessment.Distribution;
import no.ildsjel.casework.assessment.Impartiality;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.casework.decision.Recommendation;
import no.ildsjel.casework.screening.Screening;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.acceptance.SigningRight;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.HoldCause;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentPlan;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.Answers;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.DraftPost;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.identity.People;
import no.ildsjel.programme.AdministeringMunicipalities;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportProgress;
import no.ildsjel.registry.RegisterKind;
import no.ildsjel.registry.RegistryImport;
import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import no.ildsjel.support.cohort.Cohorts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demonstration year, played through the same services as the pages: the pilot's round with 56
 * applications and nine awards within 1,000,000 kr, three rounds whose deadline has just passed,
 * each waiting for somebody else, and open calls of grant year 2027 under the regulation.
 */
final class Demonstration {

  private static final Logger log = LoggerFactory.getLogger(Demonstration.class);
  private static final Actor PROGRAM = new Actor.Program("demonstration");
  private static final SchemeId PILOT = new SchemeId("sma-og-nystartede");
  private static final SchemeId MENTORS = new SchemeId("mentorkompensasjon");
  private static final SchemeId REGULATION = new SchemeId("integrering-2027");
  private static final int APPLICANTS = 56;
  private static final String WHY_YES =
      "Dere viser tydelig hvem dere når, og hva dere vil lære. Dere er i gang, og pengene betyr mye"
          + " for om planen blir noe av.";
  private static final String WHY_NO =
      "Dere fyller vilkårene, men vi hadde ikke penger til alle. Andre søknader fikk flere poeng i"
          + " den samlede vurderingen.";

  private final MovableClock clock;
  private final RegistryImport registry;
  private final Calls calls;
  private final Frames frames;
  private final AdministeringMunicipalities administering;
  private final ApplicationManagement applications;
  private final ApplicationForms asked;
  private final Drafts drafts;
  private final Documents documents;
  private final Letters letters;
  private final Impartiality impartiality;
  private final Distribution distribution;
  private final AssessmentManagement assessments;
  private final Screening screening;
  private final DecisionManagement decisions;
  private final AcceptanceManagement acceptance;
  private final PaymentPlan paymentPlan;
  private final Cohorts cohorts;
  private final SupportDemonstration support;
  private final PaymentManagement payments;
  private final AccountManagement accounts;
  private final People people;
  private final DemonstratedCourses courses;
  private final Random random = new Random(2027);
  private byte[] paper = new byte[0];

  @SuppressWarnings("TooManyParameters") // it plays every part
  Demonstration(
      MovableClock clock,
      RegistryImport registry,
      Calls calls,
      Frames frames,
      AdministeringMunicipalities administering,
      ApplicationManagement applications,
      ApplicationForms asked,
      Drafts drafts,
      Documents documents,
      Letters letters,
      Impartiality impartiality,
      Distribution distribution,
      AssessmentManagement assessments,
      Screening screening,
      DecisionManagement decisions,
      AcceptanceManagement acceptance,
      PaymentPlan paymentPlan,
      Cohorts cohorts,
      SupportDemonstration support,
      PaymentManagement payments,
      AccountManagement accounts,
      People people,
      DemonstratedCourses courses) {
    this.clock = clock;
    this.registry = registry;
    this.calls = calls;
    this.frames = frames;
    this.administering = administering;
    this.applications = applications;
    this.asked = asked;
    this.drafts = drafts;
    this.documents = documents;
    this.letters = letters;
    this.impartiality = impartiality;
    this.distribution = distribution;
    this.assessments = assessments;
    this.screening = screening;
    this.decisions = decisions;
    this.acceptance = acceptance;
    this.paymentPlan = paymentPlan;
    this.cohorts = cohorts;
    this.support = support;
    this.payments = payments;
    this.accounts = accounts;
    this.people = people;
    this.courses = courses;
  }

  /** True when nobody has used this installation yet. */
  boolean isToBePlayed() {
    return calls.published().isEmpty();
  }

  /** Plays the year on an installation where there is nothing. */
  void play() {
    log.info("Loading the demonstration year ...");
    LocalDate today = LocalDate.now(clock);
    List<Invented> all = InventedOrganisations.all(92, today);
    registry.take(
        PROGRAM,
        RegisterKind.UNITS,
        Coverage.PART,
        List.of(InventedOrganisations.units(all)),
        ImportProgress.NONE);
    registry.take(
        PROGRAM,
        RegisterKind.VOLUNTARY,
        Coverage.PART,
        List.of(InventedOrganisations.voluntary(all)),
        ImportProgress.NONE);
    administering.name(
        PROGRAM,
        REGULATION,
        Set.of(
            new MunicipalityNumber("0301"),
            new MunicipalityNumber("1804"),
            new MunicipalityNumber("4003"),
            new MunicipalityNumber("4601")));
    paper =
        letters.pdf(
            new LetterContent(
                "Vedtekter",
                "Oppdiktede vedtekter",
                Language.NB,
                "<h1>Vedtekter</h1><p>Oppdiktet dokument for prøving.</p>"));
    try {
      pilot(all, today);
      rounds(all, today);
      openCalls(today);
    } finally {
      clock.backToNow();
    }
    log.info("The demonstration year is there");
  }

  private void pilot(List<Invented> all, LocalDate today) {
    List<Invented> applicants =
        new ArrayList<>(
            all.stream()
                .filter(o ->
                    o.number().equals(Cast.SPRAKBROEN)
                        || o.number().equals(Cast.KVINNER_I_BEVEGELSE))
                .toList());
    all.stream()
        .filter(o -> Cast.ALL.stream().noneMatch(m -> m.mandates().contains(o.number())))
        .limit(APPLICANTS - applicants.size())
        .forEach(applicants::add);
    clock.moveTo(today.minusDays(75), LocalTime.of(9, 0));
    CallId call =
        announce(
            new Calls.Announcement(
                PILOT,
                "pilot",
                AdministratorId.DIRECTORATE,
                title(
                    "Små og nystartede organisasjoner",
                    "Små og nystarta organisasjonar",
                    "Small and new organisations",
                    "المنظمات الصغيرة والجديدة"),
                today.minusDays(75),
                today.minusDays(40),
                today.plusDays(10),
                true),
            Money.kroner(1_000_000),
            "Tildelingsbrev 2027, kap. 671 post 71");
    calls.invite(
        PROGRAM,
        call,
        applicants.stream().map(Invented::number).collect(Collectors.toUnmodifiableSet()));
    calls.publish(PROGRAM, call).orThrow();
    for (int i = 0; i < applicants.size(); i++) {
      clock.moveTo(today.minusDays(70 - i / 2), LocalTime.of(20, i % 60));
      apply(call, applicants.get(i), i);
    }
    clock.moveTo(today.minusDays(35), LocalTime.of(10, 0));
    assessAll(call);
    clock.moveTo(today.minusDays(12), LocalTime.of(13, 0));
    decideAll(call);
    clock.moveTo(today.minusDays(9), LocalTime.of(21, 15));
    List<DecisionView> accepted =
        decisions.of(call).stream()
            .filter(d -> d.outcome() == DecisionOutcome.AWARD)
            .filter(d -> !d.application().organisation().equals(Cast.SPRAKBROEN))
            .limit(5)
            .toList();
    accepted.forEach(d ->
        acceptance
            .answer(speaker(d.application().organisation()), d.id(), true, SigningRight.LEADER)
            .orThrow());
    money(accepted);
    support.play(
        call,
        accepted,
        all.subList(all.size() - 2, all.size()).stream().map(Invented::number).toList(),
        cast("saksbehandler"),
        this::speaker,
        today);
    clock.moveTo(today.minusDays(1), LocalTime.of(9, 0));
    seekMoney(speaker(Cast.STORKRONEN), moneyForMentors(today.minusDays(1), 10));
    courses.play(
        today,
        call,
        cast("saksbehandler"),
        cast("kursholder"),
        accepted.stream().map(d -> speaker(d.application().organisation())).toList());
  }

  /** All but one have said where the money is to go, and one has to wait for it. */
  private void money(List<DecisionView> accepted) {
    Actor.Person officer = cast("saksbehandler");
    accounts
        .setPayer(officer, AdministratorId.DIRECTORATE, account(0), "DNBANOKKXXX", "Direktoratet")
        .orThrow();
    for (int i = 0; i < accepted.size(); i++) {
      paymentPlan.make(accepted.get(i).id());
      cohorts.lookAgain(accepted.get(i).id());
      OrganisationNumber organisation = accepted.get(i).application().organisation();
      if (i > 0) {
        String number = account(i);
        accounts.give(speaker(organisation), organisation, number).orThrow();
        accounts.confirm(speaker(organisation), organisation, number.substring(7)).orThrow();
      }
    }
    payments
        .hold(
            officer,
            accepted.getLast().id(),
            HoldCause.CONDITION_BROKEN,
            "Vi har ikke fått navnet på den nye lederen. Send oss protokollen fra årsmøtet, så går"
                + " pengene med en gang.")
        .orThrow();
  }

  /** An invented account number with a right check digit. */
  private static String account(int which) {
    for (long number = 1_504_00_00000L + which * 1_000L; ; number++) {
      String digits = String.format(Locale.ROOT, "%011d", number);
      if (AccountNumber.isValid(digits)) {
        return digits;
      }
    }
  }

  /**
   * Three rounds whose deadline has passed, each at a stage of its own: nobody has declared
   * impartiality yet; all is assessed and waits for the selection; all is recommended and waits for
   * the decision.
   */
  private void rounds(List<Invented> all, LocalDate today) {
    List<Invented> last = all.subList(all.size() - 18, all.size());
    closed(
        "prosjekt-mottak",
        title(
            "Prosjekter for folk i asylmottak 2027",
            "Prosjekt for folk i asylmottak 2027",
            "Projects for people in reception centres 2027",
            "مشاريع لسكان مراكز استقبال اللاجئين 2027"),
        last.subList(12, 18),
        today,
        Money.kroner(500_000));
    CallId assessed =
        closed(
            "drift-ressurssenter",
            title(
                "Drift av nasjonale ressurssentre 2027",
                "Drift av nasjonale ressurssenter 2027",
                "Operating grants for national resource centres 2027",
                "دعم تشغيل مراكز الموارد الوطنية 2027"),
            last.subList(6, 12),
            today,
            Money.ZERO);
    CallId recommended =
        closed(
            "drift-rad",
            title(
                "Drift av innvandrerråd 2027",
                "Drift av innvandrarråd 2027",
                "Operating grants for immigrant councils 2027",
                "دعم تشغيل مجالس المهاجرين 2027"),
            last.subList(0, 6),
            today,
            Money.ZERO);
    clock.moveTo(today.minusDays(1), LocalTime.of(10, 0));
    for (CallId call : List.of(assessed, recommended)) {
      settle(call);
      assessAll(call);
    }
    recommendAll(recommended, 4);
  }

  private CallId closed(
      String kind, LocalText title, List<Invented> applicants, LocalDate today, Money frame) {
    clock.moveTo(today.minusDays(30), LocalTime.of(9, 0));
    CallId call =
        announce(
            new Calls.Announcement(
                REGULATION,
                kind,
                AdministratorId.DIRECTORATE,
                title,
                today.minusDays(30),
                today.minusDays(2),
                today.plusDays(40),
                false),
            frame,
            "Tildelingsbrev 2027");
    calls.publish(PROGRAM, call).orThrow();
    for (int i = 0; i < applicants.size(); i++) {
      clock.moveTo(today.minusDays(20 - i), LocalTime.of(19, 30));
      apply(call, applicants.get(i), i);
    }
    return call;
  }

  /** An officer asks about what is not known, and notes the answer. */
  private void settle(CallId call) {
    Actor.Person officer = cast("saksbehandler");
    impartiality.declare(officer, call, Set.of());
    for (ApplicationView application : applications.submittedTo(officer, call)) {
      screening.eligibility(application).findings().stream()
          .filter(f -> f.outcome() == Eligibility.Outcome.UNKNOWN)
          .forEach(f ->
              screening
                  .overrule(
                      officer,
                      application.id(),
                      f.criterion().id(),
                      Eligibility.Outcome.MET,
                      "Avklart på telefon og sett i vedtektene.")
                  .orThrow());
    }
  }

  /** The directorate's and two municipalities' calls of grant year 2027, open now. */
  private void openCalls(LocalDate today) {
    clock.moveTo(today.minusDays(14), LocalTime.of(9, 0));
    AdministratorId bodo = new AdministratorId("1804");
    open(
        regulation(
            "prosjekt-nasjonal",
            AdministratorId.DIRECTORATE,
            title(
                "Nasjonale prosjekter 2027",
                "Nasjonale prosjekt 2027",
                "National projects 2027",
                "مشاريع وطنية 2027"),
            today),
        Money.ZERO,
        "");
    open(
        regulation(
            "drift-nasjonal",
            AdministratorId.DIRECTORATE,
            title(
                "Drift av nasjonale organisasjoner 2027",
                "Drift av nasjonale organisasjonar 2027",
                "Operating grants for national organisations 2027",
                "دعم تشغيل المنظمات الوطنية 2027"),
            today),
        Money.ZERO,
        "");
    open(
        regulation(
            "prosjekt-lokal",
            bodo,
            title(
                "Prosjekter i Bodø 2027",
                "Prosjekt i Bodø 2027",
                "Projects in Bodø 2027",
                "مشاريع في بودو 2027"),
            today),
        Money.kroner(1_400_000),
        "Oppdragsbrev 2027");
    open(
        regulation(
            "drift-lokal",
            bodo,
            title(
                "Drift av lokale organisasjoner i Bodø 2027",
                "Drift av lokale organisasjonar i Bodø 2027",
                "Operating grants in Bodø 2027",
                "دعم التشغيل في بودو 2027"),
            today),
        Money.ZERO,
        "");
  }

  private void open(Calls.Announcement announcement, Money frame, String cause) {
    calls.publish(PROGRAM, announce(announcement, frame, cause)).orThrow();
  }

  /** Money for mentors, from a frame of its own; the first of them has applied. */
  CallId moneyForMentors(LocalDate opens, int places) {
    CallId call =
        announce(
            new Calls.Announcement(
                MENTORS,
                "mentor",
                AdministratorId.DIRECTORATE,
                title(
                    "Penger til mentorer 2027",
                    "Pengar til mentorar 2027",
                    "Money for mentors 2027",
                    "مال للمرشدين 2027"),
                opens,
                opens.plusDays(30),
                opens.plusDays(60),
                false),
            Money.kroner(40_000L * places),
            "Tildelingsbrev 2027, mentorer");
    calls.publish(PROGRAM, call).orThrow();
    return call;
  }

  /** Applies for the fixed sum for mentors. */
  ApplicationId seekMoney(Actor.Person mentor, CallId call) {
    ApplicationId id = applications.start(mentor, call).orThrow();
    ApplicationView application = applications.visibleTo(mentor, id).orElseThrow();
    Map<String, List<String>> typed = new LinkedHashMap<>();
    Map.of(
            "contactName", "Oppdiktet leder",
            "contactRole", "chair",
            "contactEmail", "mentor@example.org",
            "contactPhone", "90000000",
            "accountNumber", account(77),
            "summary", "To i styret møter dem, seks timer i måneden til sammen.",
            "amount", "40000",
            "budget/costs/pay", "40000",
            "budget/income/grant", "40000",
            "declaration", "ja")
        .forEach((path, answer) -> typed.put(path, List.of(answer)));
    drafts.save(
        mentor,
        application.draft(),
        asked.formOf(application),
        new DraftPost(typed, Map.of(), typed.keySet(), Language.NB));
    applications.submit(mentor, id).orThrow();
    return id;
  }

  private static Calls.Announcement regulation(
      String kind, AdministratorId administrator, LocalText title, LocalDate today) {
    return new Calls.Announcement(
        REGULATION,
        kind,
        administrator,
        title,
        today.minusDays(14),
        today.plusDays(45),
        today.plusDays(110),
        false);
  }

  CallId announce(Calls.Announcement announcement, Money frame, String cause) {
    CallId call = calls.draft(PROGRAM, announcement).orThrow();
    if (frame.isPositive()) {
      frames.allot(PROGRAM, calls.require(call).frame(), frame, cause);
    }
    return call;
  }

  void apply(CallId call, Invented organisation, int number) {
    Actor.Person speaker = speaker(organisation.number());
    ApplicationId id = applications.start(speaker, call).orThrow();
    ApplicationView application = applications.visibleTo(speaker, id).orElseThrow();
    CompiledForm form = asked.formOf(application);
    Map<String, Object> inputs = asked.inputs(application);
    Answers answers =
        FilledIn.of(
            form,
            inputs,
            form.offered(inputs),
            InventedAnswers.of(organisation, number),
            path -> keep(speaker, application));
    Map<String, List<String>> typed = new LinkedHashMap<>();
    answers
        .byPath()
        .forEach((path, value) -> {
          if (value instanceof AnswerValue.Files(List<AnswerValue.File> files)) {
            files.forEach(f -> drafts.attach(speaker, application.draft(), form, path, f));
          } else {
            typed.put(path, InventedAnswers.typed(value));
          }
        });
    drafts.save(
        speaker,
        application.draft(),
        form,
        new DraftPost(typed, Map.of(), typed.keySet(), Language.NB));
    applications.submit(speaker, id).orThrow();
  }

  private AnswerValue.File keep(Actor.Person speaker, ApplicationView application) {
    var kept = documents.store(speaker, application.subject(), "vedtekter.pdf", paper).orThrow();
    return new AnswerValue.File(kept.id().toString(), kept.name(), kept.bytes());
  }

  private void assessAll(CallId call) {
    Actor.Person first = cast("saksbehandler");
    Actor.Person second = cast("saksbehandler2");
    impartiality.declare(first, call, Set.of());
    impartiality.declare(second, call, Set.of());
    impartiality.declare(cast("godkjenner"), call, Set.of());
    distribution.distribute(first, call, false).orThrow();
    CallView view = calls.require(call);
    Scheme.Kind kind = calls.kindOf(view);
    Map<ApplicationId, PersonId> assessors = distribution.assessors(call);
    for (Actor.Person officer : List.of(first, second)) {
      for (ApplicationView application : applications.submittedTo(officer, call)) {
        if (officer.id().equals(assessors.get(application.id()))) {
          assess(officer, application, kind);
        }
      }
    }
  }

  private void assess(Actor.Person officer, ApplicationView application, Scheme.Kind kind) {
    boolean ours = application.organisation().equals(Cast.SPRAKBROEN);
    int level = ours ? 5 : 1 + random.nextInt(4);
    Map<String, AssessmentView.Score> scores = new LinkedHashMap<>();
    for (Scheme.AssessmentCriterion criterion : kind.assessment()) {
      int points = Math.clamp(level + random.nextInt(3) - (ours ? 0 : 1), 0, 5);
      scores.put(criterion.id(), new AssessmentView.Score(points, InventedAnswers.reason(points)));
    }
    Money sought = application.amountSought().orElse(Money.kroner(80_000));
    assessments
        .save(
            officer,
            new AssessmentView(
                application.id(),
                officer.id(),
                0,
                scores,
                Optional.of(sought),
                random.nextInt(3) == 0
                    ? Optional.of(Money.kroner(sought.kroner() * 7 / 10))
                    : Optional.empty(),
                "",
                false),
            true)
        .orThrow();
  }

  /** The nine with the most points, Språkbroen among them, each as much as was applied for. */
  private void decideAll(CallId call) {
    Actor.Person approver = cast("godkjenner");
    recommendAll(call, 9)
        .forEach((application, recommended) ->
            decisions.decide(approver, application, recommended.mark()).orThrow());
  }

  /** Recommends an award to so many of those who may get one, by points, and a rejection else. */
  private Map<ApplicationId, Recommendation> recommendAll(CallId call, int awards) {
    Actor.Person officer = cast("saksbehandler");
    Scheme.Kind kind = calls.kindOf(calls.require(call));
    List<ApplicationView> all = new ArrayList<>(applications.submittedTo(officer, call));
    Map<ApplicationId, Long> points = new LinkedHashMap<>();
    assessments
        .of(all.stream().map(ApplicationView::id).toList())
        .forEach(a -> points.put(a.application(), a.thousandths(kind)));
    all.sort(
        java.util.Comparator.comparingLong((ApplicationView a) ->
            a.organisation().equals(Cast.KVINNER_I_BEVEGELSE)
                ? 0
                : -points.getOrDefault(a.id(), 0L)));
    int awarded = 0;
    for (ApplicationView application : all) {
      boolean award =
          awarded < awards
              && screening.eligibility(application).result() == Eligibility.Result.ELIGIBLE;
      awarded += award ? 1 : 0;
      decisions
          .recommend(
              officer,
              application.id(),
              award ? DecisionOutcome.AWARD : DecisionOutcome.REJECTION,
              award ? application.amountSought().orElse(Money.kroner(80_000)) : Money.ZERO,
              award ? WHY_YES : WHY_NO)
          .orThrow();
    }
    return decisions.recommendations(call);
  }

  Actor.Person speaker(OrganisationNumber organisation) {
    Optional<Cast.Member> member =
        Cast.ALL.stream().filter(m -> m.mandates().contains(organisation)).findFirst();
    String logIn = member.map(Cast.Member::logIn).orElse("demo-" + organisation.value());
    String name = member.map(Cast.Member::name).orElse("Oppdiktet leder");
    PersonId person = people.note("sandkasse", logIn, name);
    people.addMandate(person, organisation, "sandkasse");
    return (Actor.Person) people.actor(person, Optional.of(organisation));
  }

  Actor.Person cast(String logIn) {
    Cast.Member member = Cast.member(logIn).orElseThrow();
    return (Actor.Person)
        people.actor(people.note("sandkasse", logIn, member.name()), Optional.empty());
  }

  static LocalText title(String nb, String nn, String en, String ar) {
    return new LocalText(
        Map.of(Language.NB, nb, Language.NN, nn, Language.EN, en, Language.AR, ar));
  }
}
