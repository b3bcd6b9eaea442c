package no.ildsjel.platform.documents;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that are taken in. */
public enum DocumentKind {
  PDF("application/pdf", "pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
  ODT("application/vnd.oasis.opendocument.text", "odt"),
  PNG("image/png", "png"),
  JPG("image/jpeg", "jpg", "jpeg");

  private final String mediaType;
  private final List<String> endings;

  DocumentKind(String mediaType, String... endings) {
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  /** As in the Content-Type header. */
  public String mediaType() {
    return mediaType;
  }

  /** The endings of its file names, the usual one first. */
  public List<String> endings() {
    return endings;
  }

  /** The kind whose files end so. */
  public static Optional<DocumentKind> ofEnding(String ending) {
    String small = ending.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(k -> k.endings.contains(small)).findFirst();
  }

  /** All endings with a full stop, for the {@code accept} attribute of a file field. */
  public static String accepted() {
    return String.join(
        ",", Arrays.stream(values()).flatMap(k -> k.endings.stream()).map(e -> "." + e).toList());
  }
}
