package no.ildsjel.casework.decision.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Scheme;

/**
 * All that stands in a letter of decision.
 *
 * @param from who decides
 * @param contact where to write to whoever decides, or empty
 * @param decidedBy the name of the one who decided
 * @param laws the provisions it rests on
 */
public record LetterView(
    DecisionView decision,
    CallView call,
    Scheme scheme,
    Scheme.Kind kind,
    String from,
    String contact,
    String decidedBy,
    List<String> laws) {

  public boolean award() {
    return decision.outcome() == DecisionOutcome.AWARD;
  }

  /** The parts of the award. */
  public List<Scheme.Part> parts() {
    return kind.parts(decision.amount());
  }

  /** The day a report is due, in the year after the grant year. */
  public LocalDate due(Scheme.ReportRequirement report) {
    return LocalDate.parse((call.grantYear() + 1) + "-" + report.due());
  }

  /** What is asked before each later year, when the award is for several. */
  public Optional<Scheme.LaterYears> laterYears() {
    return decision.years() > 1 ? kind.laterYears() : Optional.empty();
  }

  /** The last day of the first of them. */
  public LocalDate firstLaterDay(Scheme.LaterYears asked) {
    return asked.dueFor(call.grantYear() + 1);
  }

  /** The thresholds the award passes. */
  public List<Scheme.Threshold> passed() {
    return kind.thresholds().stream()
        .filter(t -> decision.amount().compareTo(t.above()) > 0)
        .toList();
  }

  /**
   * The appeal goes to the directorate over a municipality, and to the ministry over it (§ 4-2).
   */
  public String appealKey() {
    return decision.application().administrator().isDirectorate()
        ? "letter.appeal.ministry"
        : "letter.appeal.directorate";
  }
}
