package no.ildsjel.platform.backup;

/** A restore that was not done, and why, in words for the operator. */
final class RestoreRefused extends Exception {

  private static final long serialVersionUID = 1L;

  RestoreRefused(String why) {
    super(why);
  }
}
