package no.ildsjel.registry.imports;

import java.util.List;
import java.util.stream.Collectors;
import no.ildsjel.registry.RegisterKind;

/**
 * How one register's rows get from where they were staged into their table.
 *
 * @param staged the table they are copied into
 * @param columns of it
 */
enum Register {
  UNITS("staged_organisation", "organisation", UnitReader.COLUMNS),
  VOLUNTARY("staged_voluntary", "voluntary", VoluntaryReader.COLUMNS),
  ROLES("staged_role_holder", "role_holder", RoleReader.COLUMNS);

  private final String staged;
  private final String table;
  private final List<String> columns;

  Register(String staged, String table, List<String> columns) {
    this.staged = "registry." + staged;
    this.table = "registry." + table;
    this.columns = columns;
  }

  static Register of(RegisterKind kind) {
    return valueOf(kind.name());
  }

  String staged() {
    return staged;
  }

  String table() {
    return table;
  }

  String copy() {
    return "copy " + staged + " (" + columns("") + ") from stdin";
  }

  /** Rows that are known already; of role holders the organisations they stand for. */
  String countKnown() {
    return this == ROLES
        ? "select count(distinct organisation) from registry.role_holder"
        : "select count(*) from " + table + " where gone_on is null";
  }

  /** Parameters: moment. */
  String change() {
    return """
    update %1$s as old
       set (%2$s, changed_at, gone_on) = (%3$s, ?, null)
      from %4$s as new
     where old.number = new.number
       and (old.gone_on is not null or (%5$s) is distinct from (%3$s))
    """
        .formatted(table, columns(""), columns("new."), staged, columns("old."));
  }

  /** Parameters: moment, moment; for role holders none. */
  String add() {
    return this == ROLES
        ? """
        insert into registry.role_holder (organisation, role, place, name, born, holder)
        select organisation, role, min(place), name, born, holder
          from registry.staged_role_holder
         group by organisation, role, name, born, holder
        on conflict (organisation, role, name, born, holder) do nothing
        """
        : """
        insert into %1$s (%2$s, first_seen, changed_at)
        select %3$s, ?, ?
          from %4$s as new
         where not exists (select from %1$s as old where old.number = new.number)
        """
            .formatted(table, columns(""), columns("new."), staged);
  }

  /** Parameters: day, numbers left as they were; for role holders the latter only. */
  String gone() {
    return this == ROLES
        ? """
        delete from registry.role_holder as old
         where not (organisation = any (?))
           and not exists (select from registry.staged_role_holder as new
                            where new.organisation = old.organisation
                              and new.role = old.role and new.name = old.name
                              and new.born is not distinct from old.born
                              and new.holder is not distinct from old.holder)
        """
        : """
        update %1$s as old set gone_on = ?
         where gone_on is null and not (number = any (?))
           and not exists (select from %2$s as new where new.number = old.number)
        """
            .formatted(table, staged);
  }

  private String columns(String prefix) {
    return columns.stream().map(c -> prefix + c).collect(Collectors.joining(", "));
  }
}
