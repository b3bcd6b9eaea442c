package no.ildsjel.insight.records;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.ildsjel.casework.ApplicationState;
import no.ildsjel.platform.writing.Writing;

/**
 * Writes one {@code arkivmelding} by the schema of {@code
 * no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett}. The order of elements is the schema's.
 */
final class ArkivmeldingXml {

  private static final String NS =
      "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/arkivmelding/opprett/v1";
  private static final String CATALOGUE =
      "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/metadatakatalog/v1";
  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  private static final String OWN = "urn:ildsjel:journal:1";
  private static final String SYSTEM = "Ildsjel";

  private final XMLStreamWriter xml;

  ArkivmeldingXml(OutputStream out) {
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  void write(CaseFile file, JournalPost post, List<Arkivmelding.Attached> files) {
    try {
      xml.writeStartDocument("UTF-8", "1.0");
      xml.setDefaultNamespace(NS);
      xml.writeStartElement(NS, "arkivmelding");
      xml.writeDefaultNamespace(NS);
      xml.writeNamespace("n5mdk", CATALOGUE);
      xml.writeNamespace("xsi", XSI);
      text("system", SYSTEM);
      text("antallFiler", Integer.toString(files.size()));
      folder(file);
      post(file, post, files);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void folder(CaseFile file) throws XMLStreamException {
    open("mappe", "saksmappe");
    text("systemID", file.application().id().toString());
    text("mappeID", file.number());
    text("tittel", file.fullTitle());
    text("offentligTittel", file.title());
    code("dokumentmedium", "E", "Elektronisk arkiv");
    JournalPost first = file.posts().getFirst();
    text("opprettetDato", moment(first));
    text("opprettetAv", SYSTEM);
    overview(file);
    party(file);
    key("referanseEksternNoekkel", file.number());
    String[] number = file.number().substring(file.number().lastIndexOf('-') + 1).split("/");
    text("saksaar", number[0]);
    text("sakssekvensnummer", Integer.toString(Integer.parseInt(number[1])));
    text("saksdato", first.day().toString());
    unit(file);
    text("journalenhet", file.administratorName());
    if (file.application().state() == ApplicationState.WITHDRAWN) {
      code("saksstatus", "U", "Utgår");
    } else if (file.ended()) {
      code("saksstatus", "A", "Avsluttet");
    } else {
      code("saksstatus", "B", "Under behandling");
    }
    xml.writeEndElement();
  }

  /** A message holds one post; this says what else the case has, so that none can be missed. */
  private void overview(CaseFile file) throws XMLStreamException {
    open("virksomhetsspesifikkeMetadata");
    xml.writeStartElement("ildsjel", "journal", OWN);
    xml.writeNamespace("ildsjel", OWN);
    for (JournalPost post : file.posts()) {
      xml.writeEmptyElement("ildsjel", "post", OWN);
      xml.writeAttribute("systemID", post.systemId().toString());
      xml.writeAttribute("journalpostnummer", Integer.toString(post.casePost()));
      xml.writeAttribute("journalposttype", post.direction().name());
      xml.writeAttribute("journaldato", post.day().toString());
      xml.writeAttribute("tittel", clean(post.title()));
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void party(CaseFile file) throws XMLStreamException {
    open("part");
    text("partNavn", file.application().organisationName());
    code("partRolle", "SØKER", "Søker");
    open("organisasjonID");
    text("identifikator", file.application().organisation().value());
    text("landkode", "NO");
    xml.writeEndElement();
    text("erPersonnavn", "false");
    xml.writeEndElement();
  }

  private void post(CaseFile file, JournalPost post, List<Arkivmelding.Attached> files)
      throws XMLStreamException {
    Shielding shielding = post.shielding();
    open("registrering", "journalpost");
    text("systemID", post.systemId().toString());
    text("opprettetDato", moment(post));
    text("opprettetAv", SYSTEM);
    open("referanseForelderMappe");
    catalogued("systemID", file.application().id().toString());
    catalogued("mappeID", file.number());
    xml.writeEndElement();
    if (shielding.any()) {
      shielding(shielding);
    }
    for (int i = 0; i < files.size(); i++) {
      document(post, files.get(i), i + 1);
    }
    text("registreringsID", post.label());
    text("tittel", post.title());
    text("offentligTittel", post.publicTitle().orElse("Skjermet etter " + shielding.law()));
    correspondent(file, post);
    key("referanseEksternNoekkel", post.label());
    text("journalaar", Integer.toString(post.year()));
    text("journalsekvensnummer", Integer.toString(post.number()));
    text("journalpostnummer", Integer.toString(post.casePost()));
    switch (post.direction()) {
      case I -> code("journalposttype", "I", "Inngående dokument");
      case U -> code("journalposttype", "U", "Utgående dokument");
      case X -> code("journalposttype", "X", "Organinternt dokument uten oppfølging");
    }
    if (post.direction() == Direction.U) {
      code("journalstatus", "E", "Ekspedert");
    } else {
      code("journalstatus", "J", "Journalført");
    }
    text("journaldato", post.day().toString());
    text("dokumentetsDato", post.day().toString());
    if (post.direction() == Direction.I) {
      text("mottattDato", moment(post));
    } else if (post.direction() == Direction.U) {
      text("sendtDato", moment(post));
    }
    text("antallVedlegg", Integer.toString(Math.max(0, files.size() - 1)));
    text("journalenhet", file.administratorName());
    xml.writeEndElement();
  }

  private void shielding(Shielding shielding) throws XMLStreamException {
    open("skjerming");
    code("tilgangsrestriksjon", "UO", "Unntatt offentlighet");
    text("skjermingshjemmel", shielding.law());
    xml.writeEndElement();
  }

  private void document(JournalPost post, Arkivmelding.Attached attached, int number)
      throws XMLStreamException {
    boolean main = number == 1;
    byte[] content = attached.document().content();
    open("dokumentbeskrivelse");
    text("systemID", uuid(post.systemId() + ":" + number));
    if (main) {
      code("dokumenttype", post.type(), "");
    } else {
      code("dokumenttype", "VEDLEGG", "Vedlegg");
    }
    code("dokumentstatus", "F", "Dokumentet er ferdigstilt");
    text("tittel", main ? post.title() : attached.document().name());
    code("tilknyttetRegistreringSom", main ? "H" : "V", main ? "Hoveddokument" : "Vedlegg");
    text("dokumentnummer", Integer.toString(number));
    if (post.shielding().document() != Shielding.Extent.NONE) {
      shielding(post.shielding());
    }
    open("dokumentobjekt");
    text("versjonsnummer", "1");
    if (attached.document().mediaType().equals("application/pdf")) {
      code("variantformat", main ? "A" : "P", main ? "Arkivformat" : "Produksjonsformat");
      code("format", main ? "RA-PDF" : "PDF", "");
    } else {
      code("variantformat", "P", "Produksjonsformat");
    }
    text("mimeType", attached.document().mediaType());
    text("filnavn", attached.document().name());
    text("referanseDokumentfil", attached.path());
    text("sjekksum", sha256(content));
    text("sjekksumAlgoritme", "SHA-256");
    text("filstoerrelse", Integer.toString(content.length));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void correspondent(CaseFile file, JournalPost post) throws XMLStreamException {
    open("korrespondansepart");
    switch (post.direction()) {
      case I -> code("korrespondanseparttype", "EA", "Avsender");
      case U -> code("korrespondanseparttype", "EM", "Mottaker");
      case X -> code("korrespondanseparttype", "IA", "Intern avsender");
    }
    text("korrespondansepartNavn", post.counterpart().orElse(file.administratorName()));
    if (post.counterpart().filter(file.application().organisationName()::equals).isPresent()) {
      text("organisasjonid", file.application().organisation().value());
    }
    text("erSkjermet", Boolean.toString(post.shielding().counterpart()));
    text("erPersonnavn", "false");
    xml.writeEndElement();
  }

  private void unit(CaseFile file) throws XMLStreamException {
    open("administrativEnhet");
    catalogued("navn", file.administratorName());
    catalogued("identifikator", file.application().administrator().value());
    xml.writeEndElement();
  }

  private void key(String name, String key) throws XMLStreamException {
    open(name);
    catalogued("fagsystem", SYSTEM);
    catalogued("noekkel", key);
    xml.writeEndElement();
  }

  private void code(String name, String code, String description) throws XMLStreamException {
    open(name);
    catalogued("kode", code);
    if (!description.isEmpty()) {
      catalogued("beskrivelse", description);
    }
    xml.writeEndElement();
  }

  private void open(String name) throws XMLStreamException {
    xml.writeStartElement(NS, name);
  }

  private void open(String name, String type) throws XMLStreamException {
    open(name);
    xml.writeAttribute("xsi", XSI, "type", type);
  }

  private void text(String name, String text) throws XMLStreamException {
    open(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  private void catalogued(String name, String text) throws XMLStreamException {
    xml.writeStartElement("n5mdk", name, CATALOGUE);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  /** XML has no way to write most control characters, not even escaped (XML 1.0, 2.2). */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c ->
            c == '\t'
                || c == '\n'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000)
        .forEach(clean::appendCodePoint);
    return clean.toString().isBlank() ? "–" : clean.toString();
  }

  private static String moment(JournalPost post) {
    return post.at().atZone(Writing.OSLO).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static String uuid(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
