package ildsjel.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.grant.reporting.ReportDays;
import no.ildsjel.platform.identity.LogIn;
import no.ildsjel.platform.identity.MandateSource;
import no.ildsjel.platform.identity.OidcProvider;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.identity.Roles;
import no.ildsjel.platform.postgres.EmbeddedPostgres;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The sandbox, when nothing of production is set; otherwise none of it exists. */
@AutoConfiguration
@ConditionalOnProperty(name = "ildsjel.embedded", havingValue = "true")
public class SandboxConfiguration {

  private static final String PROVIDER = "sandkasse";

  @Bean(destroyMethod = "close")
  DevelopmentLogIn developmentLogIn(
      @Value("${server.port}") int port, @Value("${ildsjel.data}") Path data) throws IOException {
    return new DevelopmentLogIn(port == 0 ? 0 : port + 1, data);
  }

  @Bean
  OidcProvider developmentProvider(DevelopmentLogIn logIn) {
    return logIn.provider();
  }

  @Bean
  MandateSource castMandates() {
    return new MandateSource() {
      @Override
      public String name() {
        return "sandkasse";
      }

      @Override
      public Set<OrganisationNumber> mandatesOf(PersonId person, LogIn logIn) {
        return Cast.member(logIn.subject()).map(Cast.Member::mandates).orElse(Set.of());
      }
    };
  }

  @Bean
  @Primary
  MovableClock movableClock() {
    return new MovableClock();
  }

  @Bean
  SupportDemonstration supportDemonstration(AutowireCapableBeanFactory beans) {
    return (SupportDemonstration)
        beans.autowire(
            SupportDemonstration.class, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false);
  }

  @Bean
  DemonstratedCourses demonstratedCourses(AutowireCapableBeanFactory beans) {
    return (DemonstratedCourses)
        beans.autowire(
            DemonstratedCourses.class, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false);
  }

  @Bean
  Demonstration demonstration(AutowireCapableBeanFactory beans) {
    return (Demonstration)
        beans.autowire(Demonstration.class, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false);
  }

  @Bean
  FirstStart firstStart(
      Demonstration demonstration,
      @Value("${ildsjel.demo:true}") boolean wanted,
      @Value("${ildsjel.data}") Path data) {
    return new FirstStart(demonstration, wanted, data);
  }

  @Bean
  DayAskedFor dayAskedFor(
      MovableClock clock, ReportDays days, @Value("${ildsjel.day:}") String day) {
    return new DayAskedFor(
        clock, days, day.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(day)));
  }

  /** Moves to the day asked for, so that what comes later in a year can be seen and tried. */
  static final class DayAskedFor {

    private final MovableClock clock;
    private final ReportDays days;
    private final Optional<LocalDate> day;

    DayAskedFor(MovableClock clock, ReportDays days, Optional<LocalDate> day) {
      this.clock = clock;
      this.days = days;
      this.day = day;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(0)
    void move() {
      day.ifPresent(asked -> {
        clock.moveTo(asked, LocalTime.NOON);
        days.today();
      });
    }
  }

  /** Plays the demonstration at the first start, unless an empty start was asked for. */
  static final class FirstStart {

    private final Demonstration demonstration;
    private final boolean wanted;

    private final Path data;

    FirstStart(Demonstration demonstration, boolean wanted, Path data) {
      this.demonstration = demonstration;
      this.wanted = wanted;
      this.data = data;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void play() throws IOException {
      if (wanted && demonstration.isToBePlayed()) {
        // stopped midway, it is played from the beginning at the next start
        Path unfinished = Files.createFile(data.resolve(EmbeddedPostgres.UNFINISHED));
        demonstration.play();
        Files.delete(unfinished);
      }
    }
  }

  @Bean
  CastRoles castRoles(People people, Roles roles) {
    return new CastRoles(people, roles);
  }

  /** Gives the cast its roles at each start. */
  static final class CastRoles {

    private final People people;
    private final Roles roles;

    CastRoles(People people, Roles roles) {
      this.people = people;
      this.roles = roles;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(0)
    void give() {
      Actor program = new Actor.Program("cast");
      roles.name(
          program, AdministratorId.DIRECTORATE, "Direktoratet", "tilskudd@direktoratet.example");
      roles.name(program, new AdministratorId("1804"), "Bodø kommune", "tilskudd@bodo.example");
      roles.name(program, new AdministratorId("4003"), "Skien kommune", "tilskudd@skien.example");
      for (Cast.Member member : Cast.ALL) {
        PersonId person = people.note(PROVIDER, member.logIn(), member.name());
        Optional<PersonId> leader =
            member
                .reportsTo()
                .flatMap(Cast::member)
                .map(m -> people.note(PROVIDER, m.logIn(), m.name()));
        member.mandates().forEach(o -> people.addMandate(person, o, "sandkasse"));
        member
            .role()
            .ifPresent(role -> roles.give(program, person, role, member.administrator(), leader));
      }
    }
  }
}
