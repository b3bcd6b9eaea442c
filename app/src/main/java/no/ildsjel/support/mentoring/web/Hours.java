package no.ildsjel.support.mentoring.web;

import no.ildsjel.platform.pages.Page;

/** How long something took, in hours and minutes: what people are paid by is never rounded. */
public final class Hours {

  private static final int HOUR = 60;

  private Hours() {}

  /** The time in words of the reader's language. */
  public static String words(Page page, int minutes) {
    int hours = minutes / HOUR;
    int left = minutes % HOUR;
    if (hours == 0) {
      return page.t("hours.minutes", left);
    }
    return left == 0 ? page.t("hours.whole", hours) : page.t("hours.both", hours, left);
  }
}
