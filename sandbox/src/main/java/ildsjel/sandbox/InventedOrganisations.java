package ildsjel.sandbox;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ildsjel.registry.RegisterFile;
import no.ildsjel.shared.OrganisationNumber;
import tools.jackson.databind.json.JsonMapper;

/** Organisations that do not exist, in the formats of the registers, with numbers given to none. */
final class InventedOrganisations {

  /** One of them. */
  record Invented(
      OrganisationNumber number,
      String name,
      String municipality,
      String place,
      LocalDate founded,
      String activity,
      String language) {}

  private record Place(String municipality, String name) {}

  private static final List<Place> PLACES =
      List.of(
          new Place("0301", "OSLO"),
          new Place("4601", "BERGEN"),
          new Place("5001", "TRONDHEIM"),
          new Place("1103", "STAVANGER"),
          new Place("4204", "KRISTIANSAND"),
          new Place("5501", "TROMSØ"),
          new Place("3107", "FREDRIKSTAD"),
          new Place("3301", "DRAMMEN"),
          new Place("4003", "SKIEN"),
          new Place("1804", "BODØ"),
          new Place("3403", "HAMAR"),
          new Place("1508", "ÅLESUND"),
          new Place("5601", "ALTA"),
          new Place("4640", "SOGNDAL"));

  private static final List<String> FIRST =
      List.of(
          "Møteplassen", "Broen", "Håpet", "Regnbuen", "Fellesskapet", "Stemmen", "Døra", "Lykta");
  private static final List<String> LAST =
      List.of(
          "flerkulturelle forening",
          "kvinnenettverk",
          "ungdomslag",
          "språkkafé",
          "kulturforening",
          "foreldregruppe",
          "vennelag");
  private static final List<String> ACTIVITIES =
      List.of(
          "Møteplass og språkkafé hver uke.",
          "Kurs og turer for kvinner.",
          "Leksehjelp og fritid for ungdom.",
          "Matlaging, sang og kultur på tvers.",
          "Hjelp til å finne arbeid og bli kjent.");

  private InventedOrganisations() {}

  /** The cast's four and then as many as are asked for; always the same for the same day. */
  static List<Invented> all(int others, LocalDate today) {
    List<Invented> all = new ArrayList<>();
    all.add(cast(Cast.SPRAKBROEN, "SPRÅKBROEN", "1804", "BODØ", today.minusYears(3), "Bokmål"));
    all.add(
        cast(
            Cast.KVINNER_I_BEVEGELSE,
            "KVINNER I BEVEGELSE",
            "4003",
            "SKIEN",
            today.minusYears(2),
            "Nynorsk"));
    all.add(cast(Cast.STORKRONEN, "STORKRONEN", "0301", "OSLO", today.minusYears(25), "Bokmål"));
    all.add(
        cast(Cast.NABOHJELPEN, "NABOHJELPEN", "4601", "BERGEN", today.minusYears(14), "Bokmål"));
    int candidate = 31_000_005;
    for (int i = 0; i < others; candidate++) {
      String number = withCheckDigit(candidate);
      if (number.isEmpty()) {
        continue;
      }
      Place place = PLACES.get(i % PLACES.size());
      String name =
          FIRST.get(i % FIRST.size())
              + " "
              + LAST.get((i / FIRST.size()) % LAST.size())
              + (i >= 56 ? " " + (i / 56 + 1) : "");
      all.add(
          new Invented(
              new OrganisationNumber(number),
              name.toUpperCase(java.util.Locale.forLanguageTag("nb")),
              place.municipality(),
              place.name(),
              // the last are older, as resource centres and councils are
              today.minusMonths(i < 70 ? 8 + (i * 7L) % 50 : 40 + (i * 7L) % 60),
              ACTIVITIES.get(i % ACTIVITIES.size()),
              i % 6 == 5 ? "Nynorsk" : "Bokmål"));
      i++;
    }
    return all;
  }

  private static Invented cast(
      OrganisationNumber number,
      String name,
      String municipality,
      String place,
      LocalDate founded,
      String language) {
    return new Invented(
        number, name, municipality, place, founded, "Oppdiktet organisasjon.", language);
  }

  private static String withCheckDigit(int firstEight) {
    for (int last = 0; last < 10; last++) {
      String number = "" + firstEight + last;
      if (OrganisationNumber.isValid(number)) {
        return number;
      }
    }
    return "";
  }

  /** The file of units. */
  static RegisterFile units(List<Invented> all) {
    List<Map<String, Object>> units = new ArrayList<>();
    for (Invented one : all) {
      Map<String, Object> unit = new LinkedHashMap<>();
      unit.put("organisasjonsnummer", one.number().value());
      unit.put("navn", one.name());
      unit.put(
          "organisasjonsform", Map.of("kode", "FLI", "beskrivelse", "Forening/lag/innretning"));
      unit.put("registreringsdatoEnhetsregisteret", one.founded().plusDays(40).toString());
      unit.put("stiftelsesdato", one.founded().toString());
      unit.put("registrertIFrivillighetsregisteret", true);
      unit.put("maalform", one.language());
      unit.put("aktivitet", List.of(one.activity()));
      unit.put("konkurs", false);
      unit.put("underAvvikling", false);
      unit.put("underTvangsavviklingEllerTvangsopplosning", false);
      unit.put(
          "institusjonellSektorkode",
          Map.of("kode", "7000", "beskrivelse", "Ideelle organisasjoner"));
      unit.put(
          "forretningsadresse",
          Map.of("kommunenummer", one.municipality(), "poststed", one.place(), "landkode", "NO"));
      units.add(unit);
    }
    return file("oppdiktede-enheter.json", units);
  }

  /** The file of voluntary organisations. */
  static RegisterFile voluntary(List<Invented> all) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Invented one : all) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("organisasjonsnummer", one.number().value());
      entry.put("frivilligOrganisasjonsstatus", "frivilligOrganisasjonsstatus.innfoert");
      entry.put("innfoertDato", one.founded().plusDays(60).toString());
      entry.put("foersteGangInnfoert", one.founded().plusDays(60).toString());
      entry.put("kontonummer", "86011117947");
      entry.put(
          "icnpoKategorier",
          List.of(
              Map.of(
                  "kategori",
                  "ICNPOKategori.mangfoldOgInkludering",
                  "icnpoNummer",
                  "14100",
                  "rekkefoelge",
                  1)));
      entries.add(entry);
    }
    return file(
        "oppdiktede-frivillige.json",
        Map.of("_embedded", Map.of("frivilligeOrganisasjoner", entries)));
  }

  private static RegisterFile file(String name, Object content) {
    byte[] json = JsonMapper.shared().writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
    return new RegisterFile(name, json.length, () -> new ByteArrayInputStream(json));
  }
}
