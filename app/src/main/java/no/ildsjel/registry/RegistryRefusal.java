package no.ildsjel.registry;

import no.ildsjel.shared.Refusal;

/** Why the registry refuses something. */
public enum RegistryRefusal implements Refusal {
  /** Another import is running. */
  IMPORT_BUSY,
  /** The file can't be opened or read. */
  UNREADABLE,
  /** The file ends in the middle. */
  TRUNCATED,
  /** The gzip packing is broken. */
  BROKEN_GZIP,
  /** The file is unreasonably large, or unpacks to it. */
  TOO_LARGE,
  /** Not UTF-8. */
  NOT_UTF8,
  /** Not JSON. */
  NOT_JSON,
  /** JSON, but nested too deep, or with unreasonably long words. */
  UNREASONABLE,
  /** JSON, but nothing of this register in it. */
  OTHER_LAYOUT,
  /** Too many of the records are flawed for this to be the register. */
  TOO_MANY_FLAWS,
  /** Said to be the whole register, but much that is known is not in it. */
  SHRUNKEN,
  /** Not an e-mail address. */
  BAD_EMAIL,
  /** The organisation has as many open invitations as it may have. */
  TOO_MANY_INVITATIONS,
  /** The same person does this too often. */
  TOO_OFTEN,
  /** Used, taken back, too old, or never there. */
  INVITATION_VOID,
  /** The person acts for the organisation already. */
  ALREADY_ACTS;

  @Override
  public String code() {
    return name();
  }

  /** The key of its words in the room's bundle. */
  public String textKey() {
    return "refusal." + name();
  }
}
