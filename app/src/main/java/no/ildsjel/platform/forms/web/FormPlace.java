package no.ildsjel.platform.forms.web;

/**
 * Where a form being filled in is found; the room that owns it has the routes.
 *
 * @param pages the beginning of its pages' addresses: a page is read and posted at {@code
 *     pages/<page's id>}
 * @param summary where everything is read back
 * @param files where files go: posted as {@code fil} to {@code files/<question's id>}, and opened
 *     at {@code files/<question's id>/<file's id>}
 * @param readOnly true when nothing can be changed any more
 */
public record FormPlace(String pages, String summary, String files, boolean readOnly) {

  public FormPlace(String pages, String summary, String files) {
    this(pages, summary, files, false);
  }

  /** The address of a page. */
  public String page(String id) {
    return pages + "/" + id;
  }

  /** The address of a page, with everything to mend shown, at the field. */
  public String mend(String id, String path) {
    return page(id) + "?sjekk#" + FieldNames.id(path);
  }

  /** Where a file question posts. */
  public String upload(String question) {
    return files + "/" + question;
  }

  /** Where a file is opened. */
  public String file(String question, String file) {
    return files + "/" + question + "/" + file;
  }
}
