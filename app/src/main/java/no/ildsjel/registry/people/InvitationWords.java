package no.ildsjel.registry.people;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.ildsjel.platform.identity.PersonView;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.registry.Organisations;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What is written about invitations, in the language of whoever reads it. */
@Component
class InvitationWords {

  /** A mail to somebody who may not be a user. */
  record Mail(String subject, String body) {}

  private final Texts texts;
  private final Organisations organisations;
  private final String baseUrl;

  InvitationWords(
      Texts texts,
      Organisations organisations,
      @Value("${ildsjel.base-url:http://localhost:${server.port:8080}}") String baseUrl) {
    this.texts = texts;
    this.organisations = organisations;
    this.baseUrl = baseUrl;
  }

  String nameOf(OrganisationNumber organisation) {
    Map<OrganisationNumber, String> names = organisations.namesOf(Set.of(organisation));
    return names.getOrDefault(organisation, organisation.spaced());
  }

  Mail mail(Language language, OrganisationNumber organisation, String by, SecretWord token) {
    String name = nameOf(organisation);
    return new Mail(
        texts.text(language, "people.mail.subject", name),
        texts.text(
            language,
            "people.mail.body",
            by,
            name,
            baseUrl + "/invitasjon/" + token.word(),
            Invitations.GOOD_FOR.toDays()));
  }

  /** Names stand on the page and not in notices, since notices are sent by e-mail too. */
  Function<PersonView, Notice> joined(OrganisationNumber organisation) {
    return about(organisation, "people.joined.subject", "people.joined.body");
  }

  Function<PersonView, Notice> left(OrganisationNumber organisation) {
    return about(organisation, "people.left.subject", "people.left.body");
  }

  Function<PersonView, Notice> removed(OrganisationNumber organisation) {
    return reader ->
        new Notice(
            Optional.empty(),
            texts.text(reader.language(), "people.removed.subject", nameOf(organisation)),
            texts.text(reader.language(), "people.removed.body"),
            Optional.empty());
  }

  private Function<PersonView, Notice> about(
      OrganisationNumber organisation, String subject, String body) {
    return reader ->
        new Notice(
            Optional.of(organisation),
            texts.text(reader.language(), subject, nameOf(organisation)),
            texts.text(reader.language(), body),
            Optional.of("/organisasjoner/" + organisation + "/folk"));
  }
}
