package no.ildsjel.platform.notification;

/** What carries a mail out of the program. */
public interface MailTransport {

  /**
   * Sends it.
   *
   * @throws RuntimeException when it could not be handed over; it is then tried again
   */
  void send(String recipient, String subject, String body);

  /** True when mail really leaves, so that what only the recipient may know need not be kept. */
  default boolean leaves() {
    return true;
  }
}
