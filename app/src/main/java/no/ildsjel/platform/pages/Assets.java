package no.ildsjel.platform.pages;

/** Where static files are found, with their versions in the address. */
public interface Assets {

  /** The address of the file, such as {@code /ildsjel-3f2a.css} for {@code /ildsjel.css}. */
  String path(String file);
}
