package no.ildsjel.insight.records;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.platform.identity.MayCall;
import org.springframework.stereotype.Service;

/**
 * A case file as messages of Fiks Arkiv ({@code arkivmelding.opprett}). A message has one journal
 * post, so a case is as many messages as it has posts; each tells of the case it belongs to, and
 * lists all its posts.
 */
@Service
public class Arkivmelding {

  /**
   * A file of a message.
   *
   * @param path as the message names it
   */
  record Attached(String path, CaseDocument document) {}

  /** A message and its files. */
  record Message(byte[] xml, List<Attached> files) {}

  private final PostDocuments documents;

  Arkivmelding(PostDocuments documents) {
    this.documents = documents;
  }

  /** The message of one post. */
  Message message(CaseFile file, JournalPost post) {
    List<Attached> files = new ArrayList<>();
    for (CaseDocument document : documents.of(post, file.application())) {
      files.add(
          new Attached(
              "dokument-%d%s".formatted(files.size() + 1, ending(document.name())), document));
    }
    ByteArrayOutputStream xml = new ByteArrayOutputStream();
    new ArkivmeldingXml(xml).write(file, post, files);
    return new Message(xml.toByteArray(), files);
  }

  private static String ending(String name) {
    int dot = name.lastIndexOf('.');
    String ending = dot < 0 ? "" : name.substring(dot);
    return ending.matches("\\.[A-Za-z0-9]{1,5}") ? ending : "";
  }

  /** Writes the message of one post; the stream is left open. */
  @MayCall("this desk's pages and command, for a case they have found the reader may see")
  public void write(CaseFile file, JournalPost post, OutputStream out) {
    try {
      out.write(message(file, post).xml());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes all messages of a case with their files, a folder each; the stream is left open. */
  @MayCall("this desk's pages and command, for a case they have found the reader may see")
  public void pack(CaseFile file, OutputStream out) {
    try {
      ZipOutputStream zip = new ZipOutputStream(out);
      for (JournalPost post : file.posts()) {
        String folder = "%03d/".formatted(post.casePost());
        Message message = message(file, post);
        add(zip, post, folder + "arkivmelding.xml", message.xml());
        for (Attached attached : message.files()) {
          add(zip, post, folder + attached.path(), attached.document().content());
        }
      }
      zip.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ZipOutputStream zip, JournalPost post, String name, byte[] content)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(post.at().toEpochMilli());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
