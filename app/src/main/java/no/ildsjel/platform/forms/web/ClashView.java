package no.ildsjel.platform.forms.web;

import gg.jte.Content;
import java.util.List;

/** What stands against each other at one path. */
public record ClashView(String path, List<Version> versions) {

  public ClashView {
    versions = List.copyOf(versions);
  }

  /**
   * One person's answer.
   *
   * @param choice what the button that chooses it sends
   */
  public record Version(String choice, String who, Content when, String value, boolean counts) {}
}
