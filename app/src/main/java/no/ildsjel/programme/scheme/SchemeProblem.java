package no.ildsjel.programme.scheme;

/** Something wrong in a scheme's file, with its place. */
public final class SchemeProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SchemeProblem(String place, String message) {
    super(place + ": " + message);
  }
}
