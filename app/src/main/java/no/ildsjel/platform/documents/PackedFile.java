package no.ildsjel.platform.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import no.ildsjel.shared.Answer;

/**
 * Looks through a zip file, unpacking all of it to nowhere, to say which kind of document it is.
 */
final class PackedFile {

  private static final int MOST_ENTRIES = 5_000;
  private static final long MOST_UNPACKED = 200L * 1024 * 1024;
  private static final int MOST_READ = 1024 * 1024;
  private static final Set<String> MACROS =
      Set.of("vbaproject.bin", "vbadata.xml", "macrosheets", "basic", "scripts");

  private final Set<String> names = new HashSet<>();
  private long unpacked;
  private boolean macros;
  private boolean encrypted;
  private String mimetype = "";

  private PackedFile() {}

  /** The kind of document, or why it is not taken in. */
  static Answer<DocumentKind> look(byte[] content) {
    PackedFile file = new PackedFile();
    try (ZipInputStream zip =
        new ZipInputStream(new ByteArrayInputStream(content), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Optional<DocumentRefusal> refusal = file.entry(entry.getName(), zip);
        if (refusal.isPresent()) {
          return Answer.refused(refusal.get());
        }
      }
    } catch (ZipException e) {
      boolean locked = String.valueOf(e.getMessage()).contains("encrypted");
      return Answer.refused(locked ? DocumentRefusal.ENCRYPTED : DocumentRefusal.BROKEN);
    } catch (IOException | IllegalArgumentException e) {
      return Answer.refused(DocumentRefusal.BROKEN);
    }
    return file.kind();
  }

  private Optional<DocumentRefusal> entry(String name, InputStream content) throws IOException {
    if (!names.add(name) || name.contains("..") || name.startsWith("/") || name.contains("\\")) {
      return Optional.of(DocumentRefusal.BROKEN);
    }
    if (names.size() > MOST_ENTRIES) {
      return Optional.of(DocumentRefusal.UNPACKS_TOO_LARGE);
    }
    for (String part : name.toLowerCase(Locale.ROOT).split("/")) {
      macros |= MACROS.contains(part);
    }
    if (name.equals("mimetype") || name.equals("META-INF/manifest.xml")) {
      String words = new String(content.readNBytes(MOST_READ), StandardCharsets.UTF_8);
      if (name.equals("mimetype")) {
        mimetype = words.strip();
      }
      encrypted |= words.contains("encryption-data");
      unpacked += words.length();
    }
    byte[] portion = new byte[16 * 1024];
    for (int read = content.read(portion); read >= 0; read = content.read(portion)) {
      unpacked += read;
      if (unpacked > MOST_UNPACKED) {
        return Optional.of(DocumentRefusal.UNPACKS_TOO_LARGE);
      }
    }
    return Optional.empty();
  }

  private Answer<DocumentKind> kind() {
    Optional<DocumentKind> kind = Optional.empty();
    if (names.contains("[Content_Types].xml")) {
      kind =
          names.contains("word/document.xml")
              ? Optional.of(DocumentKind.DOCX)
              : names.contains("xl/workbook.xml")
                  ? Optional.of(DocumentKind.XLSX)
                  : Optional.empty();
    } else if (mimetype.equals(DocumentKind.ODT.mediaType()) && names.contains("content.xml")) {
      kind = Optional.of(DocumentKind.ODT);
    }
    if (names.isEmpty()) {
      return Answer.refused(DocumentRefusal.BROKEN);
    }
    if (encrypted) {
      return Answer.refused(DocumentRefusal.ENCRYPTED);
    }
    if (macros) {
      return Answer.refused(DocumentRefusal.MACROS);
    }
    return kind.map(Answer::allowed).orElseGet(() -> Answer.refused(DocumentRefusal.OTHER_KIND));
  }
}
