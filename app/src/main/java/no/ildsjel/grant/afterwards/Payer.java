package no.ildsjel.grant.afterwards;

/** Who is to pay for something when the grant has ended. */
public enum Payer {
  /** Members, by fees or what they earn together. */
  MEMBERS,
  /** Another grant that is to be applied for. */
  OTHER_GRANT,
  /** The municipality, as with a room for nothing. */
  MUNICIPALITY,
  /** Nobody: it is to be done without money. */
  WITHOUT_MONEY,
  /** It is to stop. */
  STOPS,
  /** The organisation does not know yet. */
  UNSURE
}
