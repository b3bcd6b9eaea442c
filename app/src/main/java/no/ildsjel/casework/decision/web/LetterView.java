package no.ildsjel.casework.decision.web;

import java.time.LocalDate;
import java.util.List;
import no.ildsjel.casework.DecisionOutcome;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.programme.CallView;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Money;

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

  /** One part of the award, in kroner. */
  public record Part(Money amount, Scheme.Payment payment) {}

  public boolean award() {
    return decision.outcome() == DecisionOutcome.AWARD;
  }

  /** The parts of the award; what does not divide evenly comes with the last. */
  public List<Part> parts() {
    long left = decision.amount().kroner();
    List<Part> parts = new java.util.ArrayList<>();
    for (int i = 0; i < kind.payments().size(); i++) {
      Scheme.Payment payment = kind.payments().get(i);
      boolean last = i == kind.payments().size() - 1;
      long part = last ? left : decision.amount().kroner() * payment.share() / 100;
      left -= part;
      parts.add(new Part(Money.kroner(part), payment));
    }
    return parts;
  }

  /** The day a report is due, in the year after the grant year. */
  public LocalDate due(Scheme.ReportRequirement report) {
    return LocalDate.parse((call.grantYear() + 1) + "-" + report.due());
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
