package no.ildsjel.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.eligibility.Facts;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Calls;
import no.ildsjel.programme.Scheme;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.programme.Schemes;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.registry.Organisations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an application's form asks, what it is given from outside, and what its answers tell. */
@Service
public class ApplicationForms {

  private static final char SPACE = '\u00a0';

  private final Calls calls;
  private final Schemes schemes;
  private final SchemeForms forms;
  private final Organisations organisations;
  private final Facts facts;
  private final Clock clock;

  ApplicationForms(
      Calls calls,
      Schemes schemes,
      SchemeForms forms,
      Organisations organisations,
      Facts facts,
      Clock clock) {
    this.calls = calls;
    this.schemes = schemes;
    this.forms = forms;
    this.organisations = organisations;
    this.facts = facts;
    this.clock = clock;
  }

  /** The form of an application, in the version it was started with. */
  @MayCall("whoever may see the application")
  public CompiledForm formOf(ApplicationView application) {
    return forms.find(application.form(), application.formVersion()).orElseThrow();
  }

  /** What the form is given from outside: register facts are filled in and not asked again. */
  @MayCall("whoever may see the application")
  @Transactional(readOnly = true)
  public Map<String, Object> inputs(ApplicationView application) {
    Map<String, Object> inputs = new HashMap<>();
    CallView call = calls.require(application.call());
    Optional<OrganisationView> register = organisations.find(application.organisation());
    inputs.put("organisation.name", application.organisationName());
    inputs.put("organisation.number", application.organisation().value());
    register
        .flatMap(OrganisationView::postalPlace)
        .ifPresent(place -> inputs.put("organisation.municipality", place));
    register
        .flatMap(OrganisationView::voluntary)
        .flatMap(OrganisationView.Voluntary::account)
        .ifPresent(account -> inputs.put("organisation.account", grouped(account)));
    register.flatMap(OrganisationView::founded).ifPresent(day -> inputs.put("foundedOn", day));
    register.ifPresent(
        r -> inputs.put("registeredInFrivillighetsregisteret", r.voluntary().isPresent()));
    inputs.put("asOf", today());
    inputs.put("kind", application.kind());
    inputs.put("grantYear", (long) application.grantYear());
    call.maximum().ifPresent(m -> inputs.put("maximum", m.kroner()));
    inputs.keySet().retainAll(formOf(application).definition().inputs().keySet());
    return inputs;
  }

  /** 12345678901 as people read it: 1234 56 78901. */
  private static String grouped(String account) {
    return account.length() == 11
        ? account.substring(0, 4) + SPACE + account.substring(4, 6) + SPACE + account.substring(6)
        : account;
  }

  /** Eligibility as it stands with what is written now. */
  @MayCall("whoever acts for the organisation")
  @Transactional(readOnly = true)
  public Eligibility eligibility(ApplicationView application, FormEvaluation evaluation) {
    return eligibility(application, evaluation, today());
  }

  Eligibility eligibility(ApplicationView application, FormEvaluation evaluation, LocalDate asOf) {
    Scheme scheme = schemes.find(application.scheme(), application.schemeVersion()).orElseThrow();
    return facts.eligibility(
        application.organisation(),
        scheme,
        scheme.kind(application.kind()).orElseThrow(),
        application.administrator(),
        asOf,
        declared(evaluation));
  }

  private Map<String, Object> declared(FormEvaluation evaluation) {
    Map<String, Object> declared = new HashMap<>();
    evaluation
        .visibleAnswers()
        .forEach((path, answer) -> {
          if (schemes.dictionary().find(path).isPresent()) {
            value(answer).ifPresent(v -> declared.put(path, v));
          }
        });
    evaluation
        .computed()
        .forEach((path, value) -> {
          if (schemes.dictionary().find(path).isPresent()) {
            declared.put(path, value);
          }
        });
    return declared;
  }

  private static Optional<Object> value(AnswerValue answer) {
    return switch (answer) {
      case AnswerValue.YesNo(boolean yes) -> Optional.of(yes);
      case AnswerValue.Whole(long number) -> Optional.of(number);
      case AnswerValue.Day(LocalDate day) -> Optional.of(day);
      default -> Optional.empty();
    };
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
