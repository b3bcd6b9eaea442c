package no.ildsjel.casework.decision;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationState;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.CaseworkRefusal;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionIssued;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.application.Blocks;
import no.ildsjel.casework.screening.Screening;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Frames;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Refusal;
import no.ildsjel.shared.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recommending and deciding. Another decides than who recommended; neither has a tie to the
 * applicant; and the frame is asked in the same transaction, so that nothing is promised twice.
 */
@Service
public class DecisionManagement implements Decisions {

  private final DecisionStore store;
  private final Applications applications;
  private final Blocks blocks;
  private final Screening screening;
  private final Calls calls;
  private final Frames frames;
  private final Organisations organisations;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DecisionManagement(
      DecisionStore store,
      Applications applications,
      Blocks blocks,
      Screening screening,
      Calls calls,
      Frames frames,
      Organisations organisations,
      Archive archive,
      Notifications notifications,
      Texts texts,
      ApplicationEventPublisher events,
      Clock clock) {
    this.store = store;
    this.applications = applications;
    this.blocks = blocks;
    this.screening = screening;
    this.calls = calls;
    this.frames = frames;
    this.organisations = organisations;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
    this.events = events;
    this.clock = clock;
  }

  /** Recommends an award or a rejection, or changes what was recommended, until it is decided. */
  @MayCall("a case officer of the administrator without ties to the applicant")
  @Transactional
  public Answer<ApplicationId> recommend(
      Actor.Person actor, ApplicationId id, DecisionOutcome outcome, Money amount, String reason) {
    ApplicationView application = applications.visibleTo(actor, id).orElseThrow();
    CallView call = calls.require(application.call());
    if (!actor.has(Role.CASE_OFFICER, application.administrator())) {
      throw new AccessDeniedException("Only a case officer recommends");
    }
    if (!blocks.declared(actor.id(), call.id())) {
      return Answer.refused(CaseworkRefusal.IMPARTIALITY_NOT_DECLARED);
    }
    Optional<CaseworkRefusal> wrong = wrong(application, call, outcome, amount, reason);
    if (wrong.isPresent()) {
      return Answer.refused(wrong.get());
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    Money kroner = outcome == DecisionOutcome.AWARD ? amount : Money.ZERO;
    store.recommend(
        new Recommendation(id, outcome, kroner, reason.strip(), actor.id(), now.toInstant()),
        application.call(),
        now);
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        "decision-recommended",
        Map.of("outcome", outcome.name(), "kroner", kroner.kroner(), "reason", reason.strip()));
    return Answer.allowed(id);
  }

  private Optional<CaseworkRefusal> wrong(
      ApplicationView application,
      CallView call,
      DecisionOutcome outcome,
      Money amount,
      String reason) {
    if (call.state() != CallState.CLOSED) {
      return Optional.of(CaseworkRefusal.STILL_OPEN);
    }
    if (application.state() != ApplicationState.SUBMITTED) {
      return Optional.of(CaseworkRefusal.WITHDRAWN);
    }
    if (store.of(application.id()).isPresent()) {
      return Optional.of(CaseworkRefusal.ALREADY_DECIDED);
    }
    if (reason.isBlank()) {
      return Optional.of(CaseworkRefusal.REASON_MISSING);
    }
    if (outcome == DecisionOutcome.AWARD) {
      if (!amount.isPositive()) {
        return Optional.of(CaseworkRefusal.AMOUNT_MISSING);
      }
      if (application.amountSought().filter(s -> amount.compareTo(s) > 0).isPresent()
          || call.maximum().filter(m -> amount.compareTo(m) > 0).isPresent()) {
        return Optional.of(CaseworkRefusal.AMOUNT_TOO_HIGH);
      }
      if (!eligible(application)) {
        return Optional.of(CaseworkRefusal.CRITERIA_NOT_MET);
      }
    }
    return Optional.empty();
  }

  /** An award needs every criterion met, by the facts or by an officer's word with a reason. */
  private boolean eligible(ApplicationView application) {
    return screening.eligibility(application).result() == Eligibility.Result.ELIGIBLE;
  }

  /**
   * Decides as was recommended: the award is promised in the frame, and the letter goes out.
   *
   * @param seen the mark of the recommendation the approver has read
   */
  @MayCall("an approver of the administrator, other than who recommended, without ties")
  @Transactional
  public Answer<DecisionView> decide(Actor.Person actor, ApplicationId id, String seen) {
    Optional<Recommendation> recommended = store.lockRecommendation(id);
    ApplicationView application =
        Optional.ofNullable(applications.byIds(List.of(id)).get(id)).orElseThrow();
    if (!actor.has(Role.APPROVER, application.administrator())) {
      throw new AccessDeniedException("Only an approver decides");
    }
    if (blocks.blockedFor(actor, Set.of(id)).contains(id)) {
      return Answer.refused(CaseworkRefusal.DISQUALIFIED);
    }
    if (!blocks.declared(actor.id(), application.call())) {
      return Answer.refused(CaseworkRefusal.IMPARTIALITY_NOT_DECLARED);
    }
    if (recommended.isEmpty()) {
      return Answer.refused(CaseworkRefusal.NOT_RECOMMENDED);
    }
    Recommendation recommendation = recommended.get();
    if (recommendation.by().equals(actor.id())) {
      return Answer.refused(CaseworkRefusal.SAME_PERSON);
    }
    if (store.of(id).isPresent()) {
      return Answer.refused(CaseworkRefusal.ALREADY_DECIDED);
    }
    if (!recommendation.mark().equals(seen)) {
      return Answer.refused(CaseworkRefusal.CHANGED_MEANWHILE);
    }
    if (recommendation.outcome() == DecisionOutcome.AWARD && !eligible(application)) {
      return Answer.refused(CaseworkRefusal.CRITERIA_NOT_MET);
    }
    CallView call = calls.require(application.call());
    DecisionId decision = DecisionId.random();
    int years = calls.kindOf(call).awardYears();
    Optional<Refusal> overFrame = promise(actor, call, decision, recommendation);
    if (overFrame.isPresent()) {
      return Answer.refused(overFrame.get());
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    Language language =
        organisations
            .find(application.organisation())
            .flatMap(OrganisationView::language)
            .orElse(Language.NB);
    store.add(
        new DecisionView(
            decision,
            application,
            recommendation.outcome(),
            recommendation.amount(),
            recommendation.outcome() == DecisionOutcome.AWARD ? years : 0,
            recommendation.reason(),
            recommendation.by(),
            actor.id(),
            now.toInstant(),
            language),
        now);
    archive.record(
        actor,
        Optional.of(application.administrator()),
        application.subject(),
        "decision-made",
        Map.of(
            "decision",
            decision.toString(),
            "outcome",
            recommendation.outcome().name(),
            "kroner",
            recommendation.amount().kroner(),
            "recommendedBy",
            recommendation.by().toString()));
    tell(application);
    events.publishEvent(new DecisionIssued(decision, id, application.call()));
    return Answer.allowed(store.find(decision).orElseThrow());
  }

  /** Only the current grant year is promised; the later years stand as conditional (§ 2-6). */
  private Optional<Refusal> promise(
      Actor.Person actor, CallView call, DecisionId decision, Recommendation recommendation) {
    if (recommendation.outcome() == DecisionOutcome.REJECTION) {
      return Optional.empty();
    }
    String cause = "decision:" + decision;
    return switch (frames.commit(actor, call.frame(), recommendation.amount(), cause)) {
      case Answer.Refused<?>(Refusal reason) -> Optional.of(reason);
      case Answer.Allowed<?> promised -> {
        for (int later = 1; later < calls.kindOf(call).awardYears(); later++) {
          frames.conditional(
              actor, call.frame(), call.grantYear() + later, recommendation.amount(), cause);
        }
        yield Optional.empty();
      }
    };
  }

  private void tell(ApplicationView application) {
    notifications.tell(
        application.organisation(),
        person ->
            new Notice(
                Optional.of(application.organisation()),
                texts.text(
                    person.language(), "notice.decided.subject", application.number().orElse("")),
                texts.text(person.language(), "notice.decided.body"),
                Optional.of("/soknader/" + application.id() + "/svar")));
  }

  /** What is recommended in a call, by case. */
  @MayCall("the administrator's people, through pages that have checked it")
  @Transactional(readOnly = true)
  public Map<ApplicationId, Recommendation> recommendations(CallId call) {
    return store.recommendations(call);
  }

  /** Decisions whose letter has not been kept yet, oldest first. */
  @MayCall("this desk's task that makes the letters")
  @Transactional(readOnly = true)
  public List<DecisionView> withoutLetter(int most) {
    return store.withoutLetter(most);
  }

  /** Notes which file is the letter as it was sent. */
  @MayCall("this desk's task that makes the letters")
  @Transactional
  public void letterKept(DecisionView decision, DocumentId letter) {
    store.letterKept(decision.id(), letter);
    archive.record(
        new Actor.Program("letters"),
        Optional.of(decision.application().administrator()),
        decision.application().subject(),
        "letter-kept",
        Map.of("decision", decision.id().toString(), "document", letter.toString()));
  }

  /** The letter's file, once it has been kept. */
  @MayCall("whoever may see the decision, through pages that have checked it")
  @Transactional(readOnly = true)
  public Optional<DocumentId> letter(DecisionId id) {
    return store.letter(id);
  }

  @Override
  @MayCall("whoever may see the case")
  @Transactional(readOnly = true)
  public Optional<DecisionView> of(Actor actor, ApplicationId application) {
    return applications.visibleTo(actor, application).flatMap(a -> store.of(a.id()));
  }

  @Override
  @MayCall("rooms and desks that have checked who asks")
  @Transactional(readOnly = true)
  public Optional<DecisionView> find(DecisionId id) {
    return store.find(id);
  }

  @Override
  @MayCall("rooms and desks that have checked who asks")
  @Transactional(readOnly = true)
  public Map<DecisionId, DecisionView> byIds(Collection<DecisionId> ids) {
    return store.byIds(ids);
  }

  @Override
  @MayCall("anybody: who got what is public")
  @Transactional(readOnly = true)
  public List<DecisionView> awards(OptionalInt year, Optional<DecisionId> after, int most) {
    return store.awards(year, after, most);
  }

  @Override
  @MayCall("anybody: who got what is public")
  @Transactional(readOnly = true)
  public List<DecisionView> awardsMatching(
      Sought sought, Collection<DecisionId> alsoOfYear, int most) {
    return store.awardsMatching(sought, alsoOfYear, most);
  }

  @Override
  @MayCall("anybody: who got what is public")
  @Transactional(readOnly = true)
  public List<AwardTotal> awardTotals(Collection<DecisionId> except, Collection<LaterYear> later) {
    return store.awardTotals(except, later);
  }

  @Override
  @MayCall("rooms and desks that have checked who asks")
  @Transactional(readOnly = true)
  public List<DecisionView> of(CallId call) {
    return store.of(call);
  }
}
