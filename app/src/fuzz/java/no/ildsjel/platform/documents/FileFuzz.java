package no.ildsjel.platform.documents;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Any bytes under any name, half of them looking like a kind we know: kept or refused. */
class FileFuzz {

  private static final FileInspection INSPECTION = new FileInspection();
  private static final List<String> BEGINNINGS =
      List.of(
          "",
          "%PDF-1.7\n",
          "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n",
          "PK\u0003\u0004",
          "\u0089PNG\r\n\u001a\n",
          "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR\0\0\0\u0001\0\0\0\u0001\u0008\u0002\0\0\0\u0090wS\u00de",
          "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF\0",
          "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1");

  @FuzzTest(maxDuration = "30s")
  void noFileBreaksTheInspection(FuzzedDataProvider data) throws Exception {
    String name = data.consumeString(30) + data.pickValue(List.of("", ".pdf", ".docx", ".png"));
    if (data.consumeBoolean()) {
      INSPECTION.inspect(name, packed(data));
      return;
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.write(data.pickValue(BEGINNINGS).getBytes(StandardCharsets.ISO_8859_1));
    content.write(data.consumeRemainingAsBytes());
    INSPECTION.inspect(name, content.toByteArray());
  }

  private static byte[] packed(FuzzedDataProvider data) throws Exception {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(content)) {
      List<String> names =
          List.of("[Content_Types].xml", "word/document.xml", "_rels/.rels", "mimetype");
      for (String name : names.subList(0, data.consumeInt(0, names.size()))) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(data.consumeBytes(200));
      }
    }
    byte[] whole = content.toByteArray();
    for (int i = data.consumeInt(0, 4); i > 0; i--) {
      whole[data.consumeInt(0, whole.length - 1)] = data.consumeByte();
    }
    return whole;
  }
}
