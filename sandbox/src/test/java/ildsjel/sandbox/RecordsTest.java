package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import no.ildsjel.insight.records.JournalKeeping;
import no.ildsjel.platform.archive.ArchiveChain;
import no.ildsjel.platform.commands.CommandLine;
import no.ildsjel.platform.commands.DataCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.xml.sax.SAXException;

/** Case files and the journal, on the cases of the demonstration. */
class RecordsTest {

  private final TryingIt it = TryingIt.shared();
  private final JdbcClient jdbc = it.server.getBean(JdbcClient.class);
  private final JournalKeeping journal = it.server.getBean(JournalKeeping.class);

  @BeforeEach
  void theJournalIsWhereTheArchiveIs() {
    while (it.server.getBean(ArchiveChain.class).seal() > 0) {
      // the next ones
    }
    while (journal.lookAgain()) {
      // the next ones
    }
  }

  private static Schema schema() throws SAXException {
    return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(
            Path.of(
                    "../app/src/test/resources/noark/no.ks.fiks.arkiv.v1.arkivering.arkivmelding.opprett.xsd")
                .toFile());
  }

  private record Answer(int code, byte[] out, String err) {
    String text() {
      return new String(out, StandardCharsets.UTF_8);
    }
  }

  private Answer command(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        it.server
            .getBean(DataCommands.class)
            .run(
                new CommandLine(List.of(words), "."),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Answer(code, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }

  /** Two cases of each act that is a document, so that each kind of document is there. */
  private List<String> cases() {
    return jdbc.sql(
            """
            select min(case_number) from insight.journal_post group by act, administrator
            union select max(case_number) from insight.journal_post group by act
            """)
        .query(String.class)
        .list();
  }

  @Test
  void everyMessageOfACaseIsWhatFiksArkivAsks(@TempDir Path folder) throws Exception {
    Schema schema = schema();
    assertThat(cases()).hasSizeGreaterThan(1);
    for (String number : cases()) {
      Answer one = command("export", "arkivmelding", number);
      assertThat(one.code()).as(one.err()).isZero();
      schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(one.out())));
      assertThat(one.text()).contains(">" + number + "<");
      Path zip = folder.resolve(number.replace('/', '-') + ".zip");
      Answer all = command("export", "arkivmelding", number, "--zip", zip.toString());
      assertThat(all.code()).as(all.err()).isZero();
      assertThat(Files.getPosixFilePermissions(zip)).hasSize(2);
      Map<String, byte[]> files = unpack(Files.readAllBytes(zip));
      List<String> messages =
          files.keySet().stream().filter(f -> f.endsWith("/arkivmelding.xml")).toList();
      assertThat(messages)
          .hasSize(
              jdbc.sql("select count(*) from insight.journal_post where case_number = ?")
                  .param(number)
                  .query(Integer.class)
                  .single());
      for (String message : messages) {
        byte[] xml = files.get(message);
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
        String text = new String(xml, StandardCharsets.UTF_8);
        String place = message.substring(0, message.indexOf('/') + 1);
        long attached = files.keySet().stream().filter(f -> f.startsWith(place)).count() - 1;
        assertThat(attached).isPositive();
        assertThat(text).contains("<antallFiler>" + attached + "</antallFiler>");
      }
    }
  }

  @Test
  void anUnknownCaseOrAWordTooManyIsRefused() {
    assertThat(command("export", "arkivmelding", "2026/9999").code()).isEqualTo(2);
    assertThat(command("export", "arkivmelding").code()).isEqualTo(2);
    assertThat(command("export", "arkivmelding", cases().getFirst(), "--zip", "/").code())
        .isEqualTo(2);
    assertThat(command("export", "arkivmelding", cases().getFirst(), "--post", "99").code())
        .isEqualTo(2);
  }

  @Test
  void everyActOfACaseIsJournalledOrLeftOutForAReason() throws Exception {
    String rules;
    try (var file = JournalKeeping.class.getResourceAsStream("/insight/journal.yaml")) {
      rules = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> acts =
        jdbc.sql(
                "select distinct act from platform.archive_entry where subject like 'application:%'")
            .query(String.class)
            .list();
    assertThat(acts)
        .allSatisfy(act ->
            assertThat(rules)
                .as(act + " has no line in insight/journal.yaml")
                .containsAnyOf("act: " + act + "\n", "  " + act + ": "));
  }

  @Test
  void theJournalMadeAnewIsTheSameAsTheOneKept() {
    List<Map<String, Object>> kept = rows();
    assertThat(kept).hasSizeGreaterThan(100);
    Answer made = command("rebuild-journal");
    assertThat(made.code()).isZero();
    assertThat(rows()).isEqualTo(kept);
    assertThat(made.text()).isEqualTo("{\"posts\":" + kept.size() + "}\n");
  }

  private List<Map<String, Object>> rows() {
    return jdbc.sql(
            """
            select seal, administrator, journal_year, journal_number, application::text,
              case_number, case_post, organisation, act, type, direction, day, at, title,
              counterpart, reference, title_shielded, counterpart_shielded, document_shielded, law,
              pending, words::text
            from insight.journal_post order by seal
            """)
        .query()
        .listOfRows();
  }

  @Test
  void noDraftStandsInTheJournal() {
    var calls = it.server.getBean(no.ildsjel.programme.Calls.class);
    it.server
        .getBean(no.ildsjel.casework.application.ApplicationManagement.class)
        .start(
            it.server.getBean(Demonstration.class).cast("leder"),
            calls.published().stream()
                .filter(c -> c.state() == no.ildsjel.programme.CallState.OPEN)
                .filter(c -> c.kind().equals("prosjekt-nasjonal"))
                .findFirst()
                .orElseThrow()
                .id())
        .orThrow();
    theJournalIsWhereTheArchiveIs();
    Set<Object> drafts =
        Set.copyOf(
            jdbc.sql("select id from casework.application where number is null")
                .query()
                .singleColumn());
    assertThat(drafts).isNotEmpty();
    assertThat(
            jdbc.sql("select distinct application from insight.journal_post")
                .query()
                .singleColumn())
        .doesNotContainAnyElementsOf(drafts);
  }

  private static Map<String, byte[]> unpack(byte[] zip) throws java.io.IOException {
    Map<String, byte[]> files = new java.util.LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }
}
