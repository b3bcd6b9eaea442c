package no.ildsjel.grant.payment;

import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.PaymentId;

/** A payment's id as it stands in files to and from the bank, which have no room for hyphens. */
final class EndToEndId {

  private EndToEndId() {}

  static String of(PaymentId id) {
    return id.toString().replace("-", "");
  }

  static Optional<PaymentId> payment(String endToEnd) {
    if (!endToEnd.matches("[0-9a-f]{32}")) {
      return Optional.empty();
    }
    return Optional.of(
        new PaymentId(
            new UUID(
                Long.parseUnsignedLong(endToEnd.substring(0, 16), 16),
                Long.parseUnsignedLong(endToEnd.substring(16), 16))));
  }
}
