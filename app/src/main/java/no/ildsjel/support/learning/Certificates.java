package no.ildsjel.support.learning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.identity.AdministratorView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Language;
import org.springframework.stereotype.Service;
import org.springframework.web.util.HtmlUtils;

/** A paper that says what somebody has been to, in bokmål. */
@Service
public class Certificates {

  private static final BigDecimal HOUR = BigDecimal.valueOf(60);

  private final Letters letters;
  private final Roles roles;
  private final Texts texts;

  Certificates(Letters letters, Roles roles, Texts texts) {
    this.letters = letters;
    this.roles = roles;
    this.texts = texts;
  }

  /**
   * The certificate as PDF.
   *
   * @param person somebody who was there
   */
  @MayCall("pages that have checked that the person was there and who asks")
  public byte[] pdf(CourseEvent event, Attendee person) {
    List<Session> attended = attended(event, person);
    if (attended.isEmpty()) {
      throw new IllegalArgumentException("Who was not there gets no certificate");
    }
    String title = event.title().in(Language.NB);
    StringBuilder body = new StringBuilder();
    body.append("<h1>").append(words("learning.certificate")).append("</h1>");
    body.append("<p><strong>").append(safe(person.name())).append("</strong></p>");
    body.append("<p>").append(words("learning.certificate.has", title)).append("</p>");
    body.append("<table><thead><tr><th>")
        .append(words("learning.certificate.day"))
        .append("</th><th>")
        .append(words("learning.certificate.time"))
        .append("</th></tr></thead><tbody>");
    for (Session session : attended) {
      body.append("<tr><td>")
          .append(safe(Writing.day(session.day(), Language.NB)))
          .append("</td><td>")
          .append(safe(Writing.clock(session.starts(), Language.NB)))
          .append("–")
          .append(safe(Writing.clock(session.ends(), Language.NB)))
          .append("</td></tr>");
    }
    body.append("</tbody></table><p>")
        .append(words("learning.certificate.hours", hours(attended)))
        .append("</p><p>")
        .append(safe(Writing.day(event.lastDay(), Language.NB)))
        .append("<br/>")
        .append(safe(administrator(event)))
        .append("</p>");
    return letters.pdf(
        new LetterContent(
            texts.text(Language.NB, "learning.certificate"), title, Language.NB, body.toString()));
  }

  private String administrator(CourseEvent event) {
    return roles.administrators().stream()
        .filter(a -> a.id().equals(event.administrator()))
        .map(AdministratorView::name)
        .findFirst()
        .orElse("");
  }

  static List<Session> attended(CourseEvent event, Attendee person) {
    Set<java.util.UUID> present = person.present();
    return event.held().stream().filter(s -> present.contains(s.id())).toList();
  }

  /** Hours with one decimal where it is needed, as it is written in Norwegian. */
  static String hours(List<Session> sessions) {
    long minutes = sessions.stream().mapToLong(Session::minutes).sum();
    return BigDecimal.valueOf(minutes)
        .divide(HOUR, 1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString()
        .replace('.', ',');
  }

  private String words(String key, Object... arguments) {
    return safe(texts.text(Language.NB, key, arguments));
  }

  private static String safe(String text) {
    return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
  }
}
