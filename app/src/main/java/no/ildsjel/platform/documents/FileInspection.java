package no.ildsjel.platform.documents;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.shared.Answer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what a file is by what is in it, whatever its name says, and refuses what can harm or
 * what nobody could read.
 */
final class FileInspection {

  /** What is fit to be kept. */
  record Fit(DocumentKind kind, String name, byte[] content) {}

  private static final Set<String> PROGRAM_ENDINGS =
      Set.of(
          "exe", "com", "bat", "cmd", "scr", "msi", "dll", "js", "vbs", "ps1", "sh", "jar", "apk",
          "app", "lnk", "hta", "wsf", "cpl", "reg", "iso", "dmg");
  private static final Set<String> WEB_ENDINGS =
      Set.of("html", "htm", "xhtml", "svg", "svgz", "mht", "mhtml", "xml");
  private static final Set<String> MACRO_ENDINGS =
      Set.of("docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm");
  private static final Set<String> OLD_ENDINGS = Set.of("doc", "dot", "xls", "xlt");
  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1");

  private final Picture picture = new Picture();
  private volatile @Nullable Tika tika;

  /** What is to be kept of the file, or why it is refused. */
  Answer<Fit> inspect(String sentName, byte[] content) {
    if (content.length == 0) {
      return Answer.refused(DocumentRefusal.EMPTY);
    }
    if (content.length > Documents.MOST_BYTES) {
      return Answer.refused(DocumentRefusal.TOO_LARGE);
    }
    FileName name = FileName.of(sentName);
    Optional<DocumentRefusal> unwanted = unwanted(name, content);
    if (unwanted.isPresent()) {
      return Answer.refused(unwanted.get());
    }
    return switch (kind(content)) {
      case Answer.Refused<DocumentKind>(var reason) -> Answer.refused(reason);
      case Answer.Allowed<DocumentKind>(DocumentKind kind) -> fit(name, kind, content);
    };
  }

  private Answer<Fit> fit(FileName name, DocumentKind kind, byte[] content) {
    if (!name.ending().isEmpty() && !kind.endings().contains(name.ending())) {
      return Answer.refused(DocumentRefusal.MISMATCH);
    }
    if (kind != DocumentKind.PNG && kind != DocumentKind.JPG) {
      return Answer.allowed(new Fit(kind, name.as(kind), content));
    }
    return switch (picture.redraw(content, kind)) {
      case Answer.Refused<byte[]>(var reason) -> Answer.refused(reason);
      case Answer.Allowed<byte[]>(byte[] redrawn) ->
          redrawn.length > Documents.MOST_BYTES
              ? Answer.refused(DocumentRefusal.TOO_LARGE)
              : Answer.allowed(new Fit(kind, name.as(kind), redrawn));
    };
  }

  private Optional<DocumentRefusal> unwanted(FileName name, byte[] content) {
    String type = tika().detect(content);
    if (PROGRAM_ENDINGS.contains(name.ending())
        || type.matches(
            "application/(x-(msdownload|dosexec|executable|elf|sharedlib|object|mach-o.*|sh|bat"
                + "|msi|ms-installer|java-pack200|shockwave-flash|ms-shortcut)"
                + "|java-vm|java-archive|javascript).*|text/(javascript|x-.*script.*|x-python)")) {
      return Optional.of(DocumentRefusal.PROGRAM);
    }
    if (WEB_ENDINGS.contains(name.ending())
        || type.matches("text/html|application/(xhtml\\+)?xml|image/svg\\+xml|message/rfc822")) {
      return Optional.of(DocumentRefusal.WEB_PAGE);
    }
    if (MACRO_ENDINGS.contains(name.ending())) {
      return Optional.of(DocumentRefusal.MACROS);
    }
    if (begins(content, 4, "ftyp") && HEIC_BRANDS.contains(text(content, 8, 4))) {
      return Optional.of(DocumentRefusal.HEIC);
    }
    if (begins(content, 0, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
      // a Word or Excel file with a password lies within a file of the old kind
      boolean locked =
          new String(content, StandardCharsets.ISO_8859_1)
              .contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e");
      return Optional.of(locked ? DocumentRefusal.ENCRYPTED : DocumentRefusal.OLD_OFFICE);
    }
    return OLD_ENDINGS.contains(name.ending())
        ? Optional.of(DocumentRefusal.OLD_OFFICE)
        : Optional.empty();
  }

  private static Answer<DocumentKind> kind(byte[] content) {
    if (begins(content, 0, "%PDF-")) {
      return pdf(content);
    }
    if (begins(content, 0, "PK\u0003\u0004")) {
      return PackedFile.look(content);
    }
    if (begins(content, 0, "\u0089PNG\r\n\u001a\n")) {
      return Answer.allowed(DocumentKind.PNG);
    }
    if (begins(content, 0, "\u00ff\u00d8\u00ff")) {
      return Answer.allowed(DocumentKind.JPG);
    }
    return Answer.refused(DocumentRefusal.OTHER_KIND);
  }

  private static Answer<DocumentKind> pdf(byte[] content) {
    try (PDDocument document = Loader.loadPDF(content)) {
      return document.getNumberOfPages() > 0
          ? Answer.allowed(DocumentKind.PDF)
          : Answer.refused(DocumentRefusal.BROKEN);
    } catch (InvalidPasswordException e) {
      return Answer.refused(DocumentRefusal.ENCRYPTED);
    } catch (IOException | ClassCastException | IllegalArgumentException e) {
      // the reader throws all of these at broken files
      return Answer.refused(DocumentRefusal.BROKEN);
    }
  }

  private static boolean begins(byte[] content, int from, String with) {
    return text(content, from, with.length()).equals(with);
  }

  private static String text(byte[] content, int from, int length) {
    return content.length < from + length
        ? ""
        : new String(content, from, length, StandardCharsets.ISO_8859_1);
  }

  private Tika tika() {
    Tika ready = tika;
    if (ready == null) {
      ready = new Tika();
      tika = ready;
    }
    return ready;
  }
}
