package no.ildsjel.registry.organisation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.MunicipalityNumber;
import no.ildsjel.shared.OrganisationNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row of the register as an organisation. */
final class OrganisationRow implements RowMapper<OrganisationView> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public OrganisationView mapRow(ResultSet row, int number) throws SQLException {
    return new OrganisationView(
        new OrganisationNumber(row.getString("number")),
        row.getString("name"),
        row.getString("form"),
        text(row, "parent").map(OrganisationNumber::new),
        date(row, "founded"),
        date(row, "registered"),
        text(row, "municipality").map(MunicipalityNumber::new),
        text(row, "postal_place"),
        text(row, "homepage"),
        text(row, "activity"),
        text(row, "language").flatMap(Language::of),
        text(row, "sector"),
        text(row, "industry"),
        new OrganisationView.Status(
            row.getBoolean("bankrupt"),
            row.getBoolean("winding_up"),
            row.getBoolean("forced_winding_up")),
        formerNames(row.getString("former_names")),
        row.getBoolean("is_voluntary") ? Optional.of(voluntary(row)) : Optional.empty(),
        date(row, "gone_on"));
  }

  private static OrganisationView.Voluntary voluntary(ResultSet row) throws SQLException {
    Array categories = row.getArray("categories");
    int year = row.getInt("last_accounts_year");
    return new OrganisationView.Voluntary(
        date(row, "voluntary_since"),
        text(row, "account"),
        categories == null ? List.of() : List.of((String[]) categories.getArray()),
        row.getBoolean("grasrot"),
        row.getBoolean("reports_accounts"),
        year == 0 ? Optional.empty() : Optional.of(year),
        date(row, "statutes_updated"));
  }

  private static List<OrganisationView.FormerName> formerNames(@Nullable String json) {
    if (json == null) {
      return List.of();
    }
    List<OrganisationView.FormerName> names = new ArrayList<>();
    for (JsonNode name : JSON.readTree(json)) {
      names.add(
          new OrganisationView.FormerName(
              name.path("name").asString(), day(name, "from"), day(name, "to")));
    }
    names.sort(
        Comparator.comparing((OrganisationView.FormerName n) -> n.to().orElse(LocalDate.MAX))
            .reversed());
    return List.copyOf(names);
  }

  private static Optional<LocalDate> day(JsonNode name, String field) {
    return name.has(field)
        ? Optional.of(LocalDate.parse(name.path(field).asString()))
        : Optional.empty();
  }

  private static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static Optional<LocalDate> date(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, LocalDate.class));
  }
}
