package no.ildsjel.grant.cashbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.ildsjel.shared.Money;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rates of one calendar year, from {@code grant/pay-rates.yaml}, where their sources stand.
 *
 * @param read the day the sources were read
 * @param contribution employer's contribution in per cent, by zone
 * @param statutoryHoliday holiday pay in per cent by the Holiday Act § 10
 * @param agreedHoliday with five weeks by agreement
 * @param holidayPaidBy the day of the year after, as {@code MM-dd}
 * @param withoutCard per cent withheld when there is no tax card
 * @param smallPerPerson up to this a year to one person nothing is withheld or reported
 * @param exemptPerPerson up to this to each, and {@code exemptTotal} in all, there is no employer's
 *     contribution (National Insurance Act § 23-2)
 */
public record PayRates(
    int year,
    LocalDate read,
    Map<String, BigDecimal> contribution,
    BigDecimal statutoryHoliday,
    BigDecimal agreedHoliday,
    String holidayPaidBy,
    BigDecimal withoutCard,
    Money smallPerPerson,
    Money exemptPerPerson,
    Money exemptTotal) {

  private static final List<PayRates> ALL = load();

  /** The rates of that year, or of the last known before it. */
  public static PayRates of(int year) {
    return ALL.stream()
        .filter(r -> r.year() <= year)
        .max(Comparator.comparing(PayRates::year))
        .orElse(ALL.getFirst());
  }

  private static List<PayRates> load() {
    try (InputStream file = PayRates.class.getResourceAsStream("/grant/pay-rates.yaml")) {
      List<PayRates> all = new ArrayList<>();
      for (JsonNode year :
          new YAMLMapper().readTree(Objects.requireNonNull(file, "pay-rates.yaml")).get("years")) {
        Map<String, BigDecimal> zones = new LinkedHashMap<>();
        year.get("contribution")
            .propertyStream()
            .forEach(zone -> zones.put(zone.getKey(), zone.getValue().decimalValue()));
        all.add(
            new PayRates(
                year.get("year").asInt(),
                LocalDate.parse(year.get("read").asString()),
                Map.copyOf(zones),
                year.get("holiday").get("statutory").decimalValue(),
                year.get("holiday").get("agreed").decimalValue(),
                year.get("holidayPaidBy").asString(),
                year.get("withoutCard").decimalValue(),
                Money.kroner(year.get("smallPerPerson").asLong()),
                Money.kroner(year.get("exemptPerPerson").asLong()),
                Money.kroner(year.get("exemptTotal").asLong())));
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
