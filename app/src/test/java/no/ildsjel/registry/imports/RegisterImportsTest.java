package no.ildsjel.registry.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;
import no.ildsjel.TestDatabase;
import no.ildsjel.registry.Coverage;
import no.ildsjel.registry.ImportOutcome;
import no.ildsjel.registry.ImportOutcome.Reason;
import no.ildsjel.registry.ImportProgress;
import no.ildsjel.registry.OrganisationSearch;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.registry.Organisations;
import no.ildsjel.registry.RegisterFile;
import no.ildsjel.registry.RegisterKind;
import no.ildsjel.registry.RegistryRefusal;
import no.ildsjel.registry.RoleHolder;
import no.ildsjel.registry.organisation.RegisterViews;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

class RegisterImportsTest {

  private static final Actor PROGRAM = new Actor.Program("import");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-03-12T09:00:00Z"), ZoneId.of("Europe/Oslo"));
  private static final OrganisationNumber BRIDGE = new OrganisationNumber("310757632");

  private static DataSource database;
  private static JdbcClient jdbc;
  private static Organisations organisations;
  private static RegisterImports imports;

  @TempDir Path folder;

  @BeforeAll
  static void database() {
    database = TestDatabase.of("registry");
    jdbc = JdbcClient.create(database);
    organisations = RegisterViews.organisations(jdbc);
    imports = new RegisterImports(database, RegisterViews.categories(), CLOCK);
  }

  @BeforeEach
  void empty() {
    jdbc.sql(
            "truncate registry.organisation, registry.voluntary, registry.role_holder,"
                + " registry.import_run")
        .update();
  }

  private static final String UNIT =
      """
      {"organisasjonsnummer": "310757632", "navn": "SPRÅKBROEN",
       "organisasjonsform": {"kode": "FLI", "beskrivelse": "Forening/lag/innretning"},
       "hjemmeside": "www.example.no", "epostadresse": "privat@example.no", "mobil": "900 00 000",
       "registreringsdatoEnhetsregisteret": "2019-05-02",
       "registreringsdatoFrivillighetsregisteret": "2019-06-11",
       "naeringskode1": {"kode": "94.991"},
       "forretningsadresse": {"poststed": "BODØ", "adresse": ["c/o Kari Eksempel"],
         "postnummer": "8003", "kommunenummer": "1804"},
       "stiftelsesdato": "2018-11-20", "institusjonellSektorkode": {"kode": "7000"},
       "registrertIFrivillighetsregisteret": true, "konkurs": false, "underAvvikling": true,
       "maalform": "Nynorsk", "aktivitet": ["Møteplasser,", "norsktrening."],
       "historiskeNavn": [
         {"navn": "ELDST", "fraDato": "2019-05-02", "tilDato": "2020-01-01"},
         {"navn": "YNGST", "fraDato": "2020-01-01", "tilDato": "2021-02-01"}]}
      """;

  private static final String ENTRY =
      """
      {"_embedded": {"frivilligeOrganisasjoner": [{"organisasjonsnummer": "310757632",
        "frivilligOrganisasjonsstatus": "frivilligOrganisasjonsstatus.innfoert",
        "kontonummer": "86011117947", "innfoertDato": "2020-08-24",
        "foersteGangInnfoert": "2019-06-11",
        "grasrotandel": {"deltarI": true, "utestengelsesperiode": null},
        "regnskapsrapportering": {"harPaatattSegRapporteringsplikt": true,
          "avslutningsdatoForRegnskapsperiode": "31.12",
          "sistInnsendteAarsregnskap": {"regnskapsaar": 2025, "registreringsdato": "2026-06-01"}},
        "vedtekter": {"frivilligRegistrerteVedtekter": true,
          "sistOppdaterteVedtekter": "2024-03-01"},
        "icnpoKategorier": [
          {"icnpoNummer": "1100", "navn": null, "rekkefoelge": 2},
          {"icnpoNummer": "14100", "navn": null, "rekkefoelge": 1}]}]},
       "_links": {"next": {"href": "..."}}}
      """;

  private static final String ROLES =
      """
      [{"organisasjonsnummer": "310757632", "rollegrupper": [{"type": {"kode": "STYR"}, "roller": [
        {"type": {"kode": "MEDL"}, "person": {"fodselsdato": "1990-01-14",
          "navn": {"fornavn": "Oleksandr", "mellomnavn": "Test", "etternavn": "Eksempel"},
          "erDoed": false}, "fratraadt": false, "avregistrert": false, "rekkefolge": 1},
        {"type": {"kode": "LEDE"}, "person": {"fodselsdato": "1986-11-30",
          "navn": {"fornavn": "Amina", "etternavn": "Eksempel"}, "erDoed": false},
          "fratraadt": false, "avregistrert": false, "rekkefolge": 0},
        {"type": {"kode": "VARA"}, "person": {"fodselsdato": "1979-06-02",
          "navn": {"fornavn": "Tor", "etternavn": "Eksempel"}, "erDoed": false}, "fratraadt": true},
        {"type": {"kode": "MEDL"}, "person": {"fodselsdato": "1959-06-02",
          "navn": {"fornavn": "Død", "etternavn": "Eksempel"}, "erDoed": true},
          "fratraadt": false},
        {"type": {"kode": "SIGN"}, "person": {"fodselsdato": "1959-06-02",
          "navn": {"fornavn": "Signatur", "etternavn": "Eksempel"}, "erDoed": false},
          "fratraadt": false}]},
       {"type": {"kode": "REVI"}, "roller": [{"type": {"kode": "REVI"},
          "enhet": {"organisasjonsnummer": "310757632", "navn": ["EKSEMPEL", "REVISJON AS"],
            "erSlettet": false}, "fratraadt": false}]}]},
       {"organisasjonsnummer": "974760673", "rollegrupper": [{"roller": [
         {"type": {"kode": "LEDE"}, "person": {"fodselsdato": "1986-11-30",
          "navn": {"fornavn": "Uvedkommende", "etternavn": "Eksempel"}}}]}]}]
      """;

  private static RegisterFile file(String name, byte[] content) {
    return new RegisterFile(name, content.length, () -> new ByteArrayInputStream(content));
  }

  private static RegisterFile file(String json) {
    return file("file.json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static RegisterFile file(Path path) throws IOException {
    return new RegisterFile(
        path.getFileName().toString(), Files.size(path), () -> Files.newInputStream(path));
  }

  private static ImportOutcome take(RegisterKind kind, Coverage coverage, RegisterFile... files) {
    return imports.take(PROGRAM, kind, coverage, List.of(files), ImportProgress.NONE);
  }

  private static ImportOutcome.Counts done(ImportOutcome outcome) {
    assertThat(outcome).isInstanceOf(ImportOutcome.Done.class);
    return ((ImportOutcome.Done) outcome).counts();
  }

  private static ImportOutcome.Refused refused(RegistryRefusal reason, ImportOutcome outcome) {
    assertThat(outcome).isInstanceOf(ImportOutcome.Refused.class);
    ImportOutcome.Refused refused = (ImportOutcome.Refused) outcome;
    assertThat(refused.reason()).as(refused.toString()).isEqualTo(reason);
    assertThat(
            jdbc.sql("select count(*) from registry.staged_organisation")
                .query(Long.class)
                .single())
        .isZero();
    return refused;
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static long rows(String table) {
    return jdbc.sql("select count(*) from registry." + table).query(Long.class).single();
  }

  @Test
  void whatIsNeededOfAnAssociationIsKeptAndNothingElse() {
    take(RegisterKind.UNITS, Coverage.WHOLE, file("[" + UNIT + "]"));
    take(RegisterKind.VOLUNTARY, Coverage.WHOLE, file(ENTRY));
    OrganisationView view = organisations.find(BRIDGE).orElseThrow();
    assertThat(view.name()).isEqualTo("SPRÅKBROEN");
    assertThat(view.municipality()).contains(new MunicipalityNumber("1804"));
    assertThat(view.postalPlace()).contains("BODØ");
    assertThat(view.founded()).contains(LocalDate.of(2018, 11, 20));
    assertThat(view.activity()).contains("Møteplasser, norsktrening.");
    assertThat(view.language()).contains(Language.NN);
    assertThat(view.status().windingUp()).isTrue();
    assertThat(view.formerNames())
        .extracting(OrganisationView.FormerName::name)
        .containsExactly("YNGST", "ELDST");
    OrganisationView.Voluntary voluntary = view.voluntary().orElseThrow();
    assertThat(voluntary.primaryCategory()).contains("14100");
    assertThat(voluntary.categories()).containsExactly("14100", "1100");
    assertThat(voluntary.since()).contains(LocalDate.of(2019, 6, 11));
    assertThat(voluntary.account()).contains("86011117947");
    assertThat(voluntary.lastAccountsYear()).contains(2025);
    String everything =
        jdbc.sql("select o::text from registry.organisation o").query(String.class).single();
    assertThat(everything).doesNotContain("privat@", "900", "Kari", "8003");
  }

  @Test
  void soleTradersAndCompaniesAreReadPastUnlessVoluntary() {
    String units =
        "["
            + UNIT.replace("FLI", "ENK")
            + ","
            + UNIT.replace("FLI", "AS").replace("310757632", InventedRegisters.number(0))
            + ","
            + UNIT.replace("FLI", "AS")
                .replace("310757632", InventedRegisters.number(1))
                .replace("registeret\": true", "registeret\": false")
            + "]";
    ImportOutcome.Counts counts = done(take(RegisterKind.UNITS, Coverage.WHOLE, file(units)));
    assertThat(counts.records()).isEqualTo(3);
    assertThat(counts.added()).isEqualTo(1);
    assertThat(organisations.find(new OrganisationNumber(InventedRegisters.number(0)))).isPresent();
  }

  @Test
  void boardMembersOfKeptOrganisationsAreKeptAndThoseWhoLeftOrDiedAreNot() {
    take(RegisterKind.UNITS, Coverage.WHOLE, file("[" + UNIT + "]"));
    ImportOutcome.Counts counts = done(take(RegisterKind.ROLES, Coverage.WHOLE, file(ROLES)));
    assertThat(counts.added()).isEqualTo(3);
    assertThat(organisations.roleHolders(BRIDGE))
        .extracting(RoleHolder::role, RoleHolder::leads, RoleHolder::name)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("MEDL", true, "Oleksandr Test Eksempel"),
            org.assertj.core.groups.Tuple.tuple("LEDE", true, "Amina Eksempel"),
            org.assertj.core.groups.Tuple.tuple("REVI", false, "EKSEMPEL REVISJON AS"));
    ImportOutcome.Counts again = done(take(RegisterKind.ROLES, Coverage.WHOLE, file(ROLES)));
    assertThat(List.of(again.added(), again.unchanged(), again.gone())).containsExactly(0L, 3L, 0L);
    String left = ROLES.replaceFirst("\"fratraadt\": false", "\"fratraadt\": true");
    ImportOutcome.Counts after = done(take(RegisterKind.ROLES, Coverage.WHOLE, file(left)));
    assertThat(List.of(after.added(), after.unchanged(), after.gone())).containsExactly(0L, 2L, 1L);
  }

  @Test
  void theRolesOfOneUnitMayTellItsNumberInItsLink() {
    take(RegisterKind.UNITS, Coverage.WHOLE, file("[" + UNIT + "]"));
    String alone =
        """
        {"rollegrupper": [{"roller": [{"type": {"kode": "LEDE"}, "person": {"fodselsdato":
          "1986-11-30", "navn": {"fornavn": "Amina", "etternavn": "Eksempel"}}}]}],
         "_links": {"self": {"href":
           "https://data.brreg.no/enhetsregisteret/api/enheter/310757632/roller"}}}
        """;
    assertThat(done(take(RegisterKind.ROLES, Coverage.PART, file(alone))).added()).isEqualTo(1);
  }

  @Test
  void theSameFileAgainChangesNothingAndWhatIsMissingIsGoneNotDeleted() throws IOException {
    Path units = folder.resolve("units.json.gz");
    new InventedRegisters(3000, 1).writeUnits(units);
    ImportOutcome.Counts first = done(take(RegisterKind.UNITS, Coverage.WHOLE, file(units)));
    assertThat(first.records()).isEqualTo(3000);
    assertThat(first.added()).isEqualTo(first.kept()).isGreaterThan(300);
    ImportOutcome.Counts again = done(take(RegisterKind.UNITS, Coverage.WHOLE, file(units)));
    assertThat(again.unchanged()).isEqualTo(first.kept());
    assertThat(again.added() + again.changed() + again.gone()).isZero();
    done(take(RegisterKind.UNITS, Coverage.PART, file("[" + UNIT + "]")));
    ImportOutcome.Counts third = done(take(RegisterKind.UNITS, Coverage.WHOLE, file(units)));
    assertThat(third.gone()).isEqualTo(1);
    assertThat(organisations.find(BRIDGE).orElseThrow().goneOn())
        .contains(LocalDate.of(2027, 3, 12));
    String renamed = UNIT.replace("SPRÅKBROEN", "SPRÅKBRUA");
    ImportOutcome.Counts back =
        done(take(RegisterKind.UNITS, Coverage.PART, file("[" + renamed + "]")));
    assertThat(back.changed()).isEqualTo(1);
    assertThat(organisations.find(BRIDGE).orElseThrow().goneOn()).isEmpty();
  }

  @Test
  void aPartIsNotMistakenForTheWhole() throws IOException {
    Path units = folder.resolve("units.json.gz");
    new InventedRegisters(3000, 1).writeUnits(units);
    take(RegisterKind.UNITS, Coverage.WHOLE, file(units));
    refused(
        RegistryRefusal.SHRUNKEN, take(RegisterKind.UNITS, Coverage.WHOLE, file("[" + UNIT + "]")));
    assertThat(organisations.find(BRIDGE)).isEmpty();
  }

  @Test
  void pagesMayComeOnLinesInAnArrayOrInSeveralFiles() {
    String other = ENTRY.replace("310757632", InventedRegisters.number(5));
    assertThat(
            done(take(RegisterKind.VOLUNTARY, Coverage.PART, file(ENTRY + "\n" + other))).added())
        .isEqualTo(2);
    empty();
    assertThat(
            done(take(RegisterKind.VOLUNTARY, Coverage.PART, file("[" + ENTRY + "," + other + "]")))
                .added())
        .isEqualTo(2);
    empty();
    assertThat(done(take(RegisterKind.VOLUNTARY, Coverage.PART, file(ENTRY), file(other))).added())
        .isEqualTo(2);
  }

  @Test
  void aFewFlawedRecordsAreNamedAndLeaveWhatIsKnownAsItWas() throws IOException {
    String known = InventedRegisters.number(10);
    take(
        RegisterKind.UNITS,
        Coverage.PART,
        file("[" + UNIT.replace("310757632", known).replace("SPRÅKBROEN", "KJENT") + "]"));
    Path units = folder.resolve("units.json.gz");
    new InventedRegisters(3000, 1).writeUnits(units);
    String nameless = UNIT.replace("310757632", "310757632").replace("\"SPRÅKBROEN\"", "\" \"");
    take(RegisterKind.UNITS, Coverage.PART, file("[" + UNIT + "]"));
    ImportOutcome outcome =
        take(RegisterKind.UNITS, Coverage.WHOLE, file(units), file("[" + nameless + "]"));
    assertThat(done(outcome).flawed()).isEqualTo(1);
    ImportOutcome.Flaw flaw = ((ImportOutcome.Done) outcome).flaws().getFirst();
    assertThat(flaw.reason()).isEqualTo(Reason.MISSING_NAME);
    assertThat(flaw.organisation()).contains("310757632");
    assertThat(flaw.file()).isEqualTo("file.json");
    assertThat(flaw.record()).isEqualTo(1);
    assertThat(flaw.offset()).isEqualTo(1);
    OrganisationView bridge = organisations.find(BRIDGE).orElseThrow();
    assertThat(bridge.name()).isEqualTo("SPRÅKBROEN");
    assertThat(bridge.goneOn()).isEmpty();
  }

  @Test
  void flawsAreNamedForWhatTheyAre() {
    Map<String, Reason> flawed =
        Map.ofEntries(
            Map.entry(UNIT.replace("310757632", "310757633"), Reason.BAD_NUMBER),
            Map.entry(UNIT.replace("\"310757632\"", "null"), Reason.MISSING_NUMBER),
            Map.entry(UNIT.replace("\"SPRÅKBROEN\"", "\"\""), Reason.MISSING_NAME),
            Map.entry(UNIT.replace("\"SPRÅKBROEN\"", "17"), Reason.WRONG_TYPE),
            Map.entry(UNIT.replace("\"SPRÅKBROEN\"", "{\"a\":[1]}"), Reason.WRONG_TYPE),
            Map.entry(UNIT.replace("SPRÅKBROEN", "A\\u0000B"), Reason.BAD_TEXT),
            Map.entry(UNIT.replace("SPRÅKBROEN", "A\\ud83dB"), Reason.BAD_TEXT),
            Map.entry(UNIT.replace("SPRÅKBROEN", "A".repeat(2000)), Reason.TOO_LONG),
            Map.entry(UNIT.replace("2018-11-20", "2018-02-30"), Reason.BAD_DATE),
            Map.entry(UNIT.replace("\"1804\"", "\"18O4\""), Reason.BAD_MUNICIPALITY),
            Map.entry(UNIT + "," + UNIT, Reason.TWICE));
    flawed.forEach((json, reason) -> {
      ImportOutcome.Refused refused =
          refused(
              RegistryRefusal.TOO_MANY_FLAWS,
              take(RegisterKind.UNITS, Coverage.WHOLE, file("[" + json + "]")));
      assertThat(refused.flaws()).extracting(ImportOutcome.Flaw::reason).containsExactly(reason);
    });
    ImportOutcome.Refused account =
        refused(
            RegistryRefusal.TOO_MANY_FLAWS,
            take(
                RegisterKind.VOLUNTARY,
                Coverage.WHOLE,
                file(ENTRY.replace("86011117947", "86011117946"))));
    assertThat(account.flaws().getFirst().reason()).isEqualTo(Reason.BAD_ACCOUNT);
    ImportOutcome.Refused category =
        refused(
            RegistryRefusal.TOO_MANY_FLAWS,
            take(RegisterKind.VOLUNTARY, Coverage.WHOLE, file(ENTRY.replace("1100", "1199"))));
    assertThat(category.flaws().getFirst().reason()).isEqualTo(Reason.BAD_CATEGORY);
    assertThat(rows("organisation") + rows("voluntary")).isZero();
  }

  @Test
  void aBrokenFileIsRefusedWithItsPlaceAndLeavesNothing() throws IOException {
    byte[] good = ("[" + UNIT + "]").getBytes(StandardCharsets.UTF_8);
    byte[] half = Arrays.copyOf(good, good.length - 20);
    ImportOutcome.Refused truncated =
        refused(
            RegistryRefusal.TRUNCATED, take(RegisterKind.UNITS, Coverage.WHOLE, file("f", half)));
    assertThat(truncated.file()).contains("f");
    assertThat(truncated.place().orElseThrow()).contains("line").contains("after record 0");
    byte[] gzip = packed(good);
    refused(
        RegistryRefusal.TRUNCATED,
        take(RegisterKind.UNITS, Coverage.WHOLE, file("f", Arrays.copyOf(gzip, gzip.length - 12))));
    byte[] damaged = gzip.clone();
    damaged[gzip.length - 6] ^= 0x55;
    refused(
        RegistryRefusal.BROKEN_GZIP, take(RegisterKind.UNITS, Coverage.WHOLE, file("f", damaged)));
    refused(
        RegistryRefusal.NOT_UTF8,
        take(
            RegisterKind.UNITS,
            Coverage.WHOLE,
            file("f", ("[" + UNIT + "]").getBytes(StandardCharsets.ISO_8859_1))));
    refused(RegistryRefusal.NOT_JSON, take(RegisterKind.UNITS, Coverage.WHOLE, file("[{x}]")));
    refused(RegistryRefusal.NOT_JSON, take(RegisterKind.UNITS, Coverage.WHOLE, file("navn;form")));
    refused(RegistryRefusal.OTHER_LAYOUT, take(RegisterKind.UNITS, Coverage.WHOLE, file("[]")));
    refused(RegistryRefusal.OTHER_LAYOUT, take(RegisterKind.UNITS, Coverage.WHOLE, file("")));
    refused(RegistryRefusal.OTHER_LAYOUT, take(RegisterKind.UNITS, Coverage.WHOLE, file("[1]")));
    refused(
        RegistryRefusal.UNREADABLE,
        take(
            RegisterKind.UNITS,
            Coverage.WHOLE,
            new RegisterFile("gone", 0, () -> Files.newInputStream(folder.resolve("gone")))));
    assertThat(rows("organisation")).isZero();
    assertThat(
            jdbc.sql("select distinct state from registry.import_run").query(String.class).list())
        .containsExactly("refused");
  }

  @Test
  void whatIsMadeToChokeOnIsRefused() throws IOException {
    refused(
        RegistryRefusal.UNREASONABLE,
        take(RegisterKind.UNITS, Coverage.WHOLE, file("[{\"a\":" + "[".repeat(5000))));
    InputStream longName =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream("[{\"navn\":\"".getBytes(StandardCharsets.UTF_8)),
                    new Endless(100L << 20),
                    new ByteArrayInputStream("\"}]".getBytes(StandardCharsets.UTF_8)))));
    refused(
        RegistryRefusal.UNREASONABLE,
        take(RegisterKind.UNITS, Coverage.WHOLE, new RegisterFile("long", 0, () -> longName)));
    Path bomb = folder.resolve("bomb.json.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      out.write('[');
      new Endless(200L << 20).transferTo(out);
    }
    refused(RegistryRefusal.TOO_LARGE, take(RegisterKind.UNITS, Coverage.WHOLE, file(bomb)));
    RegisterImports narrow =
        new RegisterImports(
            database, RegisterViews.categories(), CLOCK, new ReadLimits(1 << 20, 500, 100));
    refused(
        RegistryRefusal.TOO_LARGE,
        narrow.take(
            PROGRAM,
            RegisterKind.UNITS,
            Coverage.WHOLE,
            List.of(file("[" + UNIT + "]")),
            ImportProgress.NONE));
  }

  /** Spaces, as many as wanted; in a text they are a long one, outside it nothing. */
  private static final class Endless extends InputStream {
    private long left;

    Endless(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? ' ' : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (left <= 0) {
        return -1;
      }
      int much = (int) Math.min(left, length);
      Arrays.fill(into, from, from + much, (byte) ' ');
      left -= much;
      return much;
    }
  }

  @Test
  void onlyOneImportRunsAtATimeAndOneCutShortIsShownAsSuch() throws Exception {
    jdbc.sql(
            """
            insert into registry.import_run (id, kind, coverage, files, state, begun_at)
            values (gen_random_uuid(), 'UNITS', 'WHOLE', 'f', 'running', '2027-03-11T09:00:00Z')
            """)
        .update();
    try (var other = database.getConnection();
        var lock = other.createStatement()) {
      lock.execute("select pg_advisory_lock(" + 0x11d59e1L + ")");
      refused(
          RegistryRefusal.IMPORT_BUSY,
          take(RegisterKind.UNITS, Coverage.WHOLE, file("[" + UNIT + "]")));
    }
    done(take(RegisterKind.UNITS, Coverage.WHOLE, file("[" + UNIT + "]")));
    assertThat(
            jdbc.sql("select state from registry.import_run order by begun_at")
                .query(String.class)
                .list())
        .containsExactly("interrupted", "done");
  }

  @Test
  void nobodyElseMayImport() {
    assertThatThrownBy(() ->
            imports.take(
                Actor.VISITOR, RegisterKind.UNITS, Coverage.WHOLE, List.of(), ImportProgress.NONE))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aSearchFindsByPartOfTheNameOrByNumberAPageAtATimeInNorwegianOrder() {
    StringBuilder units = new StringBuilder("[");
    String[] names = {"ÅPEN BRO", "ØST BRO", "ÆRLIG BRO", "ALT BRO", "ZEBRA BRO", "AAS 100% BRO"};
    for (int i = 0; i < names.length; i++) {
      units
          .append(i == 0 ? "" : ",")
          .append(
              UNIT.replace("310757632", InventedRegisters.number(i))
                  .replace("SPRÅKBROEN", names[i]));
    }
    take(RegisterKind.UNITS, Coverage.WHOLE, file(units + "]"));
    OrganisationSearch search = OrganisationSearch.forWords("bro", 4);
    var first = organisations.search(search);
    assertThat(first.rows())
        .extracting(OrganisationView::name)
        .containsExactly("ALT BRO", "ZEBRA BRO", "ÆRLIG BRO", "ØST BRO");
    var second = organisations.search(search.after(first.next().orElseThrow()));
    assertThat(second.rows())
        .extracting(OrganisationView::name)
        .containsExactly("ÅPEN BRO", "AAS 100% BRO");
    assertThat(second.next()).isEmpty();
    assertThat(organisations.search(OrganisationSearch.forWords("100%", 5)).rows()).hasSize(1);
    assertThat(organisations.search(OrganisationSearch.forWords("%", 5)).rows()).hasSize(1);
    assertThat(organisations.search(OrganisationSearch.forWords("", 50)).rows()).hasSize(6);
    String number = InventedRegisters.number(2);
    String typed =
        number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);
    assertThat(organisations.search(OrganisationSearch.forWords(typed, 5)).rows())
        .extracting(OrganisationView::name)
        .containsExactly("ÆRLIG BRO");
    assertThat(
            organisations
                .search(
                    new OrganisationSearch(
                        "bro",
                        true,
                        Optional.of(new MunicipalityNumber("4003")),
                        Optional.empty(),
                        5))
                .rows())
        .isEmpty();
    OrganisationNumber known = new OrganisationNumber(number);
    assertThat(organisations.namesOf(Set.of(known, BRIDGE))).isEqualTo(Map.of(known, "ÆRLIG BRO"));
    assertThat(organisations.viewsOf(Set.of(known))).containsOnlyKeys(known);
  }
}
