package no.ildsjel.grant.reporting;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.AwardYearPromised;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.programme.Schemes;
import no.ildsjel.shared.Actor;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which reports are asked for, with their last days: made from the scheme for each year promised.
 */
@Service
public class ReportPlan {

  private static final Actor PROGRAM = new Actor.Program("reports");

  private final ReportStore store;
  private final PaymentManagement payments;
  private final Applications applications;
  private final Schemes schemes;
  private final SchemeForms forms;
  private final Drafts drafts;

  ReportPlan(
      ReportStore store,
      PaymentManagement payments,
      Applications applications,
      Schemes schemes,
      SchemeForms forms,
      Drafts drafts) {
    this.store = store;
    this.payments = payments;
    this.applications = applications;
    this.schemes = schemes;
    this.forms = forms;
    this.drafts = drafts;
  }

  @ApplicationModuleListener
  void look(AwardYearPromised event) {
    make(event.award(), event.grantYear());
  }

  /** Makes the reports of a year that are not there yet. */
  @MayCall("the program, when a year of an award has been promised")
  @Transactional
  public void make(DecisionId id, int grantYear) {
    AwardView award = Objects.requireNonNull(payments.awards(List.of(id)).get(id));
    for (Scheme.ReportRequirement asked : kind(award).reports()) {
      if (store.exists(id, grantYear, asked.id())) {
        continue;
      }
      CompiledForm form = forms.newest(asked.form());
      store.add(
          new ReportView(
              new ReportId(UUID.randomUUID()),
              id,
              grantYear,
              asked.id(),
              award.organisation(),
              award.administrator(),
              asked.form(),
              form.definition().version(),
              drafts.open(PROGRAM, asked.form(), form.definition().version()),
              asked.dueFor(grantYear),
              ReportState.OPEN,
              Optional.empty(),
              Optional.empty(),
              false));
    }
  }

  /** The kind of support an award was given under, in the version it was given under. */
  @MayCall("grant's own desks, which have checked who asks")
  @Transactional(readOnly = true)
  public Scheme.Kind kind(AwardView award) {
    ApplicationView application =
        Objects.requireNonNull(
            applications.byIds(List.of(award.application())).get(award.application()));
    return schemes
        .find(application.scheme(), application.schemeVersion())
        .orElseThrow()
        .kind(application.kind())
        .orElseThrow();
  }
}
