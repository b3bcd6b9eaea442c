package no.ildsjel.registry.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.TestClock;
import no.ildsjel.TestDatabase;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.archive.ArchiveTesting;
import no.ildsjel.platform.identity.IdentityTesting;
import no.ildsjel.platform.identity.LogIn;
import no.ildsjel.platform.identity.MandateSource;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.limits.LimitsTesting;
import no.ildsjel.platform.notification.NotificationTesting;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.registry.OrganisationBrief;
import no.ildsjel.registry.OrganisationPage;
import no.ildsjel.registry.OrganisationSearch;
import no.ildsjel.registry.OrganisationView;
import no.ildsjel.registry.Organisations;
import no.ildsjel.registry.RegistryRefusal;
import no.ildsjel.registry.RoleHolder;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.OrganisationNumber;
import no.ildsjel.shared.PersonId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** The chair of Språkbroen asks others to join, and nobody else gets in by it. */
class InvitationsTest {

  private static final OrganisationNumber SPRAKBROEN = new OrganisationNumber("310000019");
  private static final OrganisationNumber KVINNER = new OrganisationNumber("310000027");

  private final TestClock clock = new TestClock("2027-03-12T09:00:00Z");
  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private People people;
  private Notifications notifications;
  private Archive archive;
  private Invitations invitations;
  private Actor.Person leder;
  private Actor.Person innbygger;

  @BeforeEach
  void house() {
    var database = TestDatabase.of("platform", "registry");
    jdbc = JdbcClient.create(database);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    people = IdentityTesting.people(jdbc, clock, new Chairs(), new InvitationMandates(jdbc));
    notifications = NotificationTesting.notifications(jdbc, clock, people);
    archive = ArchiveTesting.archive(jdbc, clock);
    invitations =
        new Invitations(
            new InvitationStore(jdbc),
            new InvitationWords(new Texts(), new TwoOrganisations(), "https://ildsjel.example"),
            people,
            notifications,
            archive,
            LimitsTesting.limits(database),
            transaction,
            clock);
    leder = loggedIn("leder", "Amina Diriye");
    innbygger = loggedIn("innbygger", "Maja Lind");
  }

  @Test
  void whoFollowsTheLinkAndSaysYesActsForTheOrganisationAlsoAfterTheNextLogIn() {
    String word = invite("maja@eksempel.no");
    assertThat(invitations.offer(innbygger, word))
        .contains(new OfferView(SPRAKBROEN, "SPRÅKBROEN", "Amina Diriye", false));
    assertThat(accept(innbygger, word)).isEqualTo(Answer.allowed(SPRAKBROEN));
    assertThat(loggedIn("innbygger", "Maja Lind").mandates()).containsExactly(SPRAKBROEN);
    assertThat(archive.history("organisation:" + SPRAKBROEN))
        .extracting(Archive.Entry::act)
        .containsExactly("person-invited", "invitation-accepted");
  }

  @Test
  void theOneWhoSaidYesIsShownToTheOrganisationWithTheAddressItWasSentTo() {
    accept(innbygger, invite("en-annen@eksempel.no"));
    List<ActingPerson> acting = invitations.acting(leder, SPRAKBROEN);
    assertThat(acting).extracting(ActingPerson::name).containsExactly("Amina Diriye", "Maja Lind");
    assertThat(acting.getFirst().invited()).isEmpty();
    assertThat(acting.getLast().invited())
        .contains(
            new ActingPerson.Invited("Amina Diriye", "en-annen@eksempel.no", clock.instant()));
    assertThat(notifications.inbox(leder))
        .singleElement()
        .satisfies(n -> {
          assertThat(n.subject()).isEqualTo("En ny er med i SPRÅKBROEN");
          assertThat(n.body()).doesNotContain("Maja", "@");
          assertThat(n.link()).contains("/organisasjoner/310000019/folk");
        });
  }

  @Test
  void theLinkIsSentInTheLanguageChosenAndKeptAsADigestOnly() {
    assertThat(invitations.invite(leder, SPRAKBROEN, "maja@eksempel.no", Language.EN).isAllowed())
        .isTrue();
    assertThat(mail()).contains("log in to answer").contains("https://ildsjel.example/invitasjon/");
    String word = word(mail());
    assertThat(word).hasSize(43);
    assertThat(jdbc.sql("select * from registry.invitation").query().singleRow().toString())
        .doesNotContain(word);
    assertThat(archive.history("organisation:" + SPRAKBROEN).toString()).doesNotContain(word);
  }

  @Test
  void aLinkIsGoodForOneUse() {
    String word = invite("maja@eksempel.no");
    accept(innbygger, word);
    Actor.Person other = loggedIn("nabo", "Nabo Nabosen");
    assertThat(invitations.offer(other, word)).isEmpty();
    assertThat(accept(other, word)).isEqualTo(Answer.refused(RegistryRefusal.INVITATION_VOID));
    assertThat(loggedIn("nabo", "Nabo Nabosen").mandates()).isEmpty();
  }

  @Test
  void ofManyWhoUseALinkAtOnceOneGetsIn() throws Exception {
    String word = invite("maja@eksempel.no");
    List<Callable<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Actor.Person person = loggedIn("nabo" + i, "Nabo " + i);
      all.add(() -> accept(person, word).isAllowed());
    }
    int in = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> answer : threads.invokeAll(all)) {
        in += answer.get() ? 1 : 0;
      }
    }
    assertThat(in).isEqualTo(1);
    assertThat(invitations.acting(leder, SPRAKBROEN)).hasSize(2);
  }

  @Test
  void aLinkIsGoodForFourteenDays() {
    String word = invite("maja@eksempel.no");
    clock.forward(Invitations.GOOD_FOR.minusMinutes(1));
    assertThat(invitations.offer(innbygger, word)).isPresent();
    clock.forward(Duration.ofMinutes(1));
    assertThat(invitations.offer(innbygger, word)).isEmpty();
    assertThat(accept(innbygger, word)).isEqualTo(Answer.refused(RegistryRefusal.INVITATION_VOID));
    assertThat(invitations.open(leder, SPRAKBROEN)).isEmpty();
  }

  @Test
  void aLinkTakenBackIsWorthNothing() {
    String word = invite("maja@eksempel.no");
    UUID id = invitations.open(leder, SPRAKBROEN).getFirst().id();
    inTransaction(() -> invitations.revoke(leder, SPRAKBROEN, id));
    assertThat(accept(innbygger, word)).isEqualTo(Answer.refused(RegistryRefusal.INVITATION_VOID));
  }

  @Test
  void aNewInvitationToTheSameAddressMakesTheFirstWorthNothing() {
    String first = invite("maja@eksempel.no");
    String second = invite("Maja@Eksempel.no");
    assertThat(invitations.open(leder, SPRAKBROEN)).hasSize(1);
    assertThat(invitations.offer(innbygger, first)).isEmpty();
    assertThat(invitations.offer(innbygger, second)).isPresent();
  }

  @Test
  void anInvitationLastsNoLongerThanItsSendersOwnRight() {
    String word = invite("maja@eksempel.no");
    people.removeMandate(leder.id(), SPRAKBROEN, "chairs");
    assertThat(invitations.offer(innbygger, word)).isEmpty();
    assertThat(accept(innbygger, word)).isEqualTo(Answer.refused(RegistryRefusal.INVITATION_VOID));
  }

  @Test
  void oneWhoActsAlreadyDoesNotUseTheLinkUp() {
    String word = invite("maja@eksempel.no");
    assertThat(invitations.offer(leder, word).orElseThrow().already()).isTrue();
    assertThat(accept(leder, word)).isEqualTo(Answer.refused(RegistryRefusal.ALREADY_ACTS));
    assertThat(accept(innbygger, word).isAllowed()).isTrue();
  }

  @Test
  void nobodyElseSeesInvitesRevokesOrRemoves() {
    invite("maja@eksempel.no");
    UUID id = invitations.open(leder, SPRAKBROEN).getFirst().id();
    Actor.Person leder2 = loggedIn("leder2", "Rima Haddad");
    assertDenied(() -> invitations.acting(leder2, SPRAKBROEN));
    assertDenied(() -> invitations.open(leder2, SPRAKBROEN));
    assertDenied(() -> invitations.invite(leder2, SPRAKBROEN, "a@eksempel.no", Language.NB));
    assertDenied(() -> invitations.revoke(leder2, SPRAKBROEN, id));
    assertDenied(() -> invitations.remove(leder2, SPRAKBROEN, leder.id()));
    // an id of another organisation's invitation changes nothing
    inTransaction(() -> invitations.revoke(leder2, KVINNER, id));
    assertThat(invitations.open(leder, SPRAKBROEN)).hasSize(1);
  }

  @Test
  void oneWhoIsRemovedActsNoMoreAndIsTold() {
    accept(innbygger, invite("maja@eksempel.no"));
    inTransaction(() -> invitations.remove(leder, SPRAKBROEN, innbygger.id()));
    assertThat(loggedIn("innbygger", "Maja Lind").mandates()).isEmpty();
    assertThat(notifications.inbox(innbygger))
        .singleElement()
        .satisfies(n -> assertThat(n.subject()).isEqualTo("Du er ikke lenger med i SPRÅKBROEN"));
    assertThat(archive.history("organisation:" + SPRAKBROEN))
        .extracting(Archive.Entry::act)
        .endsWith("person-removed");
  }

  @Test
  void whatAltinnGaveIsNotTakenBackHere() {
    inTransaction(() -> invitations.remove(leder, SPRAKBROEN, leder.id()));
    assertThat(loggedIn("leder", "Amina Diriye").mandates()).containsExactly(SPRAKBROEN);
    assertThat(archive.history("organisation:" + SPRAKBROEN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "maja",
        "maja@",
        "@eksempel.no",
        "maja@eksempel",
        "a b@eksempel.no",
        "maja@eksempel.no, ola@eksempel.no",
        "maja@eksempel.no\nBcc: alle@eksempel.no",
        "Maja <maja@eksempel.no>"
      })
  void whatIsNotAnAddressIsRefused(String typed) {
    assertThat(invitations.invite(leder, SPRAKBROEN, typed, Language.NB))
        .isEqualTo(Answer.refused(RegistryRefusal.BAD_EMAIL));
    assertThat(
            jdbc.sql("select count(*) from platform.outgoing_mail").query(Integer.class).single())
        .isZero();
  }

  @Test
  void nobodyInvitesWithoutEnd() {
    for (int i = 0; i < 20; i++) {
      assertThat(invitations.invite(leder, SPRAKBROEN, i + "@eksempel.no", Language.NB).isAllowed())
          .isTrue();
    }
    assertThat(invitations.invite(leder, SPRAKBROEN, "21@eksempel.no", Language.NB))
        .isEqualTo(Answer.refused(RegistryRefusal.TOO_OFTEN));
    Actor.Person kasserer = loggedIn("kasserer", "Jonas Lie Berg");
    assertThat(invitations.invite(kasserer, SPRAKBROEN, "22@eksempel.no", Language.NB))
        .isEqualTo(Answer.refused(RegistryRefusal.TOO_MANY_INVITATIONS));
  }

  @Test
  void whomOneInvitedIsForgottenAMonthAfterTheLinkStoppedWorking() {
    invite("maja@eksempel.no");
    InvitationStore store = new InvitationStore(jdbc);
    clock.forward(Duration.ofDays(43));
    store.forget(java.time.OffsetDateTime.now(clock));
    assertThat(count("registry.invitation")).isEqualTo(1);
    clock.forward(Duration.ofDays(2));
    store.forget(java.time.OffsetDateTime.now(clock));
    assertThat(count("registry.invitation")).isZero();
  }

  private int count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
  }

  private String invite(String email) {
    assertThat(invitations.invite(leder, SPRAKBROEN, email, Language.NB).isAllowed()).isTrue();
    clock.forward(Duration.ofSeconds(1));
    return word(mail());
  }

  private String mail() {
    return jdbc.sql("select body from platform.outgoing_mail order by at desc limit 1")
        .query(String.class)
        .single();
  }

  private static String word(String mail) {
    Matcher link = Pattern.compile("/invitasjon/([A-Za-z0-9_-]+)").matcher(mail);
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private Answer<OrganisationNumber> accept(Actor.Person person, String word) {
    return transaction.execute(_ -> invitations.accept(person, word));
  }

  private void inTransaction(Runnable act) {
    transaction.executeWithoutResult(_ -> act.run());
  }

  private void assertDenied(Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(AccessDeniedException.class);
  }

  private Actor.Person loggedIn(String subject, String name) {
    PersonId person = people.loggedIn(new LogIn("sandkasse", subject, name, Map.of())).person();
    return (Actor.Person) people.actor(person, Optional.empty());
  }

  /** What Altinn would say. */
  private static final class Chairs implements MandateSource {

    @Override
    public String name() {
      return "chairs";
    }

    @Override
    public Set<OrganisationNumber> mandatesOf(PersonId person, LogIn logIn) {
      return switch (logIn.subject()) {
        case "leder", "kasserer" -> Set.of(SPRAKBROEN);
        case "leder2" -> Set.of(KVINNER);
        default -> Set.of();
      };
    }
  }

  private static final class TwoOrganisations implements Organisations {

    @Override
    public Map<OrganisationNumber, OrganisationBrief> briefsOf(Set<OrganisationNumber> numbers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<OrganisationNumber, String> namesOf(Set<OrganisationNumber> numbers) {
      return Map.of(SPRAKBROEN, "SPRÅKBROEN", KVINNER, "KVINNER I BEVEGELSE");
    }

    @Override
    public Optional<OrganisationView> find(OrganisationNumber number) {
      return Optional.empty();
    }

    @Override
    public Map<OrganisationNumber, OrganisationView> viewsOf(Set<OrganisationNumber> numbers) {
      return Map.of();
    }

    @Override
    public List<RoleHolder> roleHolders(OrganisationNumber number) {
      return List.of();
    }

    @Override
    public OrganisationPage search(OrganisationSearch search) {
      return new OrganisationPage(List.of(), Optional.empty());
    }

    @Override
    public void eachVoluntary(Consumer<OrganisationView> visitor) {}
  }
}
