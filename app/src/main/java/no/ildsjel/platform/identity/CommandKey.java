package no.ildsjel.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The key that a command of the same machine shows to the running server; made anew at each start,
 * kept in memory and in one file that only the owner of the data can read.
 */
@Component
public class CommandKey {

  /** The header that carries the key. */
  public static final String HEADER = "X-Ildsjel-Key";

  private final String key;

  CommandKey() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    key = HexFormat.of().formatHex(secret);
  }

  /** The key in hexadecimal digits. */
  public String value() {
    return key;
  }

  /** True when this is the key; takes the same time whatever is shown. */
  public boolean matches(@Nullable String shown) {
    return shown != null
        && MessageDigest.isEqual(
            shown.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
  }
}
