package no.ildsjel.registry.imports;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import no.ildsjel.shared.AccountNumber;

/**
 * Registers of made-up organisations and people, from a seed, laid out as the open files are.
 * Organisation numbers are valid, in order, and begin with 3, as no real one does.
 */
public final class InventedRegisters {

  private static final String[] FIRST = {"Amina", "Oleksandr", "Tor", "Hodan", "Solveig", "Nguyen"};
  private static final String[] PLACES = {
    "BODØ",
    "1804",
    "SKIEN",
    "4003",
    "OSLO",
    "0301",
    "ALTA",
    "5601",
    "HAMAR",
    "3403",
    "ULSTEINVIK",
    "1516"
  };
  private static final String[] CATEGORIES = {"1100", "1200", "4100", "6100", "13100", "14100"};

  private final int units;
  private final long seed;

  /** So many units, of every kind. */
  public InventedRegisters(int units, long seed) {
    this.units = units;
    this.seed = seed;
  }

  /** Kinds of units, with the shares they have in the real register, roughly. */
  private static String form(int i) {
    int of = Math.floorMod(i * 0x9E3779B9, 1000);
    if (of < 380) {
      return "ENK";
    }
    if (of < 790) {
      return "AS";
    }
    if (of < 915) {
      return "FLI";
    }
    if (of < 921) {
      return "STI";
    }
    return of < 940 ? "ORGL" : of < 970 ? "NUF" : "ESEK";
  }

  /** A little more than half of the associations are in Frivillighetsregisteret. */
  private static boolean voluntary(int i) {
    return form(i).equals("FLI") && Math.floorMod(i * 0x85EBCA6B, 1000) < 530;
  }

  /** The number of the i-th unit. */
  public static String number(int i) {
    int digits = 31_000_000 + i;
    while (true) {
      int sum = 0;
      int rest = digits;
      int[] weights = {2, 3, 4, 5, 6, 7, 2, 3};
      for (int weight : weights) {
        sum += rest % 10 * weight;
        rest /= 10;
      }
      int check = (11 - sum % 11) % 11;
      if (check != 10) {
        return digits + "" + check;
      }
      digits += 40_000_000; // stays below 100 million and apart from the others
    }
  }

  /** All units, as one packed array. */
  public void writeUnits(Path file) throws IOException {
    Random random = new Random(seed);
    try (OutputStream out = packed(file)) {
      write(out, "[");
      for (int i = 0; i < units; i++) {
        write(out, (i == 0 ? "" : ",") + unit(i, random));
      }
      write(out, "]");
    }
  }

  /** The entries of Frivillighetsregisteret, as pages on lines of their own. */
  public void writeVoluntary(Path file) throws IOException {
    Random random = new Random(seed + 1);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      StringBuilder page = new StringBuilder();
      int on = 0;
      for (int i = 0; i < units; i++) {
        if (voluntary(i)) {
          page.append(on++ == 0 ? "" : ",").append(entry(i, random));
        }
        if (on == 100 || i == units - 1 && on > 0) {
          write(
              out,
              "{\"_embedded\":{\"frivilligeOrganisasjoner\":["
                  + page
                  + "]},\"_links\":{\"self\":{\"href\":\"https://example.no?size=100\"}}}\n");
          page.setLength(0);
          on = 0;
        }
      }
    }
  }

  /** Role holders of all units but the sole traders, as one packed array. */
  public void writeRoles(Path file) throws IOException {
    Random random = new Random(seed + 2);
    try (OutputStream out = packed(file)) {
      write(out, "[");
      boolean first = true;
      for (int i = 0; i < units; i++) {
        if (!form(i).equals("ENK")) {
          write(out, (first ? "" : ",") + roles(i, random));
          first = false;
        }
      }
      write(out, "]");
    }
  }

  private static OutputStream packed(Path file) throws IOException {
    return new BufferedOutputStream(
        new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), 1 << 20);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String day(Random random) {
    return "%d-%02d-%02d"
        .formatted(1970 + random.nextInt(55), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  private static String unit(int i, Random random) {
    String form = form(i);
    int place = 2 * random.nextInt(PLACES.length / 2);
    StringBuilder json = new StringBuilder(1600);
    String number = number(i);
    json.append("{\"organisasjonsnummer\":\"").append(number);
    json.append("\",\"navn\":\"").append(name(i, form));
    json.append("\",\"organisasjonsform\":{\"kode\":\"").append(form);
    json.append(
        "\",\"beskrivelse\":\"Beskrivelse av formen\",\"_links\":{\"self\":{\"href\":\"https://data.brreg.no/enhetsregisteret/api/organisasjonsformer/");
    json.append(form).append("\"}}},");
    if (i % 3 == 0) {
      json.append("\"hjemmeside\":\"www.eksempel").append(i).append(".no\",");
    }
    json.append(
        "\"epostadresse\":\"post@eksempel.no\",\"telefon\":\"51 00 00 00\",\"mobil\":\"900 00 000\",");
    json.append("\"registreringsdatoEnhetsregisteret\":\"").append(day(random)).append("\",");
    if (voluntary(i)) {
      json.append("\"registreringsdatoFrivillighetsregisteret\":\"")
          .append(day(random))
          .append("\",");
    }
    json.append(
        "\"registrertIMvaregisteret\":false,\"naeringskode1\":{\"kode\":\"94.991\",\"beskrivelse\":\"Aktiviteter i andre interesseorganisasjoner ikke nevnt annet sted\"},\"harRegistrertAntallAnsatte\":false,");
    json.append(
        "\"forretningsadresse\":{\"land\":\"Norge\",\"landkode\":\"NO\",\"postnummer\":\"4035\",\"poststed\":\"");
    json.append(PLACES[place])
        .append("\",\"adresse\":[\"c/o Kari Eksempel\",\"Eksempelveien ")
        .append(i % 90);
    json.append("\"],\"kommune\":\"")
        .append(PLACES[place])
        .append("\",\"kommunenummer\":\"")
        .append(PLACES[place + 1]);
    json.append("\"},\"stiftelsesdato\":\"").append(day(random));
    json.append(
        "\",\"institusjonellSektorkode\":{\"kode\":\"7000\",\"beskrivelse\":\"Ideelle organisasjoner\"},\"registrertIForetaksregisteret\":false,\"registrertIStiftelsesregisteret\":false,\"registrertIFrivillighetsregisteret\":");
    json.append(voluntary(i));
    json.append(",\"registrertIPartiregisteret\":false,\"konkurs\":").append(i % 200 == 7);
    json.append(
        ",\"underAvvikling\":false,\"underTvangsavviklingEllerTvangsopplosning\":false,\"maalform\":\"");
    json.append(i % 8 == 0 ? "Nynorsk" : "Bokmål");
    json.append(
        "\",\"aktivitet\":[\"Møteplasser, norsktrening og leksehjelp\",\"for barn og voksne i kommunen.\"],");
    if (i % 4 == 0) {
      json.append("\"historiskeNavn\":[{\"navn\":\"").append(name(i + 1, form));
      json.append("\",\"fraDato\":\"2009-05-02\",\"tilDato\":\"2021-02-01\"}],");
    }
    json.append(
        "\"erIKonsern\":false,\"_links\":{\"self\":{\"href\":\"https://data.brreg.no/enhetsregisteret/api/enheter/");
    return json.append(number).append("\"}},\"respons_klasse\":\"Enhet\"}").toString();
  }

  private static String name(int i, String form) {
    String[] kinds = {"FORENING", "VENNEFORENING", "KULTURLAG", "KVINNEGRUPPE", "NETTVERK", "KOR"};
    String[] whose = {"SPRÅK", "NABO", "FJORD", "ÆRLIG", "ØST", "ÅPEN", "SAMHOLD", "BRO"};
    int mixed = Math.floorMod(i * 0x9E3779B9, 1 << 20);
    return whose[mixed % 8]
        + " "
        + kinds[mixed / 8 % 6]
        + " "
        + Integer.toString(mixed, 36).toUpperCase()
        + (form.equals("AS") ? " AS" : "");
  }

  private static String entry(int i, Random random) {
    String primary = CATEGORIES[random.nextInt(CATEGORIES.length)];
    String second =
        i % 4 == 0
            ? "{\"kategori\":\"ICNPOKategori.andre\",\"icnpoNummer\":\"12100\",\"navn\":null,\"rekkefoelge\":2},"
            : "";
    return """
    {"respons_klasse":"FrivilligOrganisasjonInnfoert","organisasjonsnummer":"%s",\
    "frivilligOrganisasjonsstatus":"frivilligOrganisasjonsstatus.innfoert","kontonummer":"%s",\
    "innfoertDato":"%s","foersteGangInnfoert":"2013-08-24",\
    "grasrotandel":{"deltarI":%s,"utestengelsesperiode":null},\
    "regnskapsrapportering":{"harPaatattSegRapporteringsplikt":false,\
    "avslutningsdatoForRegnskapsperiode":"31.12","sistInnsendteAarsregnskap":null},\
    "vedtekter":{"frivilligRegistrerteVedtekter":true,"sistOppdaterteVedtekter":"%s"},\
    "icnpoKategorier":[%s{"kategori":"ICNPOKategori.x","icnpoNummer":"%s","navn":null,"rekkefoelge":1}],\
    "paategninger":[],"_links":{"self":{"href":"https://example.no/%s"}}}\
    """
        .formatted(
            number(i),
            account(i),
            day(random),
            i % 2 == 0,
            day(random),
            second,
            primary,
            number(i));
  }

  /** An account number that no bank has: they have no register number 0001. */
  private static String account(int i) {
    for (int next = i; ; next += 1_000_000) {
      String digits = "0001%06d".formatted(next % 1_000_000);
      for (char check = '0'; check <= '9'; check++) {
        if (AccountNumber.isValid(digits + check)) {
          return digits + check;
        }
      }
      digits = "0002%06d".formatted(next % 1_000_000);
      for (char check = '0'; check <= '9'; check++) {
        if (AccountNumber.isValid(digits + check)) {
          return digits + check;
        }
      }
    }
  }

  private static String roles(int i, Random random) {
    StringBuilder json = new StringBuilder(1200);
    json.append("{\"organisasjonsnummer\":\"").append(number(i));
    json.append(
        "\",\"rollegrupper\":[{\"type\":{\"kode\":\"STYR\",\"beskrivelse\":\"Styre\"},\"sistEndret\":\"2026-02-17\",\"roller\":[");
    String[] codes = {"LEDE", "MEDL", "MEDL", "VARA", "OBS"};
    for (int r = 0; r < codes.length; r++) {
      json.append(r == 0 ? "" : ",").append("{\"type\":{\"kode\":\"").append(codes[r]);
      json.append("\",\"beskrivelse\":\"Rolle\"},\"person\":{\"fodselsdato\":\"")
          .append(day(random));
      json.append("\",\"navn\":{\"fornavn\":\"").append(FIRST[random.nextInt(FIRST.length)]);
      json.append("\",\"etternavn\":\"Eksempel").append(random.nextInt(1000));
      json.append("\"},\"erDoed\":false},\"fratraadt\":").append(r == 3 && i % 5 == 0);
      json.append(",\"avregistrert\":false,\"rekkefolge\":").append(r).append('}');
    }
    return json.append("]}]}").toString();
  }
}
