package no.ildsjel.platform.documents;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * How a file is handed out, by a route of what it belongs to: to be saved, never to be run or shown
 * as a page of ours, and kept by no cache on the way.
 */
public final class DocumentResponse {

  private DocumentResponse() {}

  /** The answer that carries the file. */
  public static ResponseEntity<byte[]> of(StoredDocument document) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(document.view().kind().mediaType()))
        .cacheControl(CacheControl.noStore().cachePrivate())
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(document.view().name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .body(document.content());
  }
}
