package no.ildsjel.platform.forms.web;

/** What fields, and what goes with them, are called in a page. */
final class FieldNames {

  /** Before the path: the mark of the answer as the page showed it. */
  static final String MARK = "_sett.";

  /** A path whose question the page showed. */
  static final String SHOWN = "_vist";

  /** A path known to have been typed in. */
  static final String CHANGED = "_endret";

  /** Sent when only some fields are: the page's script saves what was just typed. */
  static final String PART = "_del";

  /** The draft's version the page was made of. */
  static final String VERSION = "_versjon";

  /** Adds a row: the group's path. */
  static final String ADD = "_ny";

  /** Takes a row away: the row's path. */
  static final String REMOVE = "_fjern";

  /** Chooses between two answers: path, space, version. */
  static final String CHOOSE = "_velg";

  /** Takes a file away: path, space, the file's id. */
  static final String DETACH = "_tabort";

  static final String ATTACH = "_leggved";

  private FieldNames() {}

  /** The id of a path's field in the page. */
  static String id(String path) {
    return "f-" + tail(path);
  }

  /** The path as a part of an id. */
  static String tail(String path) {
    return path.replace('/', '-');
  }
}
