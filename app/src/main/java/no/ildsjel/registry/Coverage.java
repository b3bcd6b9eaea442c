package no.ildsjel.registry;

/** What the files are to the register. */
public enum Coverage {
  /** All of it: what is not in them is gone. */
  WHOLE,
  /** A part of it: what is not in them stays as it is. */
  PART
}
