package no.ildsjel.registry.imports;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ildsjel.registry.ImportOutcome.Reason;
import no.ildsjel.shared.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * Role holders of organisations that are kept. Those who have retired, are struck off, have died or
 * hold a role nobody asks about are read past and never kept.
 */
final class RoleReader implements RecordReader {

  static final List<String> COLUMNS =
      List.of("organisation", "role", "place", "name", "born", "holder");

  private static final int MOST = 2_000;

  private final Set<String> roles;
  private final NumberSet organisations;
  private final CopyRows rows;
  private final NumberSet seen = new NumberSet();
  private final JsonValues values = new JsonValues();
  private final List<Holder> holders = new ArrayList<>();
  private @Nullable String number;
  private @Nullable String selfNumber;
  private Holder holder = new Holder();

  /** One role of the organisation being read. */
  private static final class Holder {
    private @Nullable String role;
    private @Nullable String firstName;
    private @Nullable String middleName;
    private @Nullable String lastName;
    private @Nullable String born;
    private @Nullable String organisation;
    private @Nullable String organisationName;
    private boolean over;

    private String name() {
      return organisation != null
          ? String.valueOf(organisationName)
          : Stream.of(firstName, middleName, lastName)
              .filter(java.util.Objects::nonNull)
              .collect(Collectors.joining(" "));
    }
  }

  /** Reads the role holders of these organisations, with these roles. */
  RoleReader(Set<String> roles, NumberSet organisations, CopyRows rows) {
    this.roles = roles;
    this.organisations = organisations;
    this.rows = rows;
  }

  @Override
  public void begin() {
    values.begin();
    holders.clear();
    number = null;
    selfNumber = null;
  }

  @Override
  public void field(String field, JsonParser parser) {
    switch (field) {
      case "organisasjonsnummer" -> number = values.text(parser);
      case "_links" -> values.object(parser, this::link);
      case "rollegrupper" -> {
        if (passedBy()) {
          parser.skipChildren();
        } else {
          values.list(parser, () -> values.object(parser, this::group));
        }
      }
      default -> parser.skipChildren();
    }
  }

  /** True when it is known already that nobody asks about this organisation. */
  private boolean passedBy() {
    return number != null && OrganisationNumber.isValid(number) && !organisations.contains(number);
  }

  private void link(String field, JsonParser parser) {
    if (!field.equals("self")) {
      parser.skipChildren();
      return;
    }
    values.object(
        parser,
        (f, p) -> {
          String href = f.equals("href") ? values.text(p) : null;
          if (href == null) {
            p.skipChildren();
          } else {
            for (String part : href.split("/")) {
              if (OrganisationNumber.isValid(part)) {
                selfNumber = part;
              }
            }
          }
        });
  }

  private void group(String field, JsonParser parser) {
    if (field.equals("roller")) {
      values.list(
          parser,
          () -> {
            holder = new Holder();
            values.object(parser, this::role);
            keep();
          });
    } else {
      parser.skipChildren();
    }
  }

  private void role(String field, JsonParser parser) {
    switch (field) {
      case "type" ->
          values.object(
              parser,
              (f, p) -> {
                if (f.equals("kode")) {
                  holder.role = values.text(p);
                } else {
                  p.skipChildren();
                }
              });
      case "person" -> values.object(parser, this::person);
      case "enhet" -> values.object(parser, this::unit);
      case "fratraadt", "avregistrert" -> holder.over |= values.bool(parser);
      default -> parser.skipChildren();
    }
  }

  private void person(String field, JsonParser parser) {
    switch (field) {
      case "fodselsdato" -> holder.born = values.text(parser);
      case "erDoed" -> holder.over |= values.bool(parser);
      case "navn" ->
          values.object(
              parser,
              (f, p) -> {
                switch (f) {
                  case "fornavn" -> holder.firstName = values.text(p);
                  case "mellomnavn" -> holder.middleName = values.text(p);
                  case "etternavn" -> holder.lastName = values.text(p);
                  default -> p.skipChildren();
                }
              });
      default -> parser.skipChildren();
    }
  }

  private void unit(String field, JsonParser parser) {
    switch (field) {
      case "organisasjonsnummer" -> holder.organisation = values.text(parser);
      case "erSlettet" -> holder.over |= values.bool(parser);
      case "navn" -> {
        List<String> lines = new ArrayList<>();
        values.list(
            parser,
            () -> {
              String line = values.text(parser);
              if (line != null) {
                lines.add(line);
              }
            });
        holder.organisationName = lines.isEmpty() ? null : String.join(" ", lines);
      }
      default -> parser.skipChildren();
    }
  }

  private void keep() {
    if (holder.over || holder.role == null || !roles.contains(holder.role)) {
      return;
    }
    if (holder.organisation != null
        ? holder.organisationName == null || !OrganisationNumber.isValid(holder.organisation)
        : holder.lastName == null && holder.firstName == null) {
      values.remember(
          holder.organisation != null && holder.organisationName != null
              ? Reason.BAD_NUMBER
              : Reason.MISSING_NAME);
    }
    holders.add(holder);
    if (holders.size() > MOST) {
      values.remember(Reason.TOO_LONG);
      holders.clear();
    }
  }

  @Override
  public boolean end() throws FlawedRecord, SQLException {
    if (number == null) {
      number = selfNumber;
    }
    if (number == null) {
      throw new FlawedRecord(Reason.MISSING_NUMBER);
    }
    if (!OrganisationNumber.isValid(number)) {
      throw new FlawedRecord(Reason.BAD_NUMBER);
    }
    if (!organisations.contains(number)) {
      return false;
    }
    values.check();
    if (!seen.add(number)) {
      throw new FlawedRecord(Reason.TWICE);
    }
    rows.whole(
        holders,
        (holder, row) ->
            row.text(number)
                .text(holder.role)
                .number(holders.indexOf(holder))
                .text(holder.name())
                .date(holder.born)
                .text(holder.organisation));
    return true;
  }

  @Override
  public Optional<String> number() {
    return Optional.ofNullable(number);
  }
}
