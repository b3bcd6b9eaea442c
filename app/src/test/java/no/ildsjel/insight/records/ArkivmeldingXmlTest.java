package no.ildsjel.insight.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationState;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.platform.forms.DraftId;
import no.ildsjel.programme.CallId;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** What is handed to an archive is what its schema asks, whatever people have written. */
class ArkivmeldingXmlTest {

  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(
              Path.of(
                      "src/test/resources/noark/no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd")
                  .toFile());
    } catch (SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CaseFile file(String title, String organisation, JournalPost... posts) {
    return file(title, organisation, false, posts);
  }

  private static CaseFile file(
      String title, String organisation, boolean ended, JournalPost... posts) {
    return new CaseFile(
        new ApplicationView(
            posts[0].application(),
            Optional.of("1804-2026/0017"),
            new CallId(UUID.randomUUID()),
            new AdministratorId("1804"),
            new SchemeId("sma-og-nystartede"),
            1,
            "drift",
            2026,
            new OrganisationNumber("310000019"),
            organisation,
            Optional.empty(),
            "form",
            1,
            new DraftId(UUID.randomUUID()),
            ApplicationState.SUBMITTED,
            new PersonId(UUID.randomUUID()),
            Optional.empty(),
            Optional.of(title),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        "Tilskudd 2026",
        "Bodø kommune",
        ended,
        List.of(posts));
  }

  private static JournalPost post(Direction direction, String title, Shielding shielding) {
    return new JournalPost(
        4711,
        new AdministratorId("1804"),
        2026,
        23,
        new ApplicationId(UUID.fromString("0c7b1c0e-5a1d-4f43-9e0f-0d6f0e6e8f11")),
        "1804-2026/0017",
        2,
        "Språkbroen",
        "application-submitted",
        "SØKNAD",
        direction,
        LocalDate.of(2026, 3, 12),
        Instant.parse("2026-03-12T22:59:59.123456Z"),
        title,
        direction == Direction.X ? Optional.empty() : Optional.of("Språkbroen"),
        Optional.empty(),
        shielding);
  }

  private static String write(CaseFile file, JournalPost post, CaseDocument... documents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Arkivmelding.Attached> files = new java.util.ArrayList<>();
    for (CaseDocument document : documents) {
      files.add(new Arkivmelding.Attached("dokument-" + (files.size() + 1), document));
    }
    new ArkivmeldingXml(out).write(file, post, files);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void validate(String xml) throws Exception {
    SCHEMA
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  void aCaseIsUnderWayUntilItHasEnded() throws Exception {
    JournalPost post = post(Direction.U, "Tilskuddet er avsluttet", Shielding.NONE);
    CaseDocument sheet = new CaseDocument("brev.pdf", "application/pdf", new byte[] {1});
    String under = write(file("Språkkafé", "Språkbroen", post), post, sheet);
    String ended = write(file("Språkkafé", "Språkbroen", true, post), post, sheet);
    validate(ended);
    assertThat(under).contains("Under behandling").doesNotContain("Avsluttet<");
    assertThat(ended).contains(">Avsluttet<").doesNotContain("Under behandling");
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void everyDirectionIsWhatTheSchemaAsks(Direction direction) throws Exception {
    JournalPost post = post(direction, "Søknad om tilskudd", Shielding.NONE);
    String xml =
        write(
            file("Språkkafé", "Språkbroen", post),
            post,
            new CaseDocument("søknad.pdf", "application/pdf", new byte[] {1}),
            new CaseDocument("budsjett.xlsx", "application/vnd.ms-excel", new byte[0]));
    validate(xml);
    assertThat(xml)
        .contains("<journalpostnummer>2</journalpostnummer>")
        .contains(">" + direction.name() + "<")
        .contains("<saksaar>2026</saksaar><sakssekvensnummer>17</sakssekvensnummer>")
        .doesNotContain("skjerming");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u0000\u0001\u0008\u000b\u001f",
        "a\u0000b\ud800c\uffff",
        "]]> <b>&amp; \"quoted\" 'too'",
        "جسر اللغة",
        "\u202eevil\u202c",
        "🔥 ildsjel",
        "line\r\nbreak\ttab"
      })
  void whateverPeopleWriteCanBeArchived(String words) throws Exception {
    JournalPost post = post(Direction.I, words, Shielding.NONE);
    validate(write(file(words, words, post), post, new CaseDocument(words, words, new byte[] {1})));
  }

  @Test
  void aVeryLongTitleIsKeptWhole() throws Exception {
    String title = "Språk og samfunn ".repeat(20_000);
    JournalPost post = post(Direction.U, title, Shielding.NONE);
    String xml = write(file(title, "Språkbroen", post), post);
    validate(xml);
    assertThat(xml).contains(title);
  }

  @Test
  void whatIsShieldedSaysByWhichLawAndHasAPublicTitleWithoutIt() throws Exception {
    JournalPost post =
        post(
            Direction.X,
            "Vurdering av habilitet",
            new Shielding(true, false, Shielding.Extent.WHOLE, "offl. § 14 første ledd"));
    String xml =
        write(
            file("Språkkafé for Amina", "Språkbroen", post),
            post,
            new CaseDocument("notat.pdf", "application/pdf", new byte[] {1}));
    validate(xml);
    assertThat(xml)
        .contains("<skjermingshjemmel>offl. § 14 første ledd</skjermingshjemmel>")
        .contains("<offentligTittel>Skjermet etter offl. § 14 første ledd</offentligTittel>")
        .contains("<offentligTittel>Tilskudd 2026</offentligTittel>")
        .contains("<tittel>Tilskudd 2026: Språkkafé for Amina</tittel>");
  }

  @Test
  void theSchemaWouldNotTakeJustAnything() {
    JournalPost post = post(Direction.I, "Søknad", Shielding.NONE);
    String xml = write(file("t", "o", post), post).replace("<antallFiler>0</antallFiler>", "");
    assertThatThrownBy(() -> validate(xml)).isInstanceOf(SAXException.class);
  }
}
