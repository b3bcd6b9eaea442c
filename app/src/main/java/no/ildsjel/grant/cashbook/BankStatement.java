package no.ildsjel.grant.cashbook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import no.ildsjel.platform.writing.Typed;
import no.ildsjel.platform.writing.TypedDays;
import no.ildsjel.platform.writing.TypedNumbers;
import no.ildsjel.shared.Ore;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The table of movements a Norwegian online bank lets one save. Banks do not agree on columns, so
 * they are found by their headings: a date, words, and either one amount or what went in and out.
 */
final class BankStatement {

  static final int MOST_ROWS = 5_000;
  private static final int MOST_BYTES = 2_000_000;
  private static final int HEADING_WITHIN = 30;
  private static final int LONGEST_WORDS = 200;

  private static final Set<String> DAYS =
      Set.of(
          "dato",
          "bokført dato",
          "bokføringsdato",
          "bokført",
          "utført dato",
          "transaksjonsdato",
          "date");
  private static final Set<String> WORDS =
      Set.of(
          "forklaring",
          "beskrivelse",
          "tekst",
          "tittel",
          "melding",
          "navn",
          "mottaker",
          "description",
          "text");
  private static final Set<String> AMOUNTS = Set.of("beløp", "beløp inn/ut", "amount");
  private static final Set<String> INS =
      Set.of("inn", "inn på konto", "beløp inn", "kredit", "credit");
  private static final Set<String> OUTS =
      Set.of("ut", "ut fra konto", "ut av konto", "beløp ut", "debet", "debit");

  private BankStatement() {}

  /** A movement; the amount is negative for what went out. */
  record Movement(LocalDate day, Ore amount, String what) {

    /** What it is known by however the bank quotes, spaces and capitalises its words. */
    String mark() {
      return what.replaceAll("[\"'«»“”]", "")
          .replaceAll("\\s+", " ")
          .strip()
          .toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A table.
   *
   * @param unread the numbers of the rows that could not be understood, from 1 with the heading
   */
  record Table(List<Movement> movements, List<Integer> unread) {}

  private record Columns(
      OptionalInt day, List<Integer> words, OptionalInt amount, OptionalInt in, OptionalInt out) {

    boolean whole() {
      return day.isPresent()
          && !words.isEmpty()
          && (amount.isPresent() || in.isPresent() && out.isPresent());
    }
  }

  /** The movements, or empty when it is no such table. Rows without an amount are left out. */
  static Optional<Table> read(byte[] file) {
    if (file.length == 0 || file.length > MOST_BYTES) {
      return Optional.empty();
    }
    String text = text(file);
    return List.of(';', '\t', ',').stream()
        .map(separator -> read(text, separator))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Table> read(String text, char separator) {
    List<Movement> movements = new ArrayList<>();
    List<Integer> unread = new ArrayList<>();
    Columns columns = null;
    int number = 0;
    try (MappingIterator<String[]> rows =
        new CsvMapper()
            .readerFor(String[].class)
            .with(CsvReadFeature.WRAP_AS_ARRAY)
            .with(CsvSchema.emptySchema().withColumnSeparator(separator))
            .readValues(text)) {
      while (rows.hasNext()) {
        String[] row = rows.next();
        number++;
        if (movements.size() == MOST_ROWS) {
          unread.add(number);
        } else if (columns == null) {
          Columns found = columns(row);
          if (found.whole()) {
            columns = found;
          } else if (number > HEADING_WITHIN) {
            return Optional.empty();
          }
        } else {
          Optional<Movement> movement = movement(row, columns);
          movement.ifPresent(movements::add);
          if (movement.isEmpty() && saysSomething(row, columns)) {
            unread.add(number);
          }
        }
      }
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
    return columns == null ? Optional.empty() : Optional.of(new Table(movements, unread));
  }

  private static Columns columns(String[] row) {
    return new Columns(
        column(row, DAYS),
        IntStream.range(0, row.length).filter(i -> WORDS.contains(plain(row[i]))).boxed().toList(),
        column(row, AMOUNTS),
        column(row, INS),
        column(row, OUTS));
  }

  private static OptionalInt column(String[] row, Set<String> headings) {
    return IntStream.range(0, row.length).filter(i -> headings.contains(plain(row[i]))).findFirst();
  }

  private static Optional<Movement> movement(String[] row, Columns columns) {
    Optional<LocalDate> day =
        TypedDays.day(cell(row, columns.day())) instanceof Typed.Understood<LocalDate>(var read)
            ? Optional.of(read)
            : Optional.empty();
    Ore amount =
        columns.amount().isPresent()
            ? ore(cell(row, columns.amount()))
            : size(ore(cell(row, columns.in()))).minus(size(ore(cell(row, columns.out()))));
    String words =
        columns.words().stream()
            .map(i -> i < row.length ? row[i].strip() : "")
            .filter(w -> !w.isEmpty())
            .findFirst()
            .orElse("–");
    return day.filter(_ -> amount.value() != 0)
        .map(d ->
            new Movement(
                d,
                amount,
                words.length() > LONGEST_WORDS ? words.substring(0, LONGEST_WORDS) : words));
  }

  /** A row with a day and an amount; sums and empty lines have not both. */
  private static boolean saysSomething(String[] row, Columns columns) {
    return !cell(row, columns.day()).isBlank()
        && List.of(columns.amount(), columns.in(), columns.out()).stream()
            .map(column -> cell(row, column).strip())
            .anyMatch(typed -> !typed.isEmpty() && !typed.matches("[0,.]+"));
  }

  private static Ore size(Ore amount) {
    return amount.isNegative() ? amount.negated() : amount;
  }

  private static Ore ore(String typed) {
    return TypedNumbers.ore(typed) instanceof Typed.Understood<Ore>(Ore amount) ? amount : Ore.ZERO;
  }

  private static String cell(String[] row, OptionalInt column) {
    return column.isPresent() && column.getAsInt() < row.length ? row[column.getAsInt()] : "";
  }

  private static String plain(String heading) {
    return heading.replace("\ufeff", "").replace("\"", "").strip().toLowerCase(Locale.ROOT);
  }

  /** UTF-8 when it is, otherwise what Windows calls 1252, which the older banks write. */
  private static String text(byte[] file) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException older) {
      return new String(file, Charset.forName("windows-1252"));
    }
  }
}
