package no.ildsjel.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A form that was posted after the session ran out, kept in the browser's new session until its
 * owner has logged in and sends it again.
 *
 * @param path where it was posted
 * @param fields what it held
 */
record KeptPost(String path, Map<String, List<String>> fields) {

  static final String KEPT = "kept-post";
  private static final int LIMIT = 200_000;
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The page to go on at, when a post was not kept. */
  static final String PAGE = "page-of-post";

  /** What two write to each other is sealed where it is kept, and so is not kept here in plain. */
  private static final Pattern CONFIDENTIAL = Pattern.compile("(/mentorpar/[^/]+)(/.*)?");

  /**
   * Keeps the post; what is too large to be something typed is let go, and what is confidential. Of
   * those only the page they were written on is remembered.
   *
   * @return true when it was kept
   */
  static boolean keep(HttpServletRequest request) {
    Matcher confidential = CONFIDENTIAL.matcher(request.getRequestURI());
    if (confidential.matches()) {
      request.getSession().setAttribute(PAGE, confidential.group(1));
      return false;
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Enumeration<String> names = request.getParameterNames(); names.hasMoreElements(); ) {
      String name = names.nextElement();
      if (!name.startsWith("_csrf")) {
        fields.put(name, List.of(request.getParameterValues(name)));
      }
    }
    String json = JSON.writeValueAsString(new KeptPost(request.getRequestURI(), fields));
    boolean small = json.length() <= LIMIT;
    request.getSession().setAttribute(small ? KEPT : PAGE, small ? json : "/hjem");
    return small;
  }

  /** What is kept in this session. */
  static Optional<KeptPost> of(HttpSession session) {
    return Optional.ofNullable(session.getAttribute(KEPT))
        .map(json -> JSON.readValue(json.toString(), KeptPost.class));
  }

  /**
   * The person the form was made for, as the form itself says, so that nobody else at the same
   * machine is shown it.
   */
  Optional<String> madeFor() {
    return Optional.ofNullable(fields.get("_for")).map(List::getFirst);
  }
}
