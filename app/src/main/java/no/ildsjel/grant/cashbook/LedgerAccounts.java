package no.ildsjel.grant.cashbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which account of the standard chart a line is; from {@code grant/accounts.yaml}. */
final class LedgerAccounts {

  /**
   * An account.
   *
   * @param code in the tax authority's list
   */
  record Account(String number, String code, String name) {}

  private static final LedgerAccounts STANDARD = load();

  private final Account bank;
  private final Account equity;
  private final Account owed;
  private final Account grant;
  private final Account income;
  private final Account other;
  private final Map<String, Account> lines = new LinkedHashMap<>();

  private LedgerAccounts(JsonNode file) {
    bank = account(file.get("bank"));
    equity = account(file.get("equity"));
    owed = account(file.get("owed"));
    grant = account(file.get("grant"));
    income = account(file.get("income"));
    other = account(file.get("other"));
    file.get("lines")
        .propertyStream()
        .forEach(line -> lines.put(line.getKey(), account(line.getValue())));
  }

  static LedgerAccounts standard() {
    return STANDARD;
  }

  /** What the money was for, or where it came from. */
  Account what(CashLine line) {
    if (line.direction() == Direction.IN) {
      return line.follows() ? grant : income;
    }
    if (line.isRepayment() || line.isReturn()) {
      return grant;
    }
    return line.budgetLine().map(id -> lines.getOrDefault(id, other)).orElse(other);
  }

  /** What earlier years left. */
  Account equity() {
    return equity;
  }

  /** What is to be paid after the year is over. */
  Account owed() {
    return owed;
  }

  /** Where the money is: in the bank, or owed when it is not paid before the year is over. */
  Account where(CashLine line, LocalDate yearEnd) {
    return line.day().isAfter(yearEnd) ? owed : bank;
  }

  private static Account account(JsonNode node) {
    return new Account(
        node.get("account").asString(), node.get("code").asString(), node.get("name").asString());
  }

  private static LedgerAccounts load() {
    try (InputStream file = LedgerAccounts.class.getResourceAsStream("/grant/accounts.yaml")) {
      return new LedgerAccounts(
          new YAMLMapper().readTree(Objects.requireNonNull(file, "accounts.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
