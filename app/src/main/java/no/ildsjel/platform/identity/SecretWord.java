package no.ildsjel.platform.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The word in a link that only one should know: 256 random bits, so that it can't be guessed, and
 * kept as a digest, so that nobody can read it out of the database.
 */
public record SecretWord(String word) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  /** A new one. */
  public static SecretWord random() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return new SecretWord(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  /** What is kept of it. */
  public byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(word.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "a secret word";
  }
}
