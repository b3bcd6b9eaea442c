package no.ildsjel.platform.documents;

import no.ildsjel.shared.Refusal;

/** Why a file is not taken in. */
public enum DocumentRefusal implements Refusal {
  /** There is nothing in it. */
  EMPTY,
  /** More than {@link Documents#MOST_BYTES}. */
  TOO_LARGE,
  /** What it belongs to has {@link Documents#MOST_FILES} already. */
  TOO_MANY,
  /** Its name says one kind and its content another. */
  MISMATCH,
  /** A kind that is not taken in. */
  OTHER_KIND,
  /** A picture in Apple's format, which few others can open. */
  HEIC,
  /** Word and Excel as they were before 2007. */
  OLD_OFFICE,
  /** A password is needed to read it. */
  ENCRYPTED,
  /** It can't be read as what it is. */
  BROKEN,
  /** Unpacks to something unreasonably large. */
  UNPACKS_TOO_LARGE,
  /** A picture with unreasonably many points. */
  TOO_MANY_POINTS,
  /** Has macros in it. */
  MACROS,
  /** A program. */
  PROGRAM,
  /** A web page, or a drawing that can hold a program. */
  WEB_PAGE,
  /** The virus scanner found something. */
  VIRUS,
  /** The virus scanner did not answer. */
  NOT_SCANNED;

  @Override
  public String code() {
    return "documents." + name();
  }
}
