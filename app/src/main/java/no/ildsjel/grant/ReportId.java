package no.ildsjel.grant;

import java.util.UUID;

/** The id of a report. */
public record ReportId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
