package no.ildsjel.insight.records;

/**
 * What of a journal post is not for everybody, and by which law.
 *
 * @param title whether the title is replaced in the public journal
 * @param counterpart likewise for who sent or got it
 * @param law the provision, or empty when nothing is shielded
 */
public record Shielding(boolean title, boolean counterpart, Extent document, String law) {

  /** How much of the document is shielded. */
  public enum Extent {
    NONE,
    PART,
    WHOLE
  }

  /** Everything is for everybody. */
  public static final Shielding NONE = new Shielding(false, false, Extent.NONE, "");

  /**
   * True when something of the document is under a duty of secrecy. That is no exception an agency
   * may choose not to use (Public Access Act § 13, against § 11).
   */
  public boolean secret() {
    return document != Extent.NONE && law.startsWith("offl. § 13 ");
  }

  /** True when anything is shielded. */
  public boolean any() {
    return title || counterpart || document != Extent.NONE;
  }
}
