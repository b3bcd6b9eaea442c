package no.ildsjel.platform.forms;

import java.time.Clock;
import javax.sql.DataSource;
import no.ildsjel.TestDatabase;
import no.ildsjel.platform.reading.ReadOnce;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Drafts with their transactions on a real database of their own. */
@Configuration
@EnableTransactionManagement
@Import({Drafts.class, ReadOnce.class, AnswerTable.class})
class DraftsOnPostgres {

  static AnnotationConfigApplicationContext open() {
    return new AnnotationConfigApplicationContext(DraftsOnPostgres.class);
  }

  @Bean
  DataSource source() {
    return TestDatabase.of("platform");
  }

  @Bean
  PlatformTransactionManager transactions(DataSource source) {
    return new JdbcTransactionManager(source);
  }

  @Bean
  JdbcClient jdbc(DataSource source) {
    return JdbcClient.create(source);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
