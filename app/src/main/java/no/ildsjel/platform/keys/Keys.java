package no.ildsjel.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import no.ildsjel.platform.identity.MayCall;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals words with a key for each thing. The keys lie in the database wrapped by the key file's,
 * and each is bound to the name of its thing, so that a row moved to another thing can't be opened
 * there. Taking a thing's key away makes all that was sealed with it unreadable for good, in old
 * backups too once they are gone.
 */
@Service
public class Keys {

  private static final String ROOM = "the room that owns the thing, for those who may read it";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Aead master;

  Keys(
      JdbcClient jdbc,
      Clock clock,
      @Value("${ildsjel.keys.file}") Path file,
      @Value("${ildsjel.embedded:false}") boolean embedded)
      throws IOException {
    this.jdbc = jdbc;
    this.clock = clock;
    if (embedded && !Files.exists(file)) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      KeyFile.make(file);
    }
    this.master = KeyFile.read(file);
  }

  /**
   * Seals words; the thing gets its key the first time.
   *
   * @param thing what the words belong to, such as {@code pair:<id>}
   */
  @MayCall(ROOM)
  @Transactional(propagation = Propagation.MANDATORY)
  public byte[] seal(String thing, String words) {
    try {
      return key(thing)
          .orElseGet(() -> make(thing))
          .encrypt(words.getBytes(StandardCharsets.UTF_8), bound(thing));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Nothing could be sealed", e);
    }
  }

  /**
   * Opens what was sealed for the thing; empty when its key has been taken away.
   *
   * @throws IllegalStateException when it was sealed for another thing, or has been changed
   */
  @MayCall(ROOM)
  @Transactional(readOnly = true)
  public Optional<String> open(String thing, byte[] sealed) {
    return key(thing)
        .map(key -> {
          try {
            return new String(key.decrypt(sealed, bound(thing)), StandardCharsets.UTF_8);
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Not sealed for this", e);
          }
        });
  }

  /** Takes the thing's key away, for good. */
  @MayCall(ROOM)
  @Transactional(propagation = Propagation.MANDATORY)
  public void shred(String thing) {
    jdbc.sql("delete from platform.key where thing = ?").param(thing).update();
  }

  private Optional<Aead> key(String thing) {
    return jdbc.sql("select wrapped from platform.key where thing = ?")
        .param(thing)
        .query((row, n) -> row.getBytes("wrapped"))
        .optional()
        .map(wrapped -> {
          try {
            return KeyFile.aead(
                TinkProtoKeysetFormat.parseEncryptedKeyset(wrapped, master, bound(thing)));
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key file is not the one this was wrapped with", e);
          }
        });
  }

  private Aead make(String thing) {
    try {
      KeysetHandle key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      jdbc.sql(
              """
              insert into platform.key (thing, wrapped, made_at) values (?, ?, ?)
              on conflict do nothing
              """)
          .params(
              thing,
              TinkProtoKeysetFormat.serializeEncryptedKeyset(key, master, bound(thing)),
              OffsetDateTime.now(clock))
          .update();
      // two may have come at once; the one that was first counts for both
      return key(thing).orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key could be made", e);
    }
  }

  private static byte[] bound(String thing) {
    return thing.getBytes(StandardCharsets.UTF_8);
  }
}
