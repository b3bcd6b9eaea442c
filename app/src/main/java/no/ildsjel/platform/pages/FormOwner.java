package no.ildsjel.platform.pages;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import no.ildsjel.shared.Actor;

/**
 * The mark a form carries of the person it was made for: says nothing of who it is, and keeps what
 * one person typed from being shown to the next at the same machine.
 */
public final class FormOwner {

  private FormOwner() {}

  /** Sixteen hexadecimal digits of a digest of the person's random id; empty for a visitor. */
  public static String of(Actor actor) {
    return actor
        .personId()
        .map(person -> {
          try {
            byte[] digest =
                MessageDigest.getInstance("SHA-256")
                    .digest(person.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
          } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
          }
        })
        .orElse("");
  }
}
