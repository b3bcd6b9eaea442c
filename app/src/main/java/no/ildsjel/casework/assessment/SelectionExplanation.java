package no.ildsjel.casework.assessment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import no.ildsjel.casework.assessment.SelectionAnswer.Chosen;

/**
 * Why one candidate is in or out of a selection, and what would change it: the question is asked
 * again with the candidate on the other side.
 *
 * @param id the candidate
 * @param amount kroner it gets; empty when it is out
 * @param reason why
 * @param loss thousandths of value the whole would lose with the candidate on the other side; empty
 *     where it can't be there
 * @param exact false when the work allowed was not enough, so that the loss is the most it can be
 * @param leave those that would go out instead
 * @param enter those that would come in instead
 * @param change kroner more or less to those that are in either way
 */
public record SelectionExplanation(
    String id,
    OptionalLong amount,
    Reason reason,
    OptionalLong loss,
    boolean exact,
    List<String> leave,
    List<String> enter,
    Map<String, Long> change) {

  /** Why a candidate is where it is. */
  public enum Reason {
    /** Somebody decided that it is in. */
    LOCKED_IN,
    /** Somebody decided that it is out. */
    LOCKED_OUT,
    /** No amount has been put forward for it. */
    NO_AMOUNT,
    /** In, and nobody else would get in or get more without it. */
    ROOM_FOR_IT,
    /** In, since the whole is worth more so. */
    ADDS_VALUE,
    /** In, since without it the wishes or locks can't all hold. */
    NEEDED,
    /** Out, since the frame gives more value elsewhere. */
    OUTWEIGHED,
    /** Out, since with it the frame, wishes and locks can't all hold. */
    DOES_NOT_FIT,
    /** The work allowed was not enough to say. */
    UNDECIDED
  }

  /** Work allowed per candidate, in the solver's units: about half a second. */
  private static final double UNITS = 0.4;

  /**
   * Explains one candidate of an answered question.
   *
   * @param within how long it may take
   * @throws IllegalArgumentException when the answer has no selection, or the id is unknown
   */
  public static SelectionExplanation of(
      SelectionQuestion question, SelectionAnswer answer, String id, Duration within) {
    long value =
        answer
            .thousandths()
            .orElseThrow(() -> new IllegalArgumentException("There is no selection to explain"));
    SelectionCandidate candidate =
        question.candidates().stream()
            .filter(c -> c.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Not a candidate: " + id));
    Map<String, Long> before = amounts(answer);
    Long given = before.get(id);
    OptionalLong amount = given == null ? OptionalLong.empty() : OptionalLong.of(given);
    if (question.lockedIn().contains(id)) {
      return plain(id, amount, Reason.LOCKED_IN);
    }
    if (question.lockedOut().contains(id)) {
      return plain(id, amount, Reason.LOCKED_OUT);
    }
    if (candidate.options().isEmpty()) {
      return plain(id, amount, Reason.NO_AMOUNT);
    }
    boolean in = given != null;
    SelectionQuestion turned = in ? question.withLockedOut(id) : question.withLockedIn(id);
    SelectionAnswer other = PortfolioSelection.answer(turned, new WorkBudget(within, UNITS), 1);
    if (other.thousandths().isEmpty()) {
      boolean ruledOut = other.proof() == SelectionAnswer.Proof.INFEASIBLE;
      return plain(
          id, amount, !ruledOut ? Reason.UNDECIDED : in ? Reason.NEEDED : Reason.DOES_NOT_FIT);
    }
    Map<String, Long> after = amounts(other);
    Map<String, Long> change = new TreeMap<>();
    before.forEach((who, much) -> {
      long now = after.getOrDefault(who, much);
      if (now != much) {
        change.put(who, now - much);
      }
    });
    List<String> leave =
        before.keySet().stream().filter(w -> !w.equals(id) && !after.containsKey(w)).toList();
    List<String> enter =
        after.keySet().stream().filter(w -> !w.equals(id) && !before.containsKey(w)).toList();
    boolean alone = leave.isEmpty() && enter.isEmpty() && change.isEmpty();
    return new SelectionExplanation(
        id,
        amount,
        !in ? Reason.OUTWEIGHED : alone ? Reason.ROOM_FOR_IT : Reason.ADDS_VALUE,
        OptionalLong.of(value - other.thousandths().getAsLong()),
        other.proof() == SelectionAnswer.Proof.OPTIMAL
            && answer.proof() == SelectionAnswer.Proof.OPTIMAL,
        leave,
        enter,
        Map.copyOf(change));
  }

  private static Map<String, Long> amounts(SelectionAnswer answer) {
    Map<String, Long> amounts = new TreeMap<>();
    for (Chosen chosen : answer.selected()) {
      amounts.put(chosen.id(), chosen.amount());
    }
    return amounts;
  }

  private static SelectionExplanation plain(String id, OptionalLong amount, Reason reason) {
    return new SelectionExplanation(
        id, amount, reason, OptionalLong.empty(), true, List.of(), List.of(), Map.of());
  }
}
