package no.ildsjel.platform.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends mail that has been committed, outside any transaction, and tries again later and later. A
 * mail is claimed before it is sent, so that two instances don't both send it.
 */
@Component
class Postman {

  private static final Logger log = LoggerFactory.getLogger(Postman.class);
  private static final int MOST_ATTEMPTS = 10;

  private record Mail(UUID id, String recipient, String subject, String body, int attempts) {}

  private final JdbcClient jdbc;
  private final Clock clock;
  private final MailTransport transport;

  Postman(JdbcClient jdbc, Clock clock, MailTransport transport) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transport = transport;
  }

  /** Sends what is due; how many were sent. */
  int round() {
    OffsetDateTime now = OffsetDateTime.now(clock);
    List<Mail> due =
        jdbc.sql(
                """
                update platform.outgoing_mail m set attempts = attempts + 1,
                  next_at = :now + make_interval(mins => (power(2, attempts))::int)
                where m.id in (select id from platform.outgoing_mail
                               where sent_at is null and not given_up and next_at <= :now
                               order by next_at limit 50 for update skip locked)
                returning id, recipient, subject, body, attempts
                """)
            .param("now", now)
            .query((row, n) ->
                new Mail(
                    row.getObject("id", UUID.class),
                    row.getString("recipient"),
                    row.getString("subject"),
                    row.getString("body"),
                    row.getInt("attempts")))
            .list();
    int sent = 0;
    for (Mail mail : due) {
      try {
        transport.send(mail.recipient(), mail.subject(), mail.body());
        jdbc.sql(
                """
                update platform.outgoing_mail
                   set sent_at = ?, body = case when secret and ? then '' else body end
                 where id = ?
                """)
            .params(OffsetDateTime.now(clock), transport.leaves(), mail.id())
            .update();
        sent++;
      } catch (RuntimeException e) {
        log.warn(
            "Mail {} was not sent at attempt {}: {}", mail.id(), mail.attempts(), e.getClass());
        boolean givenUp = mail.attempts() >= MOST_ATTEMPTS;
        jdbc.sql(
                """
                update platform.outgoing_mail
                   set last_error = ?, given_up = ?, body = case when secret and ? then '' else body end
                 where id = ?
                """)
            .params(e.getClass().getName(), givenUp, givenUp, mail.id())
            .update();
      }
    }
    return sent;
  }

  @Configuration
  static class Rounds {

    @Bean
    RecurringTask<Void> postRounds(Postman postman) {
      return Tasks.recurring("mail", FixedDelay.of(Duration.ofSeconds(5)))
          .execute((instance, context) -> postman.round());
    }

    @Bean
    @ConditionalOnProperty("spring.mail.host")
    MailTransport smtp(JavaMailSender sender, @Value("${ildsjel.mail.from}") String from) {
      return (recipient, subject, body) -> {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(recipient);
        message.setSubject(subject);
        message.setText(body);
        sender.send(message);
      };
    }

    /**
     * Where no mail server is given, nothing leaves the machine; the page shows what would have.
     */
    @Bean
    @ConditionalOnProperty(name = "ildsjel.embedded", havingValue = "true")
    MailTransport nowhere() {
      return new MailTransport() {
        @Override
        public void send(String recipient, String subject, String body) {
          log.debug("Mail kept for the page");
        }

        @Override
        public boolean leaves() {
          return false;
        }
      };
    }
  }
}
