package no.ildsjel.platform.identity;

/** A source of mandates can't tell now; what it told lately still holds for a while. */
public class MandatesUnknown extends RuntimeException {

  private static final long serialVersionUID = 1;

  public MandatesUnknown(String message) {
    super(message);
  }

  public MandatesUnknown(String message, Throwable cause) {
    super(message, cause);
  }
}
