package no.ildsjel.insight.records;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The word in a link: 256 random bits, kept as a digest, so that no copy of the tables opens it.
 */
record SecretWord(String word) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static SecretWord random() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return new SecretWord(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
  }

  byte[] hash() {
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
