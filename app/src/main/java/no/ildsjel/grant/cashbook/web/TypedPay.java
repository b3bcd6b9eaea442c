package no.ildsjel.grant.cashbook.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.cashbook.PayKind;
import no.ildsjel.grant.cashbook.PayManagement;
import no.ildsjel.grant.cashbook.PayTreatment;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Ore;
import org.jspecify.annotations.Nullable;

/**
 * Pay as it is typed.
 *
 * @param slag wages or a fee
 * @param regel what has to be withheld and paid
 * @param hvem who gets it
 * @param dag the day it is paid
 * @param belop what was agreed, before tax
 * @param trekk per cent by the tax card; empty without a card
 * @param ferie {@code avtale} for five weeks by agreement
 * @param sone where the work is done
 * @param linje the line of the budget
 */
public record TypedPay(
    @Nullable PayKind slag,
    @Nullable PayTreatment regel,
    @Nullable String hvem,
    @Nullable String dag,
    @Nullable String belop,
    @Nullable String trekk,
    @Nullable String ferie,
    @Nullable String sone,
    @Nullable String linje) {

  static TypedPay blank(LocalDate today, String budgetLine) {
    return new TypedPay(
        PayKind.WAGE, PayTreatment.EXEMPT, "", today.toString(), "", "", "lov", "", budgetLine);
  }

  public PayKind kind() {
    return Objects.requireNonNullElse(slag, PayKind.WAGE);
  }

  public PayTreatment treatment() {
    return Objects.requireNonNullElse(regel, PayTreatment.FULL);
  }

  public String who() {
    return Objects.requireNonNullElse(hvem, "");
  }

  public String day() {
    return Objects.requireNonNullElse(dag, "");
  }

  public String amount() {
    return Objects.requireNonNullElse(belop, "");
  }

  public String tax() {
    return Objects.requireNonNullElse(trekk, "");
  }

  public boolean agreed() {
    return "avtale".equals(ferie);
  }

  public String zone() {
    return Objects.requireNonNullElse(sone, "");
  }

  public String line() {
    return Objects.requireNonNullElse(linje, "");
  }

  /** What it says, when it can be read. */
  Optional<PayManagement.Typed> read() {
    if (!(TypedNumbers.ore(amount()) instanceof Typed.Understood<Ore>(Ore ore))
        || !(TypedDays.day(day()) instanceof Typed.Understood<LocalDate>(LocalDate paidOn))
        || !tax().isBlank() && percent().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new PayManagement.Typed(
            kind(),
            treatment(),
            who(),
            paidOn,
            ore,
            percent().orElse(null),
            agreed(),
            zone().isEmpty() ? null : zone(),
            line()));
  }

  GrantRefusal trouble() {
    if (!(TypedNumbers.ore(amount()) instanceof Typed.Understood<Ore>)) {
      return GrantRefusal.AMOUNT_MISSING;
    }
    return TypedDays.day(day()) instanceof Typed.Understood<LocalDate>
        ? GrantRefusal.TAX_WRONG
        : GrantRefusal.DAY_MISSING;
  }

  private Optional<BigDecimal> percent() {
    return TypedNumbers.decimal(tax().replace("%", ""), Language.NB)
            instanceof Typed.Understood<Double>(Double percent)
        ? Optional.of(BigDecimal.valueOf(percent))
        : Optional.empty();
  }
}
