package no.ildsjel.grant.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.cashbook.CashLine;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Ore;
import tools.jackson.databind.json.JsonMapper;

/**
 * The accounts of a year as they were handed in: a copy, so that the book can go on. Who got pay is
 * not in it; the organisation and its auditor see that in the book.
 *
 * @param booked false when the accounts came as a file instead of from the book
 * @param struck what was written and taken out again, counted in no sum
 */
public record Accounts(
    boolean booked,
    int grantYear,
    Ore given,
    Ore income,
    Ore costs,
    Ore unused,
    List<Line> lines,
    List<Voucher> vouchers,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Struck> struck) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A line of the budget. */
  public record Line(String name, Ore applied, Ore planned, Ore used) {}

  /**
   * A line of the book.
   *
   * @param receipts how many files stand behind it
   * @param amount negative for what went out
   * @param follows true when it follows from a payment or from pay, which have no receipt
   */
  public record Voucher(
      int number,
      LocalDate day,
      String what,
      String line,
      Ore amount,
      int receipts,
      boolean follows) {}

  /**
   * A line that was taken out of the sums.
   *
   * @param amount what it said, negative for what went out
   * @param why in the organisation's words
   */
  public record Struck(int number, LocalDate day, String what, Ore amount, String why) {}

  /** Accounts frozen before struck lines were kept have none. */
  public Accounts {
    struck = List.copyOf(Objects.requireNonNullElse(struck, List.of()));
  }

  /**
   * The accounts as the book has them now: how the grant was used. What was paid back is of no use
   * it was put to, and coming late it would undo an auditor's word; the book has it.
   */
  static Accounts of(CashBookView book, Map<String, Integer> receipts, String pay) {
    List<Line> lines = new ArrayList<>();
    for (var budget : book.budget()) {
      Ore used =
          book.lines().stream()
              .filter(l -> l.budgetLine().filter(budget.id()::equals).isPresent())
              .map(CashLine::amount)
              .reduce(Ore.ZERO, Ore::plus);
      if (used.isPositive() || budget.planned().isPositive() || budget.applied().isPositive()) {
        lines.add(
            new Line(
                budget.name().in(Language.NB),
                Ore.of(budget.applied()),
                Ore.of(budget.planned()),
                used));
      }
    }
    List<Voucher> vouchers =
        book.lines().stream()
            .filter(l -> !l.isRepayment())
            .sorted(Comparator.comparing(CashLine::number))
            .map(l ->
                new Voucher(
                    l.number(),
                    l.day(),
                    l.isPay() ? pay : l.what(),
                    book.nameOf(l.budgetLine()).map(n -> n.in(Language.NB)).orElse(""),
                    l.signed(),
                    receipts.getOrDefault(l.receiptsOwner(), 0),
                    l.follows()))
            .toList();
    return new Accounts(
        true,
        book.grantYear(),
        Ore.of(book.given()),
        book.income(),
        book.costs(),
        book.unused(),
        lines,
        vouchers,
        book.struck().stream()
            .sorted(Comparator.comparing(CashLine::number))
            .map(l ->
                new Struck(
                    l.number(),
                    l.day(),
                    l.isPay() ? pay : l.what(),
                    l.signed(),
                    l.reason().orElse("")))
            .toList());
  }

  /** Accounts that came as a file, with what was said of them. */
  static Accounts uploaded(int grantYear, Ore given, Ore used) {
    return new Accounts(
        false, grantYear, given, given, used, given.minus(used), List.of(), List.of(), List.of());
  }

  /** True when anything has been written. */
  public boolean isEmpty() {
    return booked && vouchers.stream().noneMatch(v -> v.amount().isNegative());
  }

  /** How many of a hundred that went out have no receipt behind them; pay has none. */
  public int withoutReceipts() {
    List<Voucher> bought =
        vouchers.stream().filter(v -> v.amount().isNegative() && !v.follows()).toList();
    return bought.isEmpty()
        ? 0
        : (int) (100 * bought.stream().filter(v -> v.receipts() == 0).count() / bought.size());
  }

  String json() {
    return JSON.writeValueAsString(this);
  }

  private Accounts counted() {
    return new Accounts(
        booked, grantYear, given, income, costs, unused, lines, vouchers, List.of());
  }

  static Accounts read(String json) {
    return JSON.readValue(json, Accounts.class);
  }

  /**
   * A digest of what counts: an auditor confirms these accounts and no others. To strike a line
   * changes what counts, so that an earlier word no longer holds.
   */
  String sha256() {
    return digest(counted().json());
  }

  /** SHA-256 of a text in UTF-8, in hexadecimal. */
  static String digest(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
