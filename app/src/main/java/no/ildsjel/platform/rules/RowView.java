package no.ildsjel.platform.rules;

import dev.cel.runtime.AccumulatedUnknowns;
import dev.cel.runtime.CelAttribute;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row as CEL sees it: {@code has(row.x)} tells whether x is there, and {@code row.x} is unknown,
 * rather than an error, when it is not.
 */
final class RowView extends AbstractMap<String, Object> {

  private final String rows;
  private final Map<String, Object> values;

  RowView(String rows, Map<String, Object> values) {
    this.rows = rows;
    this.values = values;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return values.entrySet();
  }

  @Override
  public boolean containsKey(@Nullable Object column) {
    return column != null && values.get(column) != null;
  }

  @Override
  public Object get(@Nullable Object column) {
    Object value = column == null ? null : values.get(column);
    // CEL adds to the unknowns it is given, so each asking gets its own.
    return value != null
        ? value
        : AccumulatedUnknowns.create(
            List.of(), List.of(CelAttribute.fromQualifiedIdentifier(rows + "." + column)));
  }
}
