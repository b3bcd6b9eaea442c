package no.ildsjel.support.mentoring.web;

import java.util.Map;
import no.ildsjel.support.SupportRefusal;

/**
 * What somebody typed of a meeting that was refused, so that it stays where it was typed, with the
 * words beside the field they are about.
 *
 * @param form which form of the page: that of a new meeting, or the one a meeting's id names
 * @param refusal the refusal's code, or empty
 */
public record TypedMeeting(
    String form,
    String day,
    String time,
    String minutes,
    String way,
    String place,
    String idea,
    String prepared,
    String refusal) {

  /** The form for a new meeting. */
  public static final String NEW = "ny";

  /** What the id of the form begins with that says how long a meeting was. */
  public static final String HELD = "holdt-";

  private static final Map<String, String> FIELD_OF =
      Map.of(
          SupportRefusal.MINUTES_WRONG.code(), "minutter",
          SupportRefusal.PREPARED_WRONG.code(), "forberedt",
          SupportRefusal.PLACE_MISSING.code(), "sted");

  /** Nothing typed. */
  static TypedMeeting nothing(String refusal) {
    return new TypedMeeting("", "", "", "", "", "", "", "", refusal);
  }

  TypedMeeting refused(String code) {
    return new TypedMeeting(form, day, time, minutes, way, place, idea, prepared, code);
  }

  /** What was typed in this form, or what stands there before anybody has. */
  public String in(String which, String typed, String before) {
    return form.equals(which) ? typed : before;
  }

  /** True when it is this field of this form that has to be mended. */
  public boolean wrong(String which, String field) {
    return form.equals(which) && FIELD_OF.getOrDefault(refusal, "dag").equals(field);
  }
}
