package no.ildsjel.grant.acceptance;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.casework.spi.AnsweredAwards;
import no.ildsjel.grant.AwardAccepted;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Signing the letter of acceptance, or declining the award. */
@Service
public class AcceptanceManagement implements AnsweredAwards {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Decisions decisions;
  private final Calls calls;
  private final Frames frames;
  private final SignerCheck signers;
  private final Archive archive;
  private final ApplicationEventPublisher events;

  AcceptanceManagement(
      JdbcClient jdbc,
      Clock clock,
      Decisions decisions,
      Calls calls,
      Frames frames,
      SignerCheck signers,
      Archive archive,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.decisions = decisions;
    this.calls = calls;
    this.frames = frames;
    this.signers = signers;
    this.archive = archive;
    this.events = events;
  }

  /**
   * Accepts or declines. A declined award lets go of its money in the frame at once.
   *
   * @param right by what right the actor signs; one of those the scheme names
   */
  @MayCall("whoever acts for the organisation that got the award")
  @Transactional
  public Answer<AcceptanceView> answer(
      Actor.Person actor, DecisionId id, boolean accept, SigningRight right) {
    DecisionView decision = decisions.find(id).orElseThrow();
    if (!actor.mandates().contains(decision.application().organisation())) {
      throw new AccessDeniedException("Only the organisation answers");
    }
    if (decision.outcome() != DecisionOutcome.AWARD) {
      return Answer.refused(GrantRefusal.NO_AWARD);
    }
    if (find(id).isPresent()) {
      return Answer.refused(GrantRefusal.ALREADY_ANSWERED);
    }
    if (!byLetter(decision)) {
      return Answer.refused(GrantRefusal.NO_AWARD);
    }
    if (accept && !rights(decision).contains(right)) {
      return Answer.refused(GrantRefusal.MAY_NOT_SIGN);
    }
    Optional<Boolean> agrees =
        accept
            ? signers.agrees(decision.application().organisation(), right, actor.name())
            : Optional.empty();
    try {
      jdbc.sql(
              """
              insert into "grant".acceptance
                (decision, accepted, answered_by, answered_at, signing_right, register_agrees)
              values (:decision, :accepted, :by, :at, :right, cast(:agrees as boolean))
              """)
          .param("decision", id.value())
          .param("accepted", accept)
          .param("by", actor.id().value())
          .param("at", OffsetDateTime.now(clock))
          .param("right", right.name())
          .param("agrees", agrees.orElse(null))
          .update();
    } catch (DuplicateKeyException twice) {
      return Answer.refused(GrantRefusal.ALREADY_ANSWERED);
    }
    if (!accept) {
      release(actor, decision);
    }
    record(
        actor,
        decision,
        accept ? "award-accepted" : "award-declined",
        Map.of("decision", id.toString(), "right", right.name()));
    if (accept) {
      events.publishEvent(new AwardAccepted(id));
    }
    return Answer.allowed(find(id).orElseThrow());
  }

  /** By receiving the money (§ 2-6), when the first of it is paid; once, and not by letter. */
  @MayCall("payment, within the act that notes a payment")
  @Transactional(propagation = Propagation.MANDATORY)
  public void received(Actor actor, DecisionId id) {
    DecisionView decision = decisions.find(id).orElseThrow();
    if (!byLetter(decision) && noted(id, true, Optional.empty())) {
      record(actor, decision, "award-received", Map.of("decision", id.toString()));
      events.publishEvent(new AwardAccepted(id));
    }
  }

  /**
   * Takes back that an award was accepted by receiving its money, when the bank has given back the
   * only money that had come: nothing has been received (§ 2-6). It is accepted by the next.
   */
  @MayCall("payment, within the act that notes that money came back")
  @Transactional(propagation = Propagation.MANDATORY)
  public void notReceived(Actor actor, DecisionId id) {
    DecisionView decision = decisions.find(id).orElseThrow();
    if (!byLetter(decision)
        && jdbc.sql("delete from \"grant\".acceptance where decision = ? and accepted")
                .param(id.value())
                .update()
            == 1) {
      record(actor, decision, "award-not-received", Map.of("decision", id.toString()));
    }
  }

  /**
   * Notes that an award which is accepted by receiving the money is declined before any has come;
   * what was planned of it is the caller's to let go of. False when it is answered already.
   */
  @MayCall("control, within the act that lets go of the award")
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean declineUnpaid(Actor.Person actor, DecisionId id, String words) {
    DecisionView decision = decisions.find(id).orElseThrow();
    if (byLetter(decision) || !noted(id, false, Optional.of(actor.id()))) {
      return false;
    }
    record(actor, decision, "award-declined", Map.of("decision", id.toString(), "words", words));
    return true;
  }

  private boolean noted(DecisionId id, boolean accepted, Optional<PersonId> by) {
    return jdbc.sql(
                """
                insert into "grant".acceptance (decision, accepted, answered_by, answered_at)
                values (:decision, :accepted, cast(:by as uuid), :at) on conflict do nothing
                """)
            .param("decision", id.value())
            .param("accepted", accepted)
            .param("by", by.map(PersonId::value).orElse(null))
            .param("at", OffsetDateTime.now(clock))
            .update()
        == 1;
  }

  private void record(Actor actor, DecisionView decision, String act, Map<String, ?> said) {
    archive.record(
        actor,
        Optional.of(decision.application().administrator()),
        decision.application().subject(),
        act,
        said);
  }

  /** This year's promise and what was noted for later years. */
  private void release(Actor.Person actor, DecisionView decision) {
    CallView call = calls.require(decision.application().call());
    String cause = "decision:" + decision.id();
    frames.release(actor, call.frame(), decision.amount(), cause);
    for (int later = 1; later < decision.years(); later++) {
      frames.lift(actor, call.frame(), call.grantYear() + later, decision.amount(), cause);
    }
  }

  /** The answer to an award, if it has come. */
  @MayCall("whoever may see the decision, through pages that have checked it")
  @Transactional(readOnly = true)
  public Optional<AcceptanceView> find(DecisionId id) {
    return jdbc.sql("select * from \"grant\".acceptance where decision = ?")
        .param(id.value())
        .query((row, n) ->
            new AcceptanceView(
                row.getBoolean("accepted"),
                Optional.ofNullable(row.getObject("answered_by", UUID.class)).map(PersonId::new),
                row.getObject("answered_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("signing_right")).map(SigningRight::valueOf),
                Optional.ofNullable((Boolean) row.getObject("register_agrees"))))
        .optional();
  }

  @Override
  @MayCall("casework, for the organisation's own home page")
  @Transactional(readOnly = true)
  public Set<DecisionId> answered(Set<DecisionId> awards) {
    return jdbc
        .sql("select decision from \"grant\".acceptance where decision = any(?)")
        .param(awards.stream().map(DecisionId::value).toArray(UUID[]::new))
        .query((row, n) -> new DecisionId(row.getObject(1, UUID.class)))
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  /** By what right the scheme lets somebody sign. */
  @MayCall("whoever may see the decision, through pages that have checked it")
  @Transactional(readOnly = true)
  public List<SigningRight> rights(DecisionView decision) {
    return calls.kindOf(calls.require(decision.application().call())).signers().stream()
        .map(word -> SigningRight.valueOf(word.toUpperCase(Locale.ROOT)))
        .toList();
  }

  /** True when the scheme asks for a signed letter for this decision. */
  @MayCall("whoever may see the decision, through pages that have checked it")
  @Transactional(readOnly = true)
  public boolean byLetter(DecisionView decision) {
    return decision.outcome() == DecisionOutcome.AWARD
        && calls.kindOf(calls.require(decision.application().call())).acceptance()
            == Scheme.Acceptance.LETTER;
  }
}
