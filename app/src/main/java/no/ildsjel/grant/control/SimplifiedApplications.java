package no.ildsjel.grant.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.cashbook.AppliedBudget;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Draft;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The simplified application before each later year of an award (§ 2-2 third paragraph): written
 * with a short form that knows what was applied for, and sent in.
 */
@Service
public class SimplifiedApplications {

  private static final String READER = "both sides, through pages that have checked who asks";

  private final SimplifiedApplicationStore store;
  private final NextYear years;
  private final AwardCase cases;
  private final AppliedBudget budget;
  private final SchemeForms forms;
  private final Drafts drafts;

  SimplifiedApplications(
      SimplifiedApplicationStore store,
      NextYear years,
      AwardCase cases,
      AppliedBudget budget,
      SchemeForms forms,
      Drafts drafts) {
    this.store = store;
    this.years = years;
    this.cases = cases;
    this.budget = budget;
    this.forms = forms;
    this.drafts = drafts;
  }

  /** The simplified application of a year, if the actor writes for the organisation. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public Optional<SimplifiedApplication> own(Actor.Person actor, DecisionId id, int grantYear) {
    return store.find(id, grantYear).filter(a -> actor.mandates().contains(a.organisation()));
  }

  /** True while it can be changed: until the year has been promised, or the award has ended. */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public boolean changeable(SimplifiedApplication application) {
    return years.open(application.award(), application.grantYear());
  }

  /** The form, in the version it was begun with. */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public CompiledForm form(SimplifiedApplication application) {
    return forms.find(application.form(), application.formVersion()).orElseThrow();
  }

  /** What the form is given from outside. */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public Map<String, Object> inputs(SimplifiedApplication application) {
    AwardView award = cases.find(application.award());
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("grantYear", (long) application.grantYear());
    inputs.put("amount", award.amount().kroner());
    List<String> planned =
        budget.of(award.application()).stream()
            .filter(line -> line.applied().isPositive())
            .map(
                line -> line.name().in(Language.NB) + " " + Writing.kroner(line.applied().kroner()))
            .toList();
    if (!planned.isEmpty()) {
      inputs.put("planned", String.join("; ", planned));
    }
    inputs.keySet().retainAll(form(application).definition().inputs().keySet());
    return inputs;
  }

  /** What was sent in last. */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public Optional<Submission> sent(SimplifiedApplication application) {
    return store.submission(application, application.sequence());
  }

  /** What was sent in one of the times, 1 for the first. */
  @MayCall("rooms above, which have checked who asks")
  @Transactional(readOnly = true)
  public Optional<Submission> sent(SimplifiedApplication application, int sequence) {
    return store.submission(application, sequence);
  }

  /** The simplified application of a year. */
  @MayCall("rooms above, which have checked who asks")
  @Transactional(readOnly = true)
  public Optional<SimplifiedApplication> find(DecisionId id, int grantYear) {
    return store.find(id, grantYear);
  }

  /** The next an organisation is to write, when its last day is not far off. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public Optional<SimplifiedApplication> next(Actor.Person actor, OrganisationNumber organisation) {
    return actor.mandates().contains(organisation)
        ? store.next(organisation, years.today().plusDays(NextYear.WRITTEN_BEFORE))
        : Optional.empty();
  }

  /** Sends in the simplified application; it can be changed and sent again until it is answered. */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public Answer<DecisionId> submit(Actor.Person actor, DecisionId id, int grantYear) {
    AwardView award = cases.ownLocked(actor, id);
    SimplifiedApplication application = store.find(id, grantYear).orElseThrow();
    if (!changeable(application)) {
      return Answer.refused(GrantRefusal.NO_SUCH_YEAR);
    }
    Optional<Submission> written = written(application);
    if (written.isEmpty()) {
      return Answer.refused(GrantRefusal.REPORT_INCOMPLETE);
    }
    Submission frozen = written.get();
    if (sent(application).filter(s -> s.sha256().equals(frozen.sha256())).isPresent()) {
      return Answer.allowed(id); // sent twice, as on a bad network
    }
    int sequence = store.sent(id, grantYear, frozen, actor.id());
    cases.note(
        actor,
        award,
        "simplified-application-submitted",
        Map.of("grantYear", grantYear, "sequence", sequence, "sha256", frozen.sha256()));
    return Answer.allowed(id);
  }

  /** True when what is written is whole, and not what was sent in last. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public boolean changed(SimplifiedApplication application) {
    Optional<String> sent = sent(application).map(Submission::sha256);
    return written(application)
        .map(Submission::sha256)
        .filter(w -> !sent.equals(Optional.of(w)))
        .isPresent();
  }

  /** What is written, frozen; empty when something is left to answer or mend. */
  private Optional<Submission> written(SimplifiedApplication application) {
    CompiledForm form = form(application);
    Map<String, Object> given = inputs(application);
    Draft draft = drafts.read(application.draft());
    FormEvaluation evaluation = form.evaluate(draft.answersWith(form, given), given);
    return draft.clashes().isEmpty() && evaluation.isComplete()
        ? Optional.of(Submission.freeze(evaluation))
        : Optional.empty();
  }
}
