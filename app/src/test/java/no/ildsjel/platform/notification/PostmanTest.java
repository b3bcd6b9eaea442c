package no.ildsjel.platform.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.ildsjel.TestClock;
import no.ildsjel.TestDatabase;
import no.ildsjel.platform.identity.IdentityTesting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A link only its reader should know is not kept once it has been sent. */
class PostmanTest {

  private final TestClock clock = new TestClock("2027-03-12T09:00:00Z");
  private final List<String> sent = new ArrayList<>();
  private JdbcClient jdbc;

  @BeforeEach
  void oneMail() {
    var database = TestDatabase.of("platform");
    jdbc = JdbcClient.create(database);
    var people = IdentityTesting.people(jdbc, clock);
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(_ ->
            new Notifications(jdbc, clock, people)
                .write(
                    "jonas@eksempel.no", "Bli med", "https://ildsjel.example/invitasjon/hemmelig"));
  }

  @Test
  void aLinkIsSentAndThenForgotten() {
    Postman postman = new Postman(jdbc, clock, (recipient, subject, body) -> sent.add(body));
    assertThat(postman.round()).isEqualTo(1);
    assertThat(postman.round()).isZero();
    assertThat(sent).containsExactly("https://ildsjel.example/invitasjon/hemmelig");
    assertThat(body()).isEmpty();
  }

  @Test
  void aLinkThatCanNotBeSentIsForgottenWhenThatIsGivenUp() {
    Postman postman =
        new Postman(
            jdbc,
            clock,
            (recipient, subject, body) -> {
              throw new IllegalStateException("no server");
            });
    for (int i = 0; i < 9; i++) {
      postman.round();
      clock.forward(Duration.ofDays(1));
    }
    assertThat(body()).contains("hemmelig");
    postman.round();
    assertThat(body()).isEmpty();
  }

  @Test
  void inATrialTheLinkStandsOnThePageOfOutgoingMail() {
    MailTransport nowhere = new Postman.Rounds().nowhere();
    new Postman(jdbc, clock, nowhere).round();
    assertThat(body()).contains("hemmelig");
  }

  private String body() {
    return jdbc.sql("select body from platform.outgoing_mail").query(String.class).single();
  }
}
