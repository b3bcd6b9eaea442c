package no.ildsjel.registry.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The word in an invitation's link: 256 random bits, so that it can't be guessed, and kept as a
 * digest, so that nobody can read it out of the database.
 */
record InvitationToken(String word) {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static InvitationToken random() {
    byte[] bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return new InvitationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
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
    return "an invitation's word";
  }
}
