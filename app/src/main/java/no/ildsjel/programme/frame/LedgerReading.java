package no.ildsjel.programme.frame;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.FrameId;
import no.ildsjel.programme.FrameMovement;
import no.ildsjel.programme.FrameMovements;
import no.ildsjel.shared.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the ledger of frames, movement by movement. */
@Service
class LedgerReading implements FrameMovements {

  private final JdbcClient jdbc;

  LedgerReading(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @MayCall("rooms above, for pages that have checked who asks")
  @Transactional(readOnly = true)
  public List<FrameMovement> of(FrameId frame, OptionalLong before, int most) {
    return jdbc.sql(
            """
            select * from programme.frame_entry where frame = ? and id < ? order by id desc limit ?
            """)
        .params(frame.value(), before.orElse(Long.MAX_VALUE), most)
        .query((row, n) ->
            new FrameMovement(
                row.getLong("id"),
                row.getString("kind"),
                row.getInt("grant_year"),
                Money.kroner(row.getLong("kroner")),
                row.getString("cause"),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
