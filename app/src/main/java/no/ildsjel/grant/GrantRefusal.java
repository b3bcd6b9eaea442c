package no.ildsjel.grant;

import no.ildsjel.shared.Refusal;

/** Why something about a grant was refused. */
public enum GrantRefusal implements Refusal {
  /** There is no award to accept. */
  NO_AWARD,
  /** It has been answered already. */
  ALREADY_ANSWERED,
  /** The letter has to be read and confirmed before it is signed. */
  NOT_CONFIRMED;

  @Override
  public String code() {
    return "grant." + name();
  }
}
