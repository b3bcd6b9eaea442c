package no.ildsjel.platform.forms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A short mark of an answer. A page carries the marks of the answers it showed, so that only what
 * was changed is written, and nobody's answer is overwritten by one who has not seen it.
 */
public final class AnswerMark {

  /** The mark of no answer. */
  public static final String NONE = "-";

  /** Stands where nobody has answered and the page offered something that is known already. */
  public static final String OFFERED = "offered";

  private static final int BYTES = 8;

  private AnswerMark() {}

  /** The mark of an answer, or of none. */
  public static String of(Optional<AnswerValue> value) {
    return value.map(v -> of(StoredAnswer.kind(v), StoredAnswer.json(v))).orElse(NONE);
  }

  static String of(@Nullable String kind, String json) {
    if (kind == null) {
      return NONE;
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((kind + ":" + json).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
