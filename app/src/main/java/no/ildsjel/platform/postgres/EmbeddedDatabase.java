package no.ildsjel.platform.postgres;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts the embedded server when no database is given; the pool closes before the server does. */
@Configuration
@ConditionalOnProperty(name = "ildsjel.embedded", havingValue = "true")
class EmbeddedDatabase {

  @Bean(destroyMethod = "close")
  EmbeddedPostgres embeddedPostgres(@Value("${ildsjel.data}") Path data) {
    return EmbeddedPostgres.start(data, EmbeddedPostgres.Durability.DURABLE);
  }

  @Bean
  JdbcConnectionDetails embeddedConnection(EmbeddedPostgres postgres) {
    return new JdbcConnectionDetails() {
      @Override
      public String getUsername() {
        return postgres.user();
      }

      @Override
      public String getPassword() {
        return postgres.password();
      }

      @Override
      public String getJdbcUrl() {
        return postgres.jdbcUrl();
      }
    };
  }
}
