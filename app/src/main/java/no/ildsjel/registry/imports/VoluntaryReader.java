package no.ildsjel.registry.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.registry.ImportOutcome.Reason;
import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** Entries of Frivillighetsregisteret. */
final class VoluntaryReader implements RecordReader {

  static final List<String> COLUMNS =
      List.of(
          "number",
          "status",
          "entered",
          "first_entered",
          "account",
          "grasrot",
          "grasrot_barred_from",
          "grasrot_barred_to",
          "reports_accounts",
          "period_end",
          "last_accounts_year",
          "last_accounts_on",
          "statutes_registered",
          "statutes_updated",
          "categories");

  private record Category(String code, int order) {}

  private final Set<String> known;
  private final CopyRows rows;
  private final NumberSet seen = new NumberSet();
  private final JsonValues values = new JsonValues();
  private final List<Category> categories = new ArrayList<>();
  private @Nullable String number;
  private @Nullable String status;
  private @Nullable String account;
  private @Nullable String entered;
  private @Nullable String firstEntered;
  private boolean grasrot;
  private @Nullable String barredFrom;
  private @Nullable String barredTo;
  private boolean reports;
  private @Nullable String periodEnd;
  private @Nullable Integer lastYear;
  private @Nullable String lastOn;
  private boolean statutes;
  private @Nullable String statutesUpdated;

  /** Reads entries whose categories are among those known. */
  VoluntaryReader(Set<String> known, CopyRows rows) {
    this.known = known;
    this.rows = rows;
  }

  @Override
  public void begin() {
    values.begin();
    categories.clear();
    number = status = account = entered = firstEntered = null;
    barredFrom = barredTo = periodEnd = lastOn = statutesUpdated = null;
    grasrot = reports = statutes = false;
    lastYear = null;
  }

  @Override
  public void field(String field, JsonParser parser) {
    switch (field) {
      case "organisasjonsnummer" -> number = values.text(parser);
      case "frivilligOrganisasjonsstatus" -> status = lastPart(values.text(parser));
      case "kontonummer" -> account = values.text(parser);
      case "innfoertDato" -> entered = values.text(parser);
      case "foersteGangInnfoert" -> firstEntered = values.text(parser);
      case "grasrotandel" -> values.object(parser, this::grasrot);
      case "regnskapsrapportering" -> values.object(parser, this::accounts);
      case "vedtekter" -> values.object(parser, this::statutes);
      case "icnpoKategorier" -> values.list(parser, () -> category(parser));
      default -> parser.skipChildren();
    }
  }

  private void grasrot(String field, JsonParser parser) {
    switch (field) {
      case "deltarI" -> grasrot = values.bool(parser);
      case "utestengelsesperiode" ->
          values.object(
              parser,
              (f, p) -> {
                switch (f) {
                  case "fraDato" -> barredFrom = values.text(p);
                  case "tilDato" -> barredTo = values.text(p);
                  default -> p.skipChildren();
                }
              });
      default -> parser.skipChildren();
    }
  }

  private void accounts(String field, JsonParser parser) {
    switch (field) {
      case "harPaatattSegRapporteringsplikt" -> reports = values.bool(parser);
      case "avslutningsdatoForRegnskapsperiode" -> periodEnd = values.text(parser);
      case "sistInnsendteAarsregnskap" ->
          values.object(
              parser,
              (f, p) -> {
                switch (f) {
                  case "regnskapsaar" -> lastYear = values.whole(p);
                  case "registreringsdato" -> lastOn = values.text(p);
                  default -> p.skipChildren();
                }
              });
      default -> parser.skipChildren();
    }
  }

  private void statutes(String field, JsonParser parser) {
    switch (field) {
      case "frivilligRegistrerteVedtekter" -> statutes = values.bool(parser);
      case "sistOppdaterteVedtekter" -> statutesUpdated = values.text(parser);
      default -> parser.skipChildren();
    }
  }

  private void category(JsonParser parser) {
    @Nullable String[] code = new @Nullable String[1];
    @Nullable Integer[] order = new @Nullable Integer[1];
    values.object(
        parser,
        (f, p) -> {
          switch (f) {
            case "icnpoNummer" -> code[0] = values.text(p);
            case "rekkefoelge" -> order[0] = values.whole(p);
            default -> p.skipChildren();
          }
        });
    String found = code[0];
    Integer place = order[0];
    if (found == null || !known.contains(found) || categories.size() > 100) {
      values.remember(Reason.BAD_CATEGORY);
    } else {
      categories.add(new Category(found, place == null ? Integer.MAX_VALUE : place));
    }
  }

  private static @Nullable String lastPart(@Nullable String text) {
    return text == null ? null : text.substring(text.lastIndexOf('.') + 1);
  }

  @Override
  public boolean end() throws FlawedRecord, SQLException {
    if (number == null) {
      throw new FlawedRecord(Reason.MISSING_NUMBER);
    }
    if (!OrganisationNumber.isValid(number)) {
      throw new FlawedRecord(Reason.BAD_NUMBER);
    }
    values.check();
    if (account != null && !AccountNumber.isValid(account)) {
      throw new FlawedRecord(Reason.BAD_ACCOUNT);
    }
    rows.begin()
        .text(number)
        .text(status == null ? "innfoert" : status)
        .date(entered)
        .date(firstEntered)
        .text(account)
        .bool(grasrot)
        .date(barredFrom)
        .date(barredTo)
        .bool(reports)
        .text(periodEnd)
        .number(lastYear)
        .date(lastOn)
        .bool(statutes)
        .date(statutesUpdated)
        .codes(
            categories.stream()
                .sorted(Comparator.comparingInt(Category::order))
                .map(Category::code)
                .distinct()
                .toList());
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
