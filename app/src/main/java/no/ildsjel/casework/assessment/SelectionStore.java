package no.ildsjel.casework.assessment;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.programme.CallId;
import no.ildsjel.shared.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of wishes and locks of a selection. */
@Repository
class SelectionStore {

  private final JdbcClient jdbc;

  SelectionStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void lock(ApplicationView application, Optional<Boolean> in, PersonId by, OffsetDateTime now) {
    jdbc.sql("delete from casework.selection_lock where application = ?")
        .param(application.id().value())
        .update();
    in.ifPresent(locked ->
        jdbc.sql(
                """
                insert into casework.selection_lock
                  (application, call, locked_in, locked_by, locked_at) values (?, ?, ?, ?, ?)
                """)
            .params(application.id().value(), application.call().value(), locked, by.value(), now)
            .update());
  }

  /** What a region is wished to have at least; nothing at all takes the wish away. */
  void wish(CallId call, SpreadWish wish) {
    jdbc.sql("delete from casework.selection_wish where call = ? and region = ?")
        .params(call.value(), wish.region())
        .update();
    if (wish.minAwards() > 0 || wish.minAmount() > 0) {
      jdbc.sql(
              """
              insert into casework.selection_wish (call, region, min_awards, min_amount)
              values (?, ?, ?, ?)
              """)
          .params(call.value(), wish.region(), wish.minAwards(), wish.minAmount())
          .update();
    }
  }

  List<SpreadWish> wishes(CallId call) {
    return jdbc.sql("select * from casework.selection_wish where call = ? order by region")
        .param(call.value())
        .query((row, n) ->
            new SpreadWish(
                row.getString("region"), row.getLong("min_awards"), row.getLong("min_amount")))
        .list();
  }

  Map<ApplicationId, Boolean> locks(CallId call) {
    Map<ApplicationId, Boolean> locks = new LinkedHashMap<>();
    jdbc.sql("select application, locked_in from casework.selection_lock where call = ? order by 1")
        .param(call.value())
        .query((java.sql.ResultSet row) -> {
          locks.put(
              new ApplicationId(row.getObject("application", UUID.class)),
              row.getBoolean("locked_in"));
        });
    return locks;
  }

  /**
   * What is decided is no longer chosen among; its money has left the free frame. True: awarded.
   */
  Map<ApplicationId, Boolean> decided(CallId call) {
    Map<ApplicationId, Boolean> decided = new LinkedHashMap<>();
    jdbc.sql("select application, outcome = 'AWARD' from casework.decision where call = ?")
        .param(call.value())
        .query((java.sql.ResultSet row) -> {
          decided.put(new ApplicationId(row.getObject(1, UUID.class)), row.getBoolean(2));
        });
    return decided;
  }
}
