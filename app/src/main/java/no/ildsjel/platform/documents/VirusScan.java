package no.ildsjel.platform.documents;

/** Something that looks for viruses in files. */
interface VirusScan {

  /** What it says. */
  enum Verdict {
    CLEAN,
    INFECTED,
    /** It did not answer, or not in a way one can trust. */
    UNKNOWN
  }

  /** Where the installation has no scanner. */
  VirusScan NONE = _ -> Verdict.CLEAN;

  Verdict scan(byte[] content);
}
