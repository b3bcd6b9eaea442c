package no.ildsjel.insight.records.web;

import java.nio.charset.StandardCharsets;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a document is handed out: to be saved, and kept by no cache on the way. */
final class PaperResponse {

  private PaperResponse() {}

  static ResponseEntity<byte[]> of(CaseDocument document) {
    return of(document.name(), document.mediaType(), document.content());
  }

  static ResponseEntity<byte[]> of(String name, String mediaType, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(mediaType))
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .body(content);
  }
}
