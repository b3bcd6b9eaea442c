package no.ildsjel.casework.screening;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.StandingCriteria;
import no.ildsjel.casework.application.SentIn;
import no.ildsjel.casework.eligibility.Facts;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallState;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Criteria asked again later, and of what else is open. */
@Service
class CriteriaNow implements StandingCriteria {

  private final SentIn sentIn;
  private final Screening screening;
  private final Facts facts;
  private final Calls calls;
  private final Organisations organisations;

  CriteriaNow(
      SentIn sentIn, Screening screening, Facts facts, Calls calls, Organisations organisations) {
    this.sentIn = sentIn;
    this.screening = screening;
    this.facts = facts;
    this.calls = calls;
    this.organisations = organisations;
  }

  @Override
  @MayCall("rooms above, for a case they have checked")
  @Transactional(readOnly = true)
  public Eligibility asOf(ApplicationView application, LocalDate day) {
    Map<String, Eligibility.Outcome> said = new LinkedHashMap<>();
    screening
        .overrides(application.id())
        .forEach((criterion, o) -> said.put(criterion, o.outcome()));
    return sentIn.eligibility(application, day).overruled(said);
  }

  @Override
  @MayCall("the organisation, for itself")
  @Transactional(readOnly = true)
  public List<Fitting> open(OrganisationNumber organisation, LocalDate day) {
    Optional<MunicipalityNumber> own =
        organisations.find(organisation).flatMap(OrganisationView::municipality);
    return calls.published().stream()
        .filter(c -> c.state() != CallState.CLOSED)
        .filter(c ->
            c.administrator().isDirectorate()
                || own.filter(m -> m.value().equals(c.administrator().value())).isPresent())
        .filter(c -> !c.invitedOnly() || calls.invited(c.id(), organisation))
        .map(c -> new Fitting(c, result(organisation, c, day)))
        .filter(f -> f.result() != Eligibility.Result.NOT_ELIGIBLE)
        .toList();
  }

  private Eligibility.Result result(OrganisationNumber organisation, CallView call, LocalDate day) {
    return facts
        .eligibility(
            organisation,
            calls.schemeOf(call),
            calls.kindOf(call),
            call.administrator(),
            day,
            Map.of())
        .result();
  }
}
