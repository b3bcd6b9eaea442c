package no.ildsjel.programme;

import java.util.List;
import java.util.Optional;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;

/** The frames: what each administrator has to promise, and what it has promised. */
public interface Frames {

  /** The frame of an administrator under a scheme for a grant year, made if there is none. */
  FrameId open(Actor actor, SchemeId scheme, AdministratorId administrator, int grantYear);

  /**
   * Adds to what is allotted, with what caused it, such as an allocation letter's number. Refused
   * when that cause has been used, as by pressing twice.
   */
  Answer<FrameStatement> allot(Actor actor, FrameId frame, Money amount, String cause);

  /**
   * Promises money of the frame's own grant year, within the caller's transaction. Refused when the
   * promises would pass what is allotted, also when two promise at once.
   *
   * @param cause what it is promised for, such as {@code decision:<id>}; each cause once
   */
  Answer<FrameStatement> commit(Actor actor, FrameId frame, Money amount, String cause);

  /** Notes money of a later year of a multi-year award, on the condition of § 2-6. */
  void conditional(Actor actor, FrameId frame, int grantYear, Money amount, String cause);

  /** Lets go of what was noted for a later year. */
  void lift(Actor actor, FrameId frame, int grantYear, Money amount, String cause);

  /** Lets go of a promise, as when an award is declined. */
  void release(Actor actor, FrameId frame, Money amount, String cause);

  /**
   * Notes that promised money has left, within the caller's transaction.
   *
   * @param cause which payment, such as {@code payment:<id>}; each once
   * @throws IllegalStateException if more would be paid than is promised
   */
  void pay(Actor actor, FrameId frame, Money amount, String cause);

  /**
   * Notes that money which counted as paid never reached anybody, within the caller's transaction:
   * it is promised, and to be paid again.
   *
   * @param cause which payment, such as {@code payment:<id>}; each once
   * @throws IllegalStateException if more would come back than was paid and is there still
   */
  void unpay(Actor actor, FrameId frame, Money amount, String cause);

  /**
   * Notes that paid money has come back, within the caller's transaction.
   *
   * @param cause which repayment, such as {@code instalment:<id>}; each once
   * @throws IllegalStateException if more would come back than was paid and not carried over
   */
  void repay(Actor actor, FrameId frame, Money amount, String cause);

  /**
   * Notes that paid money may be used in the year after (§ 3-1), within the caller's transaction.
   *
   * @throws IllegalStateException if more would be carried over than was paid and not repaid
   */
  void carryOver(Actor actor, FrameId frame, Money amount, String cause);

  /**
   * Notes that so much of what could be used in the year after no longer can, within the caller's
   * transaction.
   *
   * @throws IllegalStateException if more would be lifted than was carried over
   */
  void liftCarryOver(Actor actor, FrameId frame, Money amount, String cause);

  /**
   * Gives what is free back to who allotted it. Refused when it is not free, or when the cause has
   * been used.
   */
  Answer<FrameStatement> giveBack(Actor actor, FrameId frame, Money amount, String cause);

  /** How every frame stands, by scheme, grant year and administrator. */
  List<FrameStatement> statements();

  /** How the frame stands. */
  Optional<FrameStatement> statement(FrameId frame);
}
