package no.ildsjel.support.mentors.web;

import no.ildsjel.support.mentors.OpenSlot;

/**
 * What somebody typed that was refused, so that it stays where it was typed.
 *
 * @param form which form of the page: that of new half hours, or the id of a call or a half hour
 */
public record TypedHours(
    String form,
    String theme,
    String day,
    String time,
    String count,
    OpenSlot.Way way,
    String place,
    String about) {

  /** The form for new half hours. */
  public static final String NEW = "ny";

  /** Nothing typed yet. */
  static final TypedHours NOTHING = new TypedHours("", "", "", "", "", OpenSlot.Way.ONLINE, "", "");

  static TypedHours place(String form, OpenSlot.Way way, String place) {
    return new TypedHours(form, "", "", "", "", way, place, "");
  }

  /** A yes to one of the times somebody asked for. */
  static TypedHours yes(String form, String time, String place) {
    return new TypedHours(form, "", "", time, "", OpenSlot.Way.ONLINE, place, "");
  }

  static TypedHours about(String form, String about) {
    return new TypedHours(form, "", "", "", "", OpenSlot.Way.ONLINE, "", about);
  }

  /** What was typed there in this form, or what stands there before anybody has. */
  public String in(String which, String typed, String before) {
    return form.equals(which) ? typed : before;
  }
}
