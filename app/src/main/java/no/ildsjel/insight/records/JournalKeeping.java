package no.ildsjel.insight.records;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.archive.ArchiveChain;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.programme.Calls;
import no.ildsjel.shared.Language;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the journal up with the archive. All it knows is read from there and from front doors, so
 * that it can be made anew at any time with the same numbers.
 */
@Service
public class JournalKeeping {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String KIND = "application";
  private static final int AT_A_TIME = 500;

  private final Archive archive;
  private final ArchiveChain chain;
  private final JournalStore store;
  private final JournalRules rules;
  private final Applications applications;
  private final Calls calls;

  JournalKeeping(
      Archive archive,
      ArchiveChain chain,
      JournalStore store,
      JournalRules rules,
      Applications applications,
      Calls calls) {
    this.archive = archive;
    this.chain = chain;
    this.store = store;
    this.rules = rules;
    this.applications = applications;
    this.calls = calls;
  }

  /** Reads what has been sealed since last time; true when there may be more. */
  @MayCall("the program's own task, and the command that needs the newest")
  @Transactional
  public boolean lookAgain() {
    List<Archive.Sealed> news = archive.sealedAfter(store.lockRead(), KIND, AT_A_TIME);
    if (news.isEmpty()) {
      return false;
    }
    Map<ApplicationId, ApplicationView> cases =
        applications.byIds(news.stream().map(JournalKeeping::subject).collect(Collectors.toSet()));
    for (Archive.Sealed act : news) {
      ApplicationView application = cases.get(subject(act));
      // a case exists for others once it has been sent in and has a number, and not before
      if (application != null && application.number().isPresent()) {
        read(act, application);
      }
    }
    store.readTo(news.getLast().number());
    return news.size() == AT_A_TIME;
  }

  /** Throws the journal away and reads the whole archive again; how many posts it has. */
  @MayCall("the command rebuild-journal")
  @Transactional
  public long rebuild() {
    // a shielding that is shown and not sealed yet would be lost for a moment, and its secret told
    while (chain.seal() > 0) {
      // the next ones
    }
    store.lockRead();
    store.forgetAll();
    while (lookAgain()) {
      // the next ones
    }
    return store.count();
  }

  private void read(Archive.Sealed act, ApplicationView application) {
    JsonNode said = act.entry().payload().map(JSON::readTree).orElseGet(JSON::createObjectNode);
    if (act.entry().act().equals(CaseFiles.SHIELDING_CHANGED)) {
      Optional<Shielding> wanted = CaseFiles.shielding(said);
      wanted.ifPresent(shielding ->
          store
              .find(said.path("post").asLong())
              .filter(post -> post.application().equals(application.id()))
              .ifPresent(post -> store.shieldAsTold(post, shielding)));
      return;
    }
    rules.of(act.entry().act()).ifPresent(kind -> store.add(post(act, application, kind, said)));
  }

  private JournalPost post(
      Archive.Sealed act, ApplicationView application, JournalRules.Kind kind, JsonNode said) {
    int sequence = said.path("sequence").asInt(1);
    String title =
        (sequence > 1 ? kind.again().orElse(kind.title()) : kind.title())
            .replace("{sequence}", Integer.toString(sequence))
            .replace("{kind}", kindName(application))
            .replace("{grantYear}", said.path("grantYear").asString(""));
    var day = act.entry().at().atZoneSameInstant(Writing.OSLO).toLocalDate();
    Optional<String> reference =
        switch (kind.paper()) {
          case SENT_IN -> Optional.of(Integer.toString(sequence));
          case REPORT -> reportReference(said, sequence);
          case LATER_YEAR ->
              Optional.of(
                  String.join(
                      "/",
                      said.path("award").asString(),
                      said.path("grantYear").asString(),
                      Integer.toString(sequence)));
          case LETTER -> Optional.ofNullable(said.path("decision").asStringOpt().orElse(null));
          case NOTICE -> letterReference(said, "control");
          case CLAIM -> letterReference(said, "claim");
          case ENDING_NOTICE, CLOSING -> letterReference(said, "");
          case NOTE -> Optional.empty();
        };
    return new JournalPost(
        act.number(),
        application.administrator(),
        day.getYear(),
        0,
        application.id(),
        application.number().orElseThrow(),
        0,
        application.organisationName(),
        kind.act(),
        kind.type(),
        kind.direction(),
        day,
        act.entry().at().toInstant(),
        title,
        kind.direction() == Direction.X
            ? Optional.empty()
            : Optional.of(kind.counterpart().orElse(application.organisationName())),
        reference,
        kind.shielding());
  }

  /** Which report and which time; acts from before times were counted are of the first. */
  private static Optional<String> reportReference(JsonNode said, int sequence) {
    return said.path("report").asStringOpt().map(report -> report + "/" + sequence);
  }

  /** Of which award a letter is, and of which control or claim. */
  private static Optional<String> letterReference(JsonNode said, String about) {
    return said.path("award")
        .asStringOpt()
        .map(award -> award + "/" + said.path(about).asString(""));
  }

  private String kindName(ApplicationView application) {
    return calls.kindOf(calls.require(application.call())).name().in(Language.NB);
  }

  private static ApplicationId subject(Archive.Sealed act) {
    return new ApplicationId(
        UUID.fromString(Objects.requireNonNull(act.subject()).substring(KIND.length() + 1)));
  }

  @Configuration
  static class Reading {

    @Bean
    RecurringTask<Void> journal(JournalKeeping journal) {
      return Tasks.recurring("journal", FixedDelay.ofSeconds(5))
          .execute((instance, context) -> {
            while (journal.lookAgain()) {
              // the next ones
            }
          });
    }
  }
}
