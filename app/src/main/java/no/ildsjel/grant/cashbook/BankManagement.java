package no.ildsjel.grant.cashbook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Ore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The bank's movements held against the book. The program proposes; a person says yes. */
@Service
public class BankManagement {

  private static final String OWN = "whoever acts for the organisation";

  /** Receipts are often written a few days before or after the bank has them. */
  private static final int DAYS_APART = 7;

  private final JdbcClient jdbc;
  private final CashBookManagement book;
  private final CashBookStore store;
  private final Clock clock;

  BankManagement(JdbcClient jdbc, CashBookManagement book, CashBookStore store, Clock clock) {
    this.jdbc = jdbc;
    this.book = book;
    this.store = store;
    this.clock = clock;
  }

  private record Row(
      UUID id, LocalDate day, Ore amount, String what, @Nullable UUID line, boolean leftOut) {}

  /**
   * What came of reading a table.
   *
   * @param fresh how many movements were new
   * @param unread the numbers of the rows that could not be understood
   */
  public record Read(int fresh, List<Integer> unread) {}

  /** Reads a table from the bank; what was read before is not read again. */
  @MayCall(OWN)
  @Transactional
  public Answer<Read> read(Actor.Person actor, DecisionId award, byte[] file) {
    book.open(book.own(actor, award));
    Optional<BankStatement.Table> table = BankStatement.read(file);
    if (table.isEmpty()) {
      return Answer.refused(GrantRefusal.NOT_A_STATEMENT);
    }
    Map<BankStatement.Movement, Integer> seen = new HashMap<>();
    int read = 0;
    for (BankStatement.Movement movement : table.get().movements()) {
      read +=
          jdbc.sql(
                  """
                  insert into "grant".bank_line
                    (id, award, day, ore, what, mark, occurrence, read_at)
                  values (?, ?, ?, ?, ?, sha256(convert_to(?, 'UTF8')), ?, ?)
                  -- words that went while it was left out come back with the table
                  on conflict (award, day, ore, mark, occurrence) do update
                    set what = excluded.what
                    where bank_line.what = '' and not bank_line.left_out
                  """)
              .params(
                  UUID.randomUUID(),
                  award.value(),
                  movement.day(),
                  movement.amount().value(),
                  movement.what(),
                  movement.mark(),
                  seen.merge(
                      new BankStatement.Movement(
                          movement.day(), movement.amount(), movement.mark()),
                      1,
                      Integer::sum),
                  OffsetDateTime.now(clock))
              .update();
    }
    return Answer.allowed(new Read(read, table.get().unread()));
  }

  /** The bank's movements, those that wait first, with what each looks like. */
  @MayCall(OWN)
  @Transactional(readOnly = true)
  public List<BankRow> rows(Actor.Person actor, DecisionId award) {
    book.own(actor, award);
    List<CashLine> lines = store.lines(award);
    Map<UUID, CashLine> byId =
        lines.stream().collect(Collectors.toMap(CashLine::id, Function.identity()));
    List<Row> rows = rows(award);
    Set<UUID> taken =
        rows.stream().map(Row::line).filter(byId::containsKey).collect(Collectors.toSet());
    List<BankRow> all = new ArrayList<>();
    for (Row row : rows) {
      Optional<CashLine> line = Optional.ofNullable(row.line()).map(byId::get);
      Optional<CashLine> likely =
          line.isPresent() || row.leftOut() ? Optional.empty() : likely(row, lines, taken);
      likely.map(CashLine::id).ifPresent(taken::add);
      all.add(
          new BankRow(row.id(), row.day(), row.amount(), row.what(), line, likely, row.leftOut()));
    }
    all.sort(Comparator.comparing(BankRow::waits).reversed());
    return all;
  }

  /** Says yes to what the movements look like. How many were joined. */
  @MayCall(OWN)
  @Transactional
  public int join(Actor.Person actor, DecisionId award, Set<UUID> movements) {
    book.own(actor, award);
    store.lock(award);
    int joined = 0;
    for (BankRow row : rows(actor, award)) {
      if (movements.contains(row.id()) && row.likely().isPresent()) {
        joined += join(award, row.id(), row.likely().get().id()) ? 1 : 0;
      }
    }
    return joined;
  }

  /**
   * Writes a movement in the book as a line of its own. Pressed twice, or by two at once, it is
   * written once; one that is joined to a line already stays with that.
   */
  @MayCall(OWN)
  @Transactional
  public Answer<CashLine> write(
      Actor.Person actor,
      DecisionId award,
      UUID movement,
      String what,
      Optional<String> budgetLine) {
    book.own(actor, award);
    require(award, movement);
    store.lock(award);
    Row row = require(award, movement);
    Optional<CashLine> joined = Optional.ofNullable(row.line()).flatMap(id -> counting(award, id));
    if (joined.isPresent()) {
      return Answer.allowed(joined.get());
    }
    boolean in = row.amount().isPositive();
    Answer<CashLine> written =
        book.write(
            actor,
            award,
            freshKey(award, movement),
            new Written(
                row.day(),
                in ? Direction.IN : Direction.OUT,
                in ? row.amount() : row.amount().negated(),
                what,
                in ? Optional.empty() : budgetLine));
    if (written instanceof Answer.Allowed<CashLine>(CashLine line)) {
      join(award, movement, line.id());
    }
    return written;
  }

  /** A movement whose line was struck is written anew, as a line of its own. */
  private UUID freshKey(DecisionId award, UUID movement) {
    UUID key = movement;
    while (!store.versions(award, key).isEmpty()) {
      key = UUID.nameUUIDFromBytes(key.toString().getBytes(StandardCharsets.UTF_8));
    }
    return key;
  }

  private Optional<CashLine> counting(DecisionId award, UUID line) {
    return store.versions(award, line).stream().findFirst().filter(l -> !l.struck());
  }

  private Row require(DecisionId award, UUID movement) {
    return rows(award).stream().filter(r -> r.id().equals(movement)).findFirst().orElseThrow();
  }

  /**
   * Says that a movement has nothing to do with the award, or takes that back. Its words, which may
   * name somebody, are not kept: a mark of them is enough to know it when the table is read again.
   */
  @MayCall(OWN)
  @Transactional
  public void leaveOut(Actor.Person actor, DecisionId award, UUID movement, boolean out) {
    book.own(actor, award);
    jdbc.sql(
            """
            update "grant".bank_line set left_out = :out, what = case when :out then '' else what end
            where id = :id and award = :award and line is null
            """)
        .param("out", out)
        .param("id", movement)
        .param("award", award.value())
        .update();
  }

  private boolean join(DecisionId award, UUID movement, UUID line) {
    return jdbc.sql(
                """
                update "grant".bank_line set line = :line, left_out = false
                where id = :movement and award = :award
                  and not exists (select 1 from "grant".bank_line o where o.line = :line)
                """)
            .param("line", line)
            .param("movement", movement)
            .param("award", award.value())
            .update()
        == 1;
  }

  private static Optional<CashLine> likely(Row row, List<CashLine> lines, Set<UUID> taken) {
    return lines.stream()
        .filter(l -> l.signed().equals(row.amount()) && !taken.contains(l.id()))
        .filter(l -> apart(l, row) <= DAYS_APART)
        .min(
            Comparator.<CashLine>comparingLong(l -> apart(l, row)).thenComparing(CashLine::number));
  }

  private static long apart(CashLine line, Row row) {
    return Math.abs(ChronoUnit.DAYS.between(line.day(), row.day()));
  }

  private List<Row> rows(DecisionId award) {
    return jdbc.sql(
            """
            select * from "grant".bank_line where award = ? order by day desc, what, occurrence
            """)
        .param(award.value())
        .query((r, n) ->
            new Row(
                r.getObject("id", UUID.class),
                r.getObject("day", LocalDate.class),
                new Ore(r.getLong("ore")),
                r.getString("what"),
                r.getObject("line", UUID.class),
                r.getBoolean("left_out")))
        .list();
  }
}
