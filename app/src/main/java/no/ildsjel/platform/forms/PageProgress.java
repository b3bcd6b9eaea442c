package no.ildsjel.platform.forms;

/**
 * How far one visible page has come; derived from the answers, never kept.
 *
 * @param page the page's id
 * @param asked visible questions, those in rows counted one by one
 * @param answered how many of them have an answer
 * @param missing needed answers that are not there
 * @param errors everything to mend, the missing ones included
 */
public record PageProgress(String page, int asked, int answered, int missing, int errors) {

  /** A word for it. */
  public enum State {
    NOT_STARTED,
    STARTED,
    DONE
  }

  /** Where it stands: done is a page with something answered, or nothing asked, and no errors. */
  public State state() {
    if (errors == 0 && (answered > 0 || asked == 0)) {
      return State.DONE;
    }
    return answered == 0 ? State.NOT_STARTED : State.STARTED;
  }
}
