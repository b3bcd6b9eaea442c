package no.ildsjel.grant.control;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.AwardYearPromised;
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

/** Makes the simplified applications of an award of several years, with their last days. */
@Service
public class NextYearPlan {

  private static final Actor PROGRAM = new Actor.Program("later-years");

  private final SimplifiedApplicationStore store;
  private final Decisions decisions;
  private final Schemes schemes;
  private final SchemeForms forms;
  private final Drafts drafts;
  private final Clock clock;

  NextYearPlan(
      SimplifiedApplicationStore store,
      Decisions decisions,
      Schemes schemes,
      SchemeForms forms,
      Drafts drafts,
      Clock clock) {
    this.store = store;
    this.decisions = decisions;
    this.schemes = schemes;
    this.forms = forms;
    this.drafts = drafts;
    this.clock = clock;
  }

  @ApplicationModuleListener
  void look(AwardYearPromised event) {
    make(event.award());
  }

  /** Makes those that are not there yet. */
  @MayCall("the program, when a year of an award has been promised")
  @Transactional
  public void make(DecisionId id) {
    DecisionView decision = decisions.find(id).orElseThrow();
    if (decision.years() == 1) {
      return;
    }
    ApplicationView application = decision.application();
    Optional<Scheme.LaterYears> says = asked(application);
    if (says.isEmpty()) {
      return;
    }
    Scheme.LaterYears asked = says.get();
    CompiledForm form = forms.newest(asked.form());
    for (int year = application.grantYear() + 1;
        year < application.grantYear() + decision.years();
        year++) {
      if (store.find(id, year).isEmpty()) {
        store.add(
            new SimplifiedApplication(
                id,
                year,
                application.organisation(),
                application.administrator(),
                asked.form(),
                form.definition().version(),
                drafts.open(PROGRAM, asked.form(), form.definition().version()),
                due(asked, year),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty()));
      }
    }
  }

  /**
   * Nobody is told of a form after its last day: an award that is found late has time all the same.
   */
  private LocalDate due(Scheme.LaterYears asked, int year) {
    LocalDate soonest = LocalDate.now(clock).plusDays(NextYear.WRITTEN_BEFORE);
    LocalDate due = asked.dueFor(year);
    return due.isBefore(LocalDate.now(clock)) ? soonest : due;
  }

  /**
   * As the scheme the award was given under says; versions from before it was asked with a form are
   * asked as the newest version of their scheme says.
   */
  private Optional<Scheme.LaterYears> asked(ApplicationView application) {
    return Stream.concat(
            schemes.find(application.scheme(), application.schemeVersion()).stream(),
            schemes.current().stream()
                .map(Schemes.VersionedScheme::scheme)
                .filter(s -> s.id().equals(application.scheme())))
        .flatMap(s -> s.kind(application.kind()).flatMap(Scheme.Kind::laterYears).stream())
        .findFirst();
  }
}
