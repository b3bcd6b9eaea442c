package no.ildsjel.grant.cashbook;

import java.time.Clock;
import java.time.OffsetDateTime;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes down what is said of duties, and which reminders have gone. */
@Repository
class DutyStore {

  private final JdbcClient jdbc;
  private final Clock clock;

  DutyStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void mark(DutyView duty, boolean done, PersonId by) {
    jdbc.sql(
            """
            insert into "grant".duty_mark (pay, duty, ore, done, by, at) values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            duty.pay(),
            duty.due().duty().name(),
            duty.due().amount().value(),
            done,
            by.value(),
            OffsetDateTime.now(clock))
        .update();
  }

  /** False when that reminder has gone before. */
  boolean remind(DutyView duty, boolean late) {
    return jdbc.sql(
                """
                insert into "grant".duty_reminder values (?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                duty.pay(),
                duty.due().duty().name(),
                late ? "AFTER" : "BEFORE",
                OffsetDateTime.now(clock))
            .update()
        == 1;
  }
}
