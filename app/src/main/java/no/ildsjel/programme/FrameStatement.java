package no.ildsjel.programme;

import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;

/**
 * How a frame stands. Allotted is returned plus committed plus free, committed is paid plus to pay,
 * and paid is repaid plus carried over plus kept; what is conditional is for later years and no
 * part of any.
 *
 * @param returned given back to who allotted it
 * @param repaid paid, and come back
 * @param carriedOver paid, and allowed to be used in the year after
 */
public record FrameStatement(
    FrameId id,
    SchemeId scheme,
    AdministratorId administrator,
    int grantYear,
    Money allotted,
    Money committed,
    Money paid,
    Money conditional,
    Money returned,
    Money repaid,
    Money carriedOver) {

  /** What can still be promised this grant year. */
  public Money free() {
    return allotted.minus(returned).minus(committed);
  }

  /** What has been paid and is used up in its own year, as far as is known. */
  public Money kept() {
    return paid.minus(repaid).minus(carriedOver);
  }

  /** What has been promised and not yet paid. */
  public Money toPay() {
    return committed.minus(paid);
  }
}
