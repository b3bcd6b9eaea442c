package no.ildsjel.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.ildsjel.Ildsjel;
import no.ildsjel.platform.identity.Access;
import no.ildsjel.platform.identity.MayCall;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RequestMapping;

/** The rules of the house, each one a test. */
class HouseTest {

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/jte/"))
          .importPackages("no.ildsjel");

  @Test
  void roomsCallOnlyDownAndOnlyThroughFrontDoors() {
    ApplicationModules.of(Ildsjel.class).verify();
  }

  @Test
  void everyRoomWithMigrationsIsInTheListOfThoseThatAreMigrated() throws IOException {
    String settings = Files.readString(Path.of("src/main/resources/application.yaml"));
    String line =
        settings.lines().filter(l -> l.startsWith("ildsjel.rooms: ")).findFirst().orElseThrow();
    try (var folders = Files.list(Path.of("src/main/resources/db/migration"))) {
      assertThat(line.substring("ildsjel.rooms: ".length()).split(", "))
          .containsExactlyInAnyOrder(
              folders.map(f -> f.getFileName().toString()).toArray(String[]::new));
    }
  }

  /** What was found is written to {@code target/modules.md}, the new picture if it is meant so. */
  @Test
  void thePictureOfTheHouseIsTrue() throws IOException {
    StringBuilder picture =
        new StringBuilder("# Which room calls which\n\n```mermaid\nflowchart TD\n");
    var modules = ApplicationModules.of(Ildsjel.class);
    modules.stream()
        .sorted(java.util.Comparator.comparing(m -> m.getIdentifier().toString()))
        .forEach(module ->
            module
                .getDirectDependencies(modules)
                .uniqueModules()
                .map(other -> other.getIdentifier().toString())
                .sorted()
                .forEach(other ->
                    picture
                        .append("  ")
                        .append(module.getIdentifier())
                        .append(" --> ")
                        .append(other)
                        .append('\n')));
    picture.append("```\n\nMade by `HouseTest`, which fails when it is no longer so.\n");
    Files.writeString(Path.of("target/modules.md"), picture);
    assertThat(Path.of("../docs/modules.md")).hasContent(picture.toString());
  }

  @Test
  void desksOfARoomFormNoCircles() {
    for (String room :
        List.of(
            "platform",
            "registry",
            "programme",
            "casework",
            "grant",
            "support",
            "insight",
            "web")) {
      slices()
          .matching("no.ildsjel." + room + ".(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true)
          .check(HOUSE);
    }
  }

  @Test
  void nothingBelowThePagesKnowsOfRequestsOrSessions() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..web..", "no.ildsjel")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.servlet..",
            "org.springframework.web.bind..",
            "org.springframework.web.servlet..",
            "org.springframework.security.core.context..")
        .check(HOUSE);
  }

  @Test
  void nobodyButPagesUsesPages() {
    noClasses()
        .that()
        .resideInAPackage("no.ildsjel..")
        .and()
        .resideOutsideOfPackage("no.ildsjel..web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("no.ildsjel..web..")
        .check(HOUSE);
  }

  @Test
  void repositoriesAndControllersStayInTheirDesk() {
    classes()
        .that()
        .areAnnotatedWith(Controller.class)
        .or()
        .areAssignableTo(Repository.class)
        .should()
        .notBePublic()
        .check(HOUSE);
  }

  @Test
  void timeIsAlwaysAskedOfAClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage("no.ildsjel.platform.postgres")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.OffsetDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .check(HOUSE);
  }

  @Test
  void noSqlAsksTheDatabaseForTheTime() throws IOException {
    Pattern clock =
        Pattern.compile("\\b(now\\(\\)|current_date|current_timestamp|clock_timestamp)", 2);
    assertThat(
            files(Path.of("src/main"), ".java", ".sql")
                .filter(f -> !f.toString().contains("/postgres/"))
                .filter(f -> clock.matcher(read(f)).find()))
        .isEmpty();
  }

  @Test
  void everyRouteSaysWhoMayCallIt() {
    methods()
        .that()
        .areMetaAnnotatedWith(RequestMapping.class)
        .should(
            new ArchCondition<JavaMethod>("say who may call it") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                var reflected = method.reflect();
                boolean ruled =
                    AnnotatedElementUtils.hasAnnotation(reflected, Access.class)
                        || AnnotatedElementUtils.hasAnnotation(
                            reflected.getDeclaringClass(), Access.class);
                events.add(new SimpleConditionEvent(method, ruled, method.getFullName()));
              }
            })
        .check(HOUSE);
  }

  @Test
  void everyPublicServiceMethodStatesItsRule() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areMetaAnnotatedWith(Service.class)
        .and()
        .arePublic()
        .and()
        .areNotStatic()
        .should()
        .beAnnotatedWith(MayCall.class)
        .check(HOUSE);
  }

  @Test
  void eventsCarryNothingOfAPersonOrACase() {
    for (JavaClass event : HOUSE) {
      if (!event.getPackageName().matches("no\\.ildsjel\\.[a-z]+") || !isEvent(event)) {
        continue;
      }
      for (var field : event.getFields()) {
        if (!field.getModifiers().contains(JavaModifier.STATIC)) {
          assertThat(field.getRawType().getName())
              .as(field.getFullName())
              .matches(
                  "no\\.ildsjel\\..*(Id|Number|Money|Year|Kind)|java\\.time\\..*|int|long|boolean"
                      + "|java\\.util\\.UUID|no\\.ildsjel\\..*\\$?[A-Z][A-Za-z]*(Outcome|State|Kind)");
        }
      }
    }
  }

  @Test
  void classesStayShortEnoughToRead() throws IOException {
    assertThat(
            files(Path.of("src/main/java"), ".java")
                .filter(f -> read(f).lines().count() > 360)
                .map(Path::getFileName))
        .isEmpty();
  }

  private static boolean isEvent(JavaClass type) {
    return type.isRecord()
        && type.getSimpleName()
            .matches(
                "(.*(Published|Submitted|Withdrawn|Closed|Issued|Upheld|Accepted|Made|Approved"
                    + "|Mapped|Matched|Held|Attended))");
  }

  private static Stream<Path> files(Path root, String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all
          .filter(f -> Stream.of(endings).anyMatch(e -> f.toString().endsWith(e)))
          .toList()
          .stream();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
