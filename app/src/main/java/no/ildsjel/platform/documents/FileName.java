package no.ildsjel.platform.documents;

import java.util.Locale;

/**
 * The name a file came with.
 *
 * @param stem what stands before the last full stop, fit to be shown and saved
 * @param ending what stands after it, in small letters; empty when there is none
 */
record FileName(String stem, String ending) {

  private static final int LONGEST = 120;

  /** Reads the name; folders, control characters and characters that turn the text are left out. */
  static FileName of(String sent) {
    String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\"*:<>?|]", "");
    name = name.replaceAll("\\s+", " ").strip();
    int stop = name.lastIndexOf('.');
    String ending = stop < 0 ? "" : name.substring(stop + 1).strip().toLowerCase(Locale.ROOT);
    String stem = (stop < 0 ? name : name.substring(0, stop)).replaceAll("^[. ]+|[. ]+$", "");
    if (stem.codePointCount(0, stem.length()) > LONGEST) {
      stem = stem.substring(0, stem.offsetByCodePoints(0, LONGEST)).strip();
    }
    return new FileName(stem.isEmpty() ? "fil" : stem, ending);
  }

  /** The name with the ending of its kind. */
  String as(DocumentKind kind) {
    return stem + "." + (kind.endings().contains(ending) ? ending : kind.endings().getFirst());
  }
}
