package no.ildsjel.insight.records;

import java.util.Optional;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What is written to those who ask to see a document. */
@Component
class AccessWords {

  private final Texts texts;
  private final Notifications notifications;
  private final String baseUrl;

  AccessWords(
      Texts texts,
      Notifications notifications,
      @Value("${ildsjel.base-url:http://localhost:${server.port:8080}}") String baseUrl) {
    this.texts = texts;
    this.notifications = notifications;
    this.baseUrl = baseUrl;
  }

  void received(AccessRequest request, SecretWord word) {
    write(request, "access.mail.received.subject", "access.mail.received.body", word);
  }

  void answered(AccessRequest request, SecretWord word) {
    write(request, "access.mail.answered.subject", "access.mail.answered.body", word);
  }

  void appealed(AccessRequest request, SecretWord word) {
    write(request, "appeal.mail.subject", "appeal.mail.body", word);
  }

  /** The answer itself stands behind the link, since mail is read on its way. */
  private void write(AccessRequest request, String subject, String body, SecretWord word) {
    String path = "/journal/innsyn/" + word.word();
    request
        .email()
        .ifPresent(email ->
            notifications.write(
                email,
                texts.text(request.language(), subject, request.label()),
                texts.text(request.language(), body, request.label(), baseUrl + path)));
    request
        .person()
        .ifPresent(id ->
            notifications.tell(
                id,
                person ->
                    new Notice(
                        Optional.empty(),
                        texts.text(person.language(), subject, request.label()),
                        texts.text(person.language(), "access.notice.body", request.label()),
                        Optional.of(path))));
  }
}
