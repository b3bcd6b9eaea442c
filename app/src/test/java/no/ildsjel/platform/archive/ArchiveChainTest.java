package no.ildsjel.platform.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import no.ildsjel.TestDatabase;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ArchiveChainTest {

  private JdbcClient jdbc;
  private Archive archive;
  private ArchiveChain chain;
  private TransactionTemplate transaction;

  @BeforeEach
  void database() {
    var source = TestDatabase.of("platform");
    jdbc = JdbcClient.create(source);
    archive = new Archive(jdbc, Clock.systemUTC());
    chain = new ArchiveChain(jdbc);
    transaction = new TransactionTemplate(new JdbcTransactionManager(source));
  }

  @Test
  void whatIsNotSealedYetIsCountedAndSealedOnce() {
    note(3);
    assertThat(chain.verify().unsealed()).isEqualTo(3);
    assertThat(seal()).isEqualTo(3);
    assertThat(seal()).isZero();
    note(2);
    seal();
    assertThat(chain.verify()).isEqualTo(new ArchiveChain.Verdict(5, 0, 0, Optional.empty()));
  }

  @Test
  void anErasedPayloadLeavesTheChainWhole() {
    note(3);
    seal();
    jdbc.sql("delete from platform.archive_payload where entry = 2").update();
    assertThat(chain.verify()).isEqualTo(new ArchiveChain.Verdict(3, 0, 1, Optional.empty()));
  }

  @Test
  void entriesAndSealsCannotBeChangedThroughTheDatabase() {
    note(1);
    seal();
    for (String statement :
        new String[] {
          "update platform.archive_entry set act = 'other'",
          "delete from platform.archive_entry",
          "truncate platform.archive_entry",
          "update platform.archive_seal set hash = 'x'",
          "delete from platform.archive_seal"
        }) {
      assertThatThrownBy(() -> jdbc.sql(statement).update()).hasMessageContaining("never changed");
    }
  }

  @Test
  void whoeverGetsRoundTheTriggersIsFoundOut() {
    note(4);
    seal();
    tamper("update platform.archive_entry set act = 'other' where id = 2");
    assertThat(chain.verify().broken()).hasValueSatisfying(b -> assertThat(b).contains("seal 2"));
  }

  @Test
  void aMissingEntryAndAChangedPayloadAreFoundOut() {
    note(3);
    seal();
    jdbc.sql("update platform.archive_payload set payload = '{}' where entry = 3").update();
    assertThat(chain.verify().broken()).hasValueSatisfying(b -> assertThat(b).contains("seal 3"));
    tamper("delete from platform.archive_entry where id = 1");
    assertThat(chain.verify().broken()).hasValueSatisfying(b -> assertThat(b).contains("seal 1"));
  }

  private void tamper(String statement) {
    jdbc.sql("alter table platform.archive_entry disable trigger user").update();
    jdbc.sql(statement).update();
    jdbc.sql("alter table platform.archive_entry enable trigger user").update();
  }

  private int seal() {
    Integer sealed = transaction.execute(t -> chain.seal());
    return sealed == null ? 0 : sealed;
  }

  private void note(int count) {
    for (int i = 0; i < count; i++) {
      int number = i;
      transaction.executeWithoutResult(t ->
          archive.record(
              new Actor.Program("test"),
              Optional.of(AdministratorId.DIRECTORATE),
              "application:1",
              "application-submitted",
              Map.of("number", number)));
    }
  }
}
