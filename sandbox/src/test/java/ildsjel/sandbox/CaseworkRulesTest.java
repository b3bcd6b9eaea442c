package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ildsjel.sandbox.InventedOrganisations.Invented;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationState;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.CaseworkRefusal;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.application.ApplicationManagement;
import no.ildsjel.casework.assessment.AssessmentManagement;
import no.ildsjel.casework.assessment.AssessmentView;
import no.ildsjel.casework.assessment.CaseWork;
import no.ildsjel.casework.assessment.Distribution;
import no.ildsjel.casework.assessment.Impartiality;
import no.ildsjel.casework.decision.DecisionManagement;
import no.ildsjel.casework.decision.Recommendation;
import no.ildsjel.casework.screening.Screening;
import no.ildsjel.grant.acceptance.AcceptanceManagement;
import no.ildsjel.grant.control.ChangeKind;
import no.ildsjel.grant.control.ChangeManagement;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.FrameStatement;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.ProgrammeRefusal;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What officers, approvers and applicants may and may not do in a round, on a real database. */
class CaseworkRulesTest {

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));
  private static final Actor PROGRAM = new Actor.Program("test");
  private static final String WHY = "Godt og tydelig forklart.";

  private final TryingIt it = TryingIt.shared();
  private final Demonstration play = it.server.getBean(Demonstration.class);
  private final Calls calls = it.server.getBean(Calls.class);
  private final Applications applications = it.server.getBean(Applications.class);
  private final ApplicationManagement writing = it.server.getBean(ApplicationManagement.class);
  private final Impartiality impartiality = it.server.getBean(Impartiality.class);
  private final Distribution distribution = it.server.getBean(Distribution.class);
  private final AssessmentManagement assessments = it.server.getBean(AssessmentManagement.class);
  private final Screening screening = it.server.getBean(Screening.class);
  private final DecisionManagement decisions = it.server.getBean(DecisionManagement.class);
  private final AcceptanceManagement acceptance = it.server.getBean(AcceptanceManagement.class);
  private final Frames frames = it.server.getBean(Frames.class);

  private final List<Invented> applicants = InventedOrganisations.all(20, TODAY).subList(8, 11);
  private CallId call = new CallId(java.util.UUID.randomUUID());

  /** A round of the pilot with three applications, opened a week ago. */
  @BeforeEach
  void announce() {
    it.clock().moveTo(TODAY, LocalTime.of(9, 0));
    call =
        play.announce(
            new Calls.Announcement(
                new SchemeId("sma-og-nystartede"),
                "pilot",
                AdministratorId.DIRECTORATE,
                LocalText.nb("Prøverunde"),
                TODAY,
                TODAY.plusDays(5),
                TODAY.plusDays(30),
                false),
            Money.kroner(400_000),
            "Prøve " + java.util.UUID.randomUUID());
    calls.publish(PROGRAM, call).orThrow();
    for (int i = 0; i < applicants.size(); i++) {
      play.apply(call, applicants.get(i), i);
    }
  }

  @AfterEach
  void backToNow() {
    it.clock().backToNow();
  }

  private Actor.Person officer() {
    return play.cast("saksbehandler");
  }

  private Actor.Person approver() {
    return play.cast("godkjenner");
  }

  private void closeAndDeclare() {
    it.clock().moveTo(TODAY.plusDays(6), LocalTime.of(9, 0));
    for (String logIn : List.of("saksbehandler", "saksbehandler2", "godkjenner")) {
      impartiality.declare(play.cast(logIn), call, Set.of()).orThrow();
    }
  }

  private ApplicationId first() {
    return applications.submittedTo(officer(), call).getFirst().id();
  }

  private static void assertRefused(Refusal reason, Answer<?> answer) {
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private Answer<ApplicationId> recommend(ApplicationId id, long kroner) {
    return decisions.recommend(officer(), id, DecisionOutcome.AWARD, Money.kroner(kroner), WHY);
  }

  private String mark(ApplicationId id) {
    Recommendation recommended = decisions.recommendations(call).get(id);
    return recommended.mark();
  }

  private FrameStatement frame() {
    CallView view = calls.require(call);
    return frames.statement(view.frame()).orElseThrow();
  }

  @Test
  void anApplicationCanBeSentInUntilTheLastSecondOfTheDayAndNotASecondLater() {
    Actor.Person speaker = play.speaker(applicants.getFirst().number());
    ApplicationId id =
        applications.ownedBy(speaker).stream()
            .filter(a -> a.call().equals(call))
            .findFirst()
            .orElseThrow()
            .id();
    it.clock().moveTo(TODAY.plusDays(5), LocalTime.of(23, 59, 59));
    assertThat(writing.submit(speaker, id)).isInstanceOf(Answer.Allowed.class);
    it.clock().moveTo(TODAY.plusDays(6), LocalTime.MIDNIGHT);
    assertRefused(CaseworkRefusal.DEADLINE_PASSED, writing.submit(speaker, id));
    assertRefused(CaseworkRefusal.DEADLINE_PASSED, writing.withdraw(speaker, id));
  }

  @Test
  void whatWasTakenBackCanBeTakenUpAgainWhileTheCallIsOpen() {
    Actor.Person speaker = play.speaker(applicants.getFirst().number());
    ApplicationId id = writing.start(speaker, call).orThrow();
    writing.withdraw(speaker, id).orThrow();
    assertThat(writing.start(speaker, call).orThrow()).isEqualTo(id);
    assertThat(applications.visibleTo(speaker, id).orElseThrow().state())
        .isEqualTo(ApplicationState.DRAFT);
  }

  @Test
  void nobodyElseFindsTheApplicationAndOfficersNotBeforeItIsSentIn() {
    Actor.Person speaker = play.speaker(applicants.getFirst().number());
    ApplicationId id = writing.start(speaker, call).orThrow();
    assertThat(applications.visibleTo(play.cast("leder2"), id)).isEmpty();
    assertThat(applications.visibleTo(play.cast("kommune"), id)).isEmpty();
    writing.withdraw(speaker, id).orThrow();
    assertThat(applications.visibleTo(officer(), id)).isEmpty();
  }

  @Test
  void aDeadlineIsOnlyMovedToALaterDay() {
    assertRefused(
        ProgrammeRefusal.ONLY_LATER,
        calls.extend(officer(), call, TODAY.plusDays(4), TODAY.plusDays(30)));
    assertRefused(
        ProgrammeRefusal.DATES_NOT_IN_ORDER,
        calls.extend(officer(), call, TODAY.plusDays(31), TODAY.plusDays(30)));
    calls.extend(officer(), call, TODAY.plusDays(9), TODAY.plusDays(30)).orThrow();
    assertThat(calls.require(call).closes()).isEqualTo(TODAY.plusDays(9));
    it.clock().moveTo(TODAY.plusDays(10), LocalTime.NOON);
    assertRefused(
        ProgrammeRefusal.ONLY_LATER,
        calls.extend(officer(), call, TODAY.plusDays(12), TODAY.plusDays(30)));
  }

  @Test
  void nothingIsRecommendedOrDecidedBeforeImpartialityIsDeclared() {
    it.clock().moveTo(TODAY.plusDays(6), LocalTime.of(9, 0));
    ApplicationId id = first();
    assertRefused(CaseworkRefusal.IMPARTIALITY_NOT_DECLARED, recommend(id, 90_000));
    impartiality.declare(officer(), call, Set.of()).orThrow();
    recommend(id, 90_000).orThrow();
    assertRefused(
        CaseworkRefusal.IMPARTIALITY_NOT_DECLARED, decisions.decide(approver(), id, mark(id)));
  }

  @Test
  void aTieHidesTheCaseAndIsNotLiftedByWhoeverToldOfIt() {
    closeAndDeclare();
    ApplicationView tied = applications.submittedTo(officer(), call).getFirst();
    impartiality.declare(officer(), call, Set.of(tied.id())).orThrow();
    assertThat(applications.visibleTo(officer(), tied.id())).isEmpty();
    impartiality.declare(officer(), call, Set.of()).orThrow();
    assertThat(applications.visibleTo(officer(), tied.id())).isEmpty();
    assertThatThrownBy(() -> recommend(tied.id(), 90_000))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(impartiality.declaredTies(approver(), call)).hasSize(1);
    assertRefused(
        CaseworkRefusal.REASON_MISSING, impartiality.lift(approver(), tied, officer().id(), " "));
    impartiality.lift(approver(), tied, officer().id(), "Feil organisasjon.").orThrow();
    assertThat(applications.visibleTo(officer(), tied.id())).isPresent();
  }

  @Test
  void whoIsBelowSomebodyDisqualifiedIsBlockedToo() {
    closeAndDeclare();
    ApplicationView tied = applications.submittedTo(officer(), call).getFirst();
    impartiality.declare(approver(), call, Set.of(tied.id())).orThrow();
    assertThat(applications.visibleTo(officer(), tied.id())).isEmpty();
    assertRefused(
        CaseworkRefusal.OWN_TIE, impartiality.lift(approver(), tied, approver().id(), WHY));
  }

  @Test
  void casesAreDealtOutEvenlyAndCanBeMovedToAnotherWhoMayHaveThem() {
    it.clock().moveTo(TODAY.plusDays(6), LocalTime.of(9, 0));
    impartiality.declare(officer(), call, Set.of()).orThrow();
    assertRefused(
        CaseworkRefusal.IMPARTIALITY_NOT_DECLARED, distribution.distribute(officer(), call, false));
    assertThat(distribution.distribute(officer(), call, true).orThrow()).isEqualTo(3);
    ApplicationView moved = applications.submittedTo(officer(), call).getFirst();
    assertRefused(
        CaseworkRefusal.NOT_AN_ASSESSOR,
        distribution.move(officer(), moved, play.cast("saksbehandler2").id()));
    impartiality.declare(play.cast("saksbehandler2"), call, Set.of()).orThrow();
    distribution.move(officer(), moved, play.cast("saksbehandler2").id()).orThrow();
    assertThat(distribution.assessors(call).get(moved.id()))
        .isEqualTo(play.cast("saksbehandler2").id());
  }

  @Test
  void anAwardNeedsEveryCriterionMetOrOverruledWithAReason() {
    closeAndDeclare();
    ApplicationId id = first();
    screening
        .overrule(officer(), id, "deltakelse", Eligibility.Outcome.NOT_MET, "Gjelder noe annet.")
        .orThrow();
    assertRefused(CaseworkRefusal.CRITERIA_NOT_MET, recommend(id, 90_000));
    assertRefused(
        CaseworkRefusal.REASON_MISSING,
        screening.overrule(officer(), id, "deltakelse", Eligibility.Outcome.MET, " "));
    screening
        .overrule(officer(), id, "deltakelse", Eligibility.Outcome.MET, "Sett i vedtektene.")
        .orThrow();
    recommend(id, 90_000).orThrow();
  }

  @Test
  void nobodyAwardsMoreThanWasSoughtOrTheSchemeAllows() {
    closeAndDeclare();
    assertRefused(CaseworkRefusal.AMOUNT_TOO_HIGH, recommend(first(), 110_001));
    assertRefused(CaseworkRefusal.AMOUNT_MISSING, recommend(first(), 0));
  }

  @Test
  void theOneWhoDecidesHasReadWhatIsDecided() {
    closeAndDeclare();
    ApplicationId id = first();
    recommend(id, 80_000).orThrow();
    String read = mark(id);
    recommend(id, 85_000).orThrow();
    assertRefused(CaseworkRefusal.CHANGED_MEANWHILE, decisions.decide(approver(), id, read));
    assertThat(decisions.decide(approver(), id, mark(id)).orThrow().amount())
        .isEqualTo(Money.kroner(85_000));
    assertRefused(CaseworkRefusal.ALREADY_DECIDED, decisions.decide(approver(), id, mark(id)));
    assertRefused(CaseworkRefusal.ALREADY_DECIDED, recommend(id, 85_000));
  }

  @Test
  void aDeclinedAwardLetsGoOfThisYearsMoneyAndOfWhatWasNotedForTheNext() {
    closeAndDeclare();
    ApplicationId id = first();
    FrameStatement before = frame();
    recommend(id, 80_000).orThrow();
    DecisionView decision = decisions.decide(approver(), id, mark(id)).orThrow();
    assertThat(frame().committed().kroner()).isEqualTo(before.committed().kroner() + 80_000);
    assertThat(frame().conditional().kroner()).isEqualTo(before.conditional().kroner() + 80_000);
    acceptance
        .answer(
            play.speaker(decision.application().organisation()),
            decision.id(),
            false,
            no.ildsjel.grant.acceptance.SigningRight.LEADER)
        .orThrow();
    assertThat(frame()).isEqualTo(before);
  }

  @Test
  void whatHasChangedCanBeToldBeforeTheAwardIsAnsweredAndIsAnsweredByAnOfficer() {
    closeAndDeclare();
    ApplicationId id = first();
    recommend(id, 80_000).orThrow();
    DecisionView decision = decisions.decide(approver(), id, mark(id)).orThrow();
    Actor.Person own = play.speaker(decision.application().organisation());
    ChangeManagement changes = it.server.getBean(ChangeManagement.class);
    assertThatThrownBy(
            () -> changes.tell(play.cast("leder2"), decision.id(), ChangeKind.PLAN, "Nei"))
        .isInstanceOf(RuntimeException.class);
    UUID told =
        changes.tell(own, decision.id(), ChangeKind.PLAN, "Vi har fått nye lokaler.").orThrow();
    String page = "/saker/tilskudd/" + decision.id();
    assertThat(it.caller("saksbehandler").get(page).body()).contains("Vi har fått nye lokaler.");
    assertThat(it.caller("kommune").get(page).statusCode()).isEqualTo(404);
    assertThat(it.caller("leder2").get("/tilskudd/" + decision.id() + "/oppfolging").statusCode())
        .isEqualTo(404);
    assertThatThrownBy(() -> changes.answer(play.cast("kommune"), decision.id(), told, "Nei"))
        .isInstanceOf(RuntimeException.class);
    changes.answer(officer(), decision.id(), told, "Det er i orden.").orThrow();
    assertThat(changes.of(decision.id()))
        .singleElement()
        .matches(c -> c.answer().equals(Optional.of("Det er i orden.")));
    acceptance
        .answer(own, decision.id(), true, no.ildsjel.grant.acceptance.SigningRight.LEADER)
        .orThrow();
    assertThat(changes.unanswered(own, decision.id())).isEmpty();
  }

  @Test
  void aReasonWithoutPointsIsAskedAboutAndAClosedAssessmentCanBeOpenedAgain() {
    closeAndDeclare();
    ApplicationId id = first();
    AssessmentView half = assessment(id, 0, AssessmentView.Score.NONE);
    assertRefused(CaseworkRefusal.SCORES_MISSING, assessments.save(officer(), half, false));
    AssessmentView whole = assessments.save(officer(), assessment(id, 0, 4), true).orThrow();
    assertRefused(CaseworkRefusal.ASSESSMENT_CLOSED, assessments.save(officer(), whole, false));
    assessments.reopen(officer(), id).orThrow();
    assertThat(assessments.find(id, officer().id()).orElseThrow().closed()).isFalse();
  }

  @Test
  void whatIsRecommendedWithoutAnAssessmentDoesNotKeepTheRestFromBeingSelected() {
    closeAndDeclare();
    List<ApplicationId> ids =
        applications.submittedTo(officer(), call).stream().map(ApplicationView::id).toList();
    recommend(ids.get(0), 80_000).orThrow();
    assessments.save(officer(), assessment(ids.get(1), 0, 4), true).orThrow();
    assertThat(waiting()).isEqualTo(new CaseWork.Waiting(3, 3, 0, 1, 2));
    assessments.save(officer(), assessment(ids.get(2), 0, 3), true).orThrow();
    assertThat(waiting()).isEqualTo(new CaseWork.Waiting(3, 3, 0, 0, 2));
  }

  private CaseWork.Waiting waiting() {
    return it.server.getBean(CaseWork.class).waiting(officer(), List.of(call)).get(call);
  }

  private AssessmentView assessment(ApplicationId id, int version, int points) {
    Map<String, AssessmentView.Score> scores = new java.util.LinkedHashMap<>();
    calls
        .kindOf(calls.require(call))
        .assessment()
        .forEach(criterion -> scores.put(criterion.id(), new AssessmentView.Score(points, WHY)));
    return new AssessmentView(
        id,
        officer().id(),
        version,
        scores,
        Optional.of(Money.kroner(80_000)),
        Optional.empty(),
        "",
        false);
  }

  @Test
  void everyActStandsInTheArchive() {
    closeAndDeclare();
    ApplicationId id = first();
    recommend(id, 80_000).orThrow();
    decisions.decide(approver(), id, mark(id)).orThrow();
    assertThat(it.server.getBean(Archive.class).history("application:" + id))
        .extracting(Archive.Entry::act)
        .contains(
            "application-started",
            "application-submitted",
            "decision-recommended",
            "decision-made");
  }
}
