package no.ildsjel.registry;

/** The open registers of Brønnøysundregistrene that are read. */
public enum RegisterKind {
  /** Units of Enhetsregisteret: one JSON array of them, packed with gzip or not. */
  UNITS,
  /** Frivillighetsregisteret: pages of its API, one or several a file. */
  VOLUNTARY,
  /** Role holders of Enhetsregisteret: one JSON array of organisations with their role groups. */
  ROLES
}
