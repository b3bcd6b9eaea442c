package no.ildsjel.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/**
 * The key that wraps all others, in a file outside the database. Whoever has a copy of the database
 * and not this file can read nothing that is sealed.
 */
final class KeyFile {

  private KeyFile() {}

  static {
    try {
      AeadConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not there", e);
    }
  }

  /**
   * The key in the file.
   *
   * @throws IOException when the file is missing or holds no key
   */
  static Aead read(Path file) throws IOException {
    try {
      return aead(
          TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), InsecureSecretKeyAccess.get()));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " holds no key", e);
    }
  }

  /**
   * Makes a new key that only its owner can read.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is one: it is never written over
   */
  static void make(Path file) throws IOException {
    try {
      String key =
          TinkJsonProtoKeysetFormat.serializeKeyset(
              KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM),
              InsecureSecretKeyAccess.get());
      boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
      if (posix) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, key);
      } else {
        Files.writeString(file, key, StandardOpenOption.CREATE_NEW);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No key could be made", e);
    }
  }

  static Aead aead(KeysetHandle key) throws GeneralSecurityException {
    return key.getPrimitive(RegistryConfiguration.get(), Aead.class);
  }
}
