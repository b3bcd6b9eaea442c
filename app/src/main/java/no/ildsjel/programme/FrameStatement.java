package no.ildsjel.programme;

import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;

/**
 * How a frame stands. Allotted is committed plus free, committed is paid plus to pay; what is
 * conditional is for later years and no part of either.
 */
public record FrameStatement(
    FrameId id,
    SchemeId scheme,
    AdministratorId administrator,
    int grantYear,
    Money allotted,
    Money committed,
    Money paid,
    Money conditional) {

  /** What can still be promised this grant year. */
  public Money free() {
    return allotted.minus(committed);
  }

  /** What has been promised and not yet paid. */
  public Money toPay() {
    return committed.minus(paid);
  }
}
