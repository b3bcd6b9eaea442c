package no.ildsjel.platform.postgres;

import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Brings the tables of every room up to date at start. Spring Modulith could do this too, but reads
 * all classes anew at each start to find the rooms; see decision 0017.
 */
@Configuration
class RoomTables {

  @Bean
  FlywayMigrationStrategy roomByRoom(@Value("${ildsjel.rooms}") List<String> rooms) {
    return flyway ->
        rooms.forEach(room ->
            RoomMigrations.to(
                flyway.getConfiguration().getDataSource(), room, MigrationVersion.LATEST));
  }
}
