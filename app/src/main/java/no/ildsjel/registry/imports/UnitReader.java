package no.ildsjel.registry.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.ildsjel.registry.ImportOutcome.Reason;
import no.ildsjel.shared.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Units of Enhetsregisteret. */
final class UnitReader implements RecordReader {

  static final List<String> COLUMNS =
      List.of(
          "number",
          "name",
          "sought",
          "form",
          "parent",
          "founded",
          "registered",
          "voluntary",
          "voluntary_since",
          "municipality",
          "postal_place",
          "homepage",
          "activity",
          "language",
          "sector",
          "industry",
          "bankrupt",
          "winding_up",
          "forced_winding_up",
          "former_names");

  private static final int LONGEST_NAME = 1_000;

  private final Kept kept;
  private final NumberSet knownVoluntary;
  private final CopyRows rows;
  private final NumberSet seen = new NumberSet();
  private final JsonValues values = new JsonValues();
  private final FormerNames formerNames = new FormerNames(values);
  private final List<String> activity = new ArrayList<>();
  private boolean passed;
  private @Nullable String number;
  private @Nullable String name;
  private @Nullable String form;
  private @Nullable String parent;
  private @Nullable String founded;
  private @Nullable String registered;
  private boolean voluntary;
  private @Nullable String voluntarySince;
  private @Nullable String businessMunicipality;
  private @Nullable String businessPlace;
  private @Nullable String postalMunicipality;
  private @Nullable String postalPlace;
  private @Nullable String homepage;
  private @Nullable String language;
  private @Nullable String sector;
  private @Nullable String industry;
  private boolean bankrupt;
  private boolean windingUp;
  private boolean forced;
  private boolean deleted;

  /** Reads units; those already known to be in Frivillighetsregisteret are kept whatever form. */
  UnitReader(Kept kept, NumberSet knownVoluntary, CopyRows rows) {
    this.kept = kept;
    this.knownVoluntary = knownVoluntary;
    this.rows = rows;
  }

  @Override
  public void begin() {
    values.begin();
    formerNames.begin();
    activity.clear();
    passed = voluntary = bankrupt = windingUp = forced = deleted = false;
    number = name = form = parent = founded = registered = voluntarySince = null;
    businessMunicipality = businessPlace = postalMunicipality = postalPlace = null;
    homepage = language = sector = industry = null;
  }

  @Override
  public void field(String field, JsonParser parser) {
    if (passed) {
      parser.skipChildren();
      return;
    }
    switch (field) {
      case "organisasjonsnummer" -> number = values.text(parser);
      case "navn" -> name = values.text(parser);
      case "organisasjonsform" -> {
        form = code(parser);
        passed = Kept.SOLE_TRADER.equals(form);
      }
      case "overordnetEnhet" -> parent = values.text(parser);
      case "stiftelsesdato" -> founded = values.text(parser);
      case "registreringsdatoEnhetsregisteret" -> registered = values.text(parser);
      case "registrertIFrivillighetsregisteret" -> voluntary = values.bool(parser);
      case "registreringsdatoFrivillighetsregisteret" -> voluntarySince = values.text(parser);
      case "forretningsadresse" -> {
        businessMunicipality = null;
        businessPlace = null;
        values.object(
            parser,
            (f, p) -> {
              switch (f) {
                case "kommunenummer" -> businessMunicipality = values.text(p);
                case "poststed" -> businessPlace = values.text(p);
                default -> p.skipChildren();
              }
            });
      }
      case "postadresse" ->
          values.object(
              parser,
              (f, p) -> {
                switch (f) {
                  case "kommunenummer" -> postalMunicipality = values.text(p);
                  case "poststed" -> postalPlace = values.text(p);
                  default -> p.skipChildren();
                }
              });
      case "hjemmeside" -> homepage = values.text(parser);
      case "aktivitet" ->
          values.list(
              parser,
              () -> {
                String line = values.text(parser);
                if (line != null) {
                  activity.add(line);
                }
              });
      case "maalform" -> language = language(values.text(parser));
      case "institusjonellSektorkode" -> sector = code(parser);
      case "naeringskode1" -> industry = code(parser);
      case "konkurs" -> bankrupt = values.bool(parser);
      case "underAvvikling" -> windingUp = values.bool(parser);
      case "underTvangsavviklingEllerTvangsopplosning" -> forced = values.bool(parser);
      case "historiskeNavn" -> formerNames.read(parser);
      case "slettedato" -> deleted = parser.currentToken() != JsonToken.VALUE_NULL;
      default -> parser.skipChildren();
    }
  }

  private @Nullable String code(JsonParser parser) {
    @Nullable String[] code = new @Nullable String[1];
    values.object(
        parser,
        (f, p) -> {
          if (f.equals("kode")) {
            code[0] = values.text(p);
          } else {
            p.skipChildren();
          }
        });
    return code[0];
  }

  private @Nullable String language(@Nullable String maalform) {
    return switch (maalform) {
      case null -> null;
      case "Bokmål" -> "nb";
      case "Nynorsk" -> "nn";
      default -> null;
    };
  }

  @Override
  public boolean end() throws FlawedRecord, SQLException {
    if (passed || deleted) {
      return false;
    }
    if (number == null) {
      throw new FlawedRecord(Reason.MISSING_NUMBER);
    }
    boolean valid = OrganisationNumber.isValid(number);
    if (form == null) {
      throw new FlawedRecord(Reason.MISSING_FORM);
    }
    boolean inVoluntary = voluntary || valid && knownVoluntary.contains(number);
    if (!kept.unit(form, inVoluntary)) {
      return false;
    }
    if (!valid) {
      throw new FlawedRecord(Reason.BAD_NUMBER);
    }
    values.check();
    if (name == null) {
      throw new FlawedRecord(Reason.MISSING_NAME);
    }
    if (name.length() > LONGEST_NAME) {
      throw new FlawedRecord(Reason.TOO_LONG);
    }
    if (parent != null && !OrganisationNumber.isValid(parent)) {
      throw new FlawedRecord(Reason.BAD_NUMBER);
    }
    boolean business = businessMunicipality != null;
    String municipality = business ? businessMunicipality : postalMunicipality;
    if (municipality != null && !municipality.matches("[0-9]{4}")) {
      throw new FlawedRecord(Reason.BAD_MUNICIPALITY);
    }
    rows.begin()
        .text(number)
        .text(name)
        .text(name.toLowerCase(Locale.ROOT))
        .text(form)
        .text(parent)
        .date(founded)
        .date(registered)
        .bool(voluntary)
        .date(voluntarySince)
        .text(municipality)
        .text(business || businessPlace != null ? businessPlace : postalPlace)
        .text(homepage)
        .text(activity.isEmpty() ? null : String.join(" ", activity))
        .text(language)
        .text(sector)
        .text(industry)
        .bool(bankrupt)
        .bool(windingUp)
        .bool(forced)
        .text(formerNames.json());
    if (!seen.add(number)) {
      throw new FlawedRecord(Reason.TWICE);
    }
    rows.end();
    return true;
  }

  @Override
  public Optional<String> number() {
    return Optional.ofNullable(number);
  }
}
