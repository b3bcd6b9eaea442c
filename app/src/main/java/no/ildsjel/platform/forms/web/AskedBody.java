package no.ildsjel.platform.forms.web;

import java.util.List;
import java.util.Optional;
import no.ildsjel.shared.LocalText;

/** What a question is answered in. */
public sealed interface AskedBody {

  /**
   * A line to type in.
   *
   * @param type of the HTML field
   * @param keyboard which keys a phone shows, or empty
   * @param complete what the browser knows it as, or empty
   * @param unit what stands after it, or empty
   * @param size how wide it is: {@code short} or {@code wide}
   */
  record Line(
      FieldView field,
      String type,
      String keyboard,
      String complete,
      Optional<LocalText.Rendered> unit,
      String size)
      implements AskedBody {}

  /** Lines to type in, up to so many characters. */
  record Lines(FieldView field, int most) implements AskedBody {}

  /** One of some, or several of them. */
  record Choices(FieldView field, boolean several, List<OptionView> options) implements AskedBody {}

  /** A table with one choice in each row. */
  record Matrix(List<LocalText.Rendered> columns, List<MatrixRow> rows) implements AskedBody {}

  /** One row of it. */
  record MatrixRow(
      FieldView field,
      LocalText.Rendered text,
      Optional<LocalText.Rendered> help,
      List<OptionView> options) {}

  /** Two sides with amounts. */
  record Budget(List<Side> sides, Optional<String> difference, boolean balanced)
      implements AskedBody {}

  /**
   * One side of a budget.
   *
   * @param path its path, to which lines are added
   * @param titleKey the key of its heading
   * @param sum as it is written, or "…"
   */
  record Side(
      String path,
      String tail,
      String titleKey,
      String sumKey,
      List<Amount> amounts,
      List<OwnLine> own,
      boolean room,
      String sum) {}

  /** A line of the form's. */
  record Amount(FieldView field, LocalText.Rendered text, Optional<LocalText.Rendered> help) {}

  /** A line of one's own. */
  record OwnLine(String path, int number, FieldView text, FieldView amount) {}

  /** The same questions for each of several things. */
  record Rows(LocalText.Rendered rowName, List<Row> rows, boolean room) implements AskedBody {}

  /** One of them. */
  record Row(String path, String tail, int number, List<AskedView> questions) {}

  /** Files handed in. */
  record Files(String question, List<FileLink> files, String kinds, int megabytes, boolean room)
      implements AskedBody {}

  /** A file handed in. */
  record FileLink(String id, String name, String address, String size) {}

  /** Only words. */
  record Info() implements AskedBody {}

  /** A value that follows from the answers. */
  record Computed(String value) implements AskedBody {}
}
