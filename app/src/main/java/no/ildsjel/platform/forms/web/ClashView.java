package no.ildsjel.platform.forms.web;

import gg.jte.Content;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands against each other at one path. */
public record ClashView(String path, List<Version> versions) {

  public ClashView {
    versions = List.copyOf(versions);
  }

  /** One person's answer. */
  public record Version(Choice choice, String who, Content when, String value, boolean counts) {}

  /**
   * What the button that chooses an answer sends.
   *
   * @param seen the highest of the versions there were to choose from
   */
  public record Choice(String path, long version, long seen) {

    private static final Pattern SENT = Pattern.compile("(\\S+) ([0-9]{1,18}) ([0-9]{1,18})");

    static Choice read(String sent) {
      Matcher parts = SENT.matcher(sent);
      return parts.matches()
          ? new Choice(
              parts.group(1), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3)))
          : new Choice("", 0, 0);
    }

    @Override
    public String toString() {
      return path + " " + version + " " + seen;
    }
  }
}
