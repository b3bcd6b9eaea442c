package no.ildsjel.programme.frame;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.FrameStatement;
import no.ildsjel.programme.Frames;
import no.ildsjel.programme.ProgrammeRefusal;
import no.ildsjel.programme.SchemeId;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger of frames. Rows are only ever added. A promise locks its frame first, so that two who
 * decide at once see each other's promise.
 */
@Service
class FrameLedger implements Frames {

  private enum Kind {
    ALLOTTED,
    RETURNED,
    COMMITTED,
    RELEASED,
    PAID,
    PAYMENT_RETURNED,
    REPAID,
    CARRIED_OVER,
    CARRY_OVER_LIFTED,
    CONDITIONAL,
    CONDITION_LIFTED
  }

  private static final String SUMS =
      """
      select f.id, f.scheme, f.administrator, f.grant_year,
        coalesce(sum(e.kroner) filter (where e.kind = 'ALLOTTED'), 0) as allotted,
        coalesce(sum(case e.kind when 'COMMITTED' then e.kroner
                                 when 'RELEASED' then -e.kroner end), 0) as committed,
        coalesce(sum(case e.kind when 'PAID' then e.kroner
                                 when 'PAYMENT_RETURNED' then -e.kroner end), 0) as paid,
        coalesce(sum(case e.kind when 'CONDITIONAL' then e.kroner
                                 when 'CONDITION_LIFTED' then -e.kroner end), 0) as conditional,
        coalesce(sum(e.kroner) filter (where e.kind = 'RETURNED'), 0) as returned,
        coalesce(sum(e.kroner) filter (where e.kind = 'REPAID'), 0) as repaid,
        coalesce(sum(case e.kind when 'CARRIED_OVER' then e.kroner
                                 when 'CARRY_OVER_LIFTED' then -e.kroner end), 0) as carried_over
      from programme.frame f left join programme.frame_entry e on e.frame = f.id
      """;

  private record Frame(FrameId id, SchemeId scheme, AdministratorId administrator, int grantYear) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Archive archive;

  FrameLedger(JdbcClient jdbc, Clock clock, Archive archive) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.archive = archive;
  }

  @Override
  @MayCall("an approver or case officer of the administrator; the program")
  @Transactional
  public FrameId open(Actor actor, SchemeId scheme, AdministratorId administrator, int grantYear) {
    requireOfficer(actor, administrator);
    return new FrameId(
        jdbc.sql(
                """
                insert into programme.frame (id, scheme, administrator, grant_year)
                values (:id, :scheme, :administrator, :year)
                on conflict (scheme, administrator, grant_year) do update set scheme = excluded.scheme
                returning id
                """)
            .param("id", UUID.randomUUID())
            .param("scheme", scheme.value())
            .param("administrator", administrator.value())
            .param("year", grantYear)
            .query(UUID.class)
            .single());
  }

  @Override
  @MayCall("an approver of the administrator; the program")
  @Transactional
  public Answer<FrameStatement> allot(Actor actor, FrameId frame, Money amount, String cause) {
    Frame locked = lock(frame);
    requireApprover(actor, locked.administrator());
    if (used(frame, Kind.ALLOTTED, cause)) {
      return Answer.refused(ProgrammeRefusal.CAUSE_USED);
    }
    add(actor, locked, Kind.ALLOTTED, locked.grantYear(), amount, cause);
    return Answer.allowed(statementOf(locked));
  }

  @Override
  @MayCall("casework, inside the transaction of a decision it has checked")
  @Transactional(propagation = Propagation.MANDATORY)
  public Answer<FrameStatement> commit(Actor actor, FrameId frame, Money amount, String cause) {
    Frame locked = lock(frame);
    FrameStatement before = statementOf(locked);
    if (before.free().compareTo(amount) < 0) {
      return Answer.refused(ProgrammeRefusal.FRAME_EXCEEDED);
    }
    add(actor, locked, Kind.COMMITTED, locked.grantYear(), amount, cause);
    return Answer.allowed(statementOf(locked));
  }

  @Override
  @MayCall("casework, inside the transaction of a decision it has checked")
  @Transactional(propagation = Propagation.MANDATORY)
  public void conditional(Actor actor, FrameId frame, int grantYear, Money amount, String cause) {
    add(actor, lock(frame), Kind.CONDITIONAL, grantYear, amount, cause);
  }

  @Override
  @MayCall("casework and grant, inside the transaction of an act they have checked")
  @Transactional(propagation = Propagation.MANDATORY)
  public void lift(Actor actor, FrameId frame, int grantYear, Money amount, String cause) {
    Frame locked = lock(frame);
    if (statementOf(locked).conditional().compareTo(amount) < 0) {
      throw new IllegalStateException("More is let go of than was noted");
    }
    add(actor, locked, Kind.CONDITION_LIFTED, grantYear, amount, cause);
  }

  @Override
  @MayCall("casework and grant, inside the transaction of an act they have checked")
  @Transactional(propagation = Propagation.MANDATORY)
  public void release(Actor actor, FrameId frame, Money amount, String cause) {
    within(actor, frame, Kind.RELEASED, amount, cause);
  }

  @Override
  @MayCall("grant, inside the transaction of a payment it has checked")
  @Transactional(propagation = Propagation.MANDATORY)
  public void pay(Actor actor, FrameId frame, Money amount, String cause) {
    within(actor, frame, Kind.PAID, amount, cause);
  }

  @Override
  @MayCall("grant, inside the transaction of a return it has checked")
  @Transactional(propagation = Propagation.MANDATORY)
  public void unpay(Actor actor, FrameId frame, Money amount, String cause) {
    within(actor, frame, Kind.PAYMENT_RETURNED, amount, cause);
  }

  @Override
  @MayCall("grant, inside the transaction of a repayment it has checked")
  @Transactional(propagation = Propagation.MANDATORY)
  public void repay(Actor actor, FrameId frame, Money amount, String cause) {
    within(actor, frame, Kind.REPAID, amount, cause);
  }

  @Override
  @MayCall("grant, inside the transaction of an act it has checked")
  @Transactional(propagation = Propagation.MANDATORY)
  public void carryOver(Actor actor, FrameId frame, Money amount, String cause) {
    within(actor, frame, Kind.CARRIED_OVER, amount, cause);
  }

  @Override
  @MayCall("grant, inside the transaction of an act it has checked")
  @Transactional(propagation = Propagation.MANDATORY)
  public void liftCarryOver(Actor actor, FrameId frame, Money amount, String cause) {
    within(actor, frame, Kind.CARRY_OVER_LIFTED, amount, cause);
  }

  @Override
  @MayCall("an approver of the administrator; the program")
  @Transactional
  public Answer<FrameStatement> giveBack(Actor actor, FrameId frame, Money amount, String cause) {
    Frame locked = lock(frame);
    requireApprover(actor, locked.administrator());
    if (used(frame, Kind.RETURNED, cause)) {
      return Answer.refused(ProgrammeRefusal.CAUSE_USED);
    }
    if (!amount.isPositive() || statementOf(locked).free().compareTo(amount) < 0) {
      return Answer.refused(ProgrammeRefusal.FRAME_EXCEEDED);
    }
    add(actor, locked, Kind.RETURNED, locked.grantYear(), amount, cause);
    return Answer.allowed(statementOf(locked));
  }

  private boolean used(FrameId frame, Kind kind, String cause) {
    return jdbc.sql(
            """
            select exists (select 1 from programme.frame_entry
              where frame = ? and kind = ? and cause = ?)
            """)
        .params(frame.value(), kind.name(), cause)
        .query(Boolean.class)
        .single();
  }

  @Override
  @MayCall("rooms above, for pages and commands that have checked who asks")
  @Transactional(readOnly = true)
  public List<FrameStatement> statements() {
    return jdbc.sql(SUMS + " group by f.id order by f.scheme, f.grant_year, f.administrator")
        .query(FrameLedger::statement)
        .list();
  }

  @Override
  @MayCall("any room, for a frame it has come to by its own rules")
  @Transactional(readOnly = true)
  public Optional<FrameStatement> statement(FrameId frame) {
    return jdbc.sql(SUMS + " where f.id = ? group by f.id")
        .param(frame.value())
        .query(FrameLedger::statement)
        .optional();
  }

  private Frame lock(FrameId frame) {
    return find(frame, " for update")
        .orElseThrow(() -> new IllegalArgumentException("No such frame"));
  }

  private Optional<Frame> find(FrameId frame, String locking) {
    return jdbc.sql("select * from programme.frame where id = ?" + locking)
        .param(frame.value())
        .query((row, n) ->
            new Frame(
                frame,
                new SchemeId(row.getString("scheme")),
                new AdministratorId(row.getString("administrator")),
                row.getInt("grant_year")))
        .optional();
  }

  private FrameStatement statementOf(Frame frame) {
    return statement(frame.id()).orElseThrow();
  }

  private static FrameStatement statement(ResultSet row, int number) throws SQLException {
    return new FrameStatement(
        new FrameId(row.getObject("id", UUID.class)),
        new SchemeId(row.getString("scheme")),
        new AdministratorId(row.getString("administrator")),
        row.getInt("grant_year"),
        Money.kroner(row.getLong("allotted")),
        Money.kroner(row.getLong("committed")),
        Money.kroner(row.getLong("paid")),
        Money.kroner(row.getLong("conditional")),
        Money.kroner(row.getLong("returned")),
        Money.kroner(row.getLong("repaid")),
        Money.kroner(row.getLong("carried_over")));
  }

  /**
   * Adds a movement of the frame's own year, unless there is less than that to take it from.
   *
   * @throws IllegalStateException when there is, for whoever asks should have looked first
   */
  private void within(Actor actor, FrameId frame, Kind kind, Money amount, String cause) {
    Frame locked = lock(frame);
    if (most(kind, statementOf(locked)).compareTo(amount) < 0) {
      throw new IllegalStateException(kind + " of more than there is to take it from");
    }
    add(actor, locked, kind, locked.grantYear(), amount, cause);
  }

  private static Money most(Kind kind, FrameStatement statement) {
    return switch (kind) {
      case RELEASED, PAID -> statement.toPay();
      case PAYMENT_RETURNED, REPAID, CARRIED_OVER -> statement.kept();
      case CARRY_OVER_LIFTED -> statement.carriedOver();
      default -> throw new IllegalArgumentException(kind + " has bounds of its own");
    };
  }

  private void add(Actor actor, Frame frame, Kind kind, int grantYear, Money amount, String cause) {
    jdbc.sql(
            """
            insert into programme.frame_entry
              (frame, kind, grant_year, kroner, cause, actor, at) values (?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            frame.id().value(),
            kind.name(),
            grantYear,
            amount.kroner(),
            cause,
            actor.personId().map(Object::toString).orElse("program"),
            OffsetDateTime.now(clock))
        .update();
    archive.record(
        actor,
        Optional.of(frame.administrator()),
        "frame:" + frame.id(),
        "frame-" + kind.name().toLowerCase(java.util.Locale.ROOT),
        java.util.Map.of("kroner", amount.kroner(), "cause", cause, "grantYear", grantYear));
  }

  private static void requireApprover(Actor actor, AdministratorId administrator) {
    if (!(actor instanceof Actor.Program) && !actor.has(Role.APPROVER, administrator)) {
      throw new AccessDeniedException("Only an approver allots and gives back");
    }
  }

  private static void requireOfficer(Actor actor, AdministratorId administrator) {
    if (!(actor instanceof Actor.Program)
        && !actor.has(Role.APPROVER, administrator)
        && !actor.has(Role.CASE_OFFICER, administrator)) {
      throw new AccessDeniedException("Only those who work for the administrator");
    }
  }
}
