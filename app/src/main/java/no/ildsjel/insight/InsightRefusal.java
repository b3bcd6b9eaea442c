package no.ildsjel.insight;

import no.ildsjel.shared.Refusal;

/** Why something in insight was refused. */
public enum InsightRefusal implements Refusal {
  /** A reason is needed. */
  REASON_MISSING,
  /** What is shielded or refused needs a provision of the law. */
  LAW_MISSING,
  /** What was typed is no e-mail address. */
  NOT_AN_EMAIL,
  /** The request has been answered. */
  ALREADY_ANSWERED,
  /** What is given in part has to be handed in. */
  DOCUMENT_MISSING,
  /** What is under a duty of secrecy is not given as it is (Public Access Act § 13). */
  UNDER_SECRECY,
  /** An appeal says why, if only in a few words. */
  WORDS_MISSING,
  /** There is an appeal already, or it is too late for one. */
  APPEAL_CLOSED,
  /** The appeal has been handled. */
  APPEAL_ANSWERED,
  /** Not a day that has been. */
  DAY_WRONG;

  @Override
  public String code() {
    return "insight." + name();
  }
}
