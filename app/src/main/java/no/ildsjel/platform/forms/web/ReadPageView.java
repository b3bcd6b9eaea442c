package no.ildsjel.platform.forms.web;

import java.util.List;
import java.util.Optional;
import no.ildsjel.shared.LocalText;

/**
 * A page's answers, read back.
 *
 * @param address where they are changed
 */
public record ReadPageView(LocalText.Rendered title, String address, List<Read> questions) {

  public ReadPageView {
    questions = List.copyOf(questions);
  }

  /**
   * One answer.
   *
   * @param lines what was answered; empty when nothing was
   * @param rows the rows of a repeated group
   * @param wrong true when there is something to mend
   */
  public record Read(
      String address,
      LocalText.Rendered question,
      List<ReadLine> lines,
      List<ReadRow> rows,
      boolean wrong) {}

  /**
   * A line of an answer.
   *
   * @param label what the line is about, when the answer has several
   * @param value the words or figures
   * @param own true for what people typed themselves, in whatever language
   * @param figure true for an amount
   * @param link where a file is opened, or empty
   */
  public record ReadLine(
      Optional<LocalText.Rendered> label,
      String value,
      boolean own,
      boolean figure,
      boolean sum,
      String link) {}

  /** A row of a repeated group. */
  public record ReadRow(LocalText.Rendered name, int number, List<Read> questions) {}
}
