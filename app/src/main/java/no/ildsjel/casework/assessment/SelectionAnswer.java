package no.ildsjel.casework.assessment;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A proposed selection and how sure it is to be the best.
 *
 * @param selected the chosen in the order of their ids; empty when there is none
 * @param thousandths the sum of their values in thousandths; empty when none was found
 * @param boundThousandths no selection is worth more than this; empty when infeasible
 * @param proof what is known
 * @param relax when infeasible, what could give way
 */
public record SelectionAnswer(
    List<Chosen> selected,
    OptionalLong thousandths,
    OptionalLong boundThousandths,
    Proof proof,
    List<Relaxation> relax) {

  /** One candidate and the kroner it gets. */
  public record Chosen(String id, long amount) {}

  /** What is known of the answer. */
  public enum Proof {
    /** No selection is worth more. */
    OPTIMAL,
    /** The time ran out; the bound says how much better it could at most be. */
    FEASIBLE,
    /** No selection satisfies it all. */
    INFEASIBLE,
    /** The time ran out before any was found or ruled out. */
    UNKNOWN
  }

  /** What can give way. */
  public enum Restriction {
    FRAME("frame"),
    WISH("wish"),
    LOCKED_IN("lockedIn"),
    LOCKED_OUT("lockedOut");

    private final String word;

    Restriction(String word) {
      this.word = word;
    }

    /** The word in the answer file. */
    public String word() {
      return word;
    }
  }

  /**
   * A change that makes the question answerable.
   *
   * @param what the restriction that gives way
   * @param index its place in the question's list; empty for the frame
   * @param by kroner more for the frame; awards or kroner fewer for a wish; 1 for a lock
   * @param alone true when this change is enough, false when all those listed are needed
   * @param text the same in plain words
   */
  public record Relaxation(
      Restriction what, OptionalInt index, long by, boolean alone, String text) {}

  public SelectionAnswer {
    selected = List.copyOf(selected);
    relax = List.copyOf(relax);
  }
}
