package no.ildsjel.grant.cashbook.web;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.cashbook.CashLine;
import no.ildsjel.grant.cashbook.Direction;
import no.ildsjel.grant.cashbook.Written;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Ore;
import org.jspecify.annotations.Nullable;

/**
 * A line as it is typed, kept so that nothing has to be typed twice.
 *
 * @param retning which way the money went
 * @param belop the amount
 * @param dag the day
 * @param hva what it was
 * @param linje the line of the budget
 */
public record TypedLine(
    @Nullable Direction retning,
    @Nullable String belop,
    @Nullable String dag,
    @Nullable String hva,
    @Nullable String linje) {

  static TypedLine blank(Direction direction, LocalDate today) {
    return new TypedLine(direction, "", today.toString(), "", "");
  }

  static TypedLine of(CashLine line) {
    return new TypedLine(
        line.direction(),
        Writing.ore(line.amount()).replaceAll("[^0-9,]", ""),
        line.day().toString(),
        line.what(),
        line.budgetLine().orElse(""));
  }

  public Direction direction() {
    return Objects.requireNonNullElse(retning, Direction.OUT);
  }

  public String amount() {
    return Objects.requireNonNullElse(belop, "");
  }

  public String day() {
    return Objects.requireNonNullElse(dag, "");
  }

  public String what() {
    return Objects.requireNonNullElse(hva, "");
  }

  public String line() {
    return Objects.requireNonNullElse(linje, "");
  }

  /** What it says, when amount and day can be read. */
  Optional<Written> read() {
    return TypedNumbers.ore(amount()) instanceof Typed.Understood<Ore>(Ore ore)
            && TypedDays.day(day()) instanceof Typed.Understood<LocalDate>(LocalDate read)
        ? Optional.of(
            new Written(
                read,
                direction(),
                ore,
                what(),
                line().isEmpty() || direction() == Direction.IN
                    ? Optional.empty()
                    : Optional.of(line())))
        : Optional.empty();
  }

  /** Why it could not be read. */
  GrantRefusal trouble() {
    return TypedNumbers.ore(amount()) instanceof Typed.Understood<Ore>
        ? GrantRefusal.DAY_MISSING
        : GrantRefusal.AMOUNT_MISSING;
  }
}
