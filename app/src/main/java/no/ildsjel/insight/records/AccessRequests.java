package no.ildsjel.insight.records;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.insight.InsightRefusal;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.documents.DocumentView;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.writing.WorkingDays;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Asking to see a document of the journal, and answering (Public Access Act §§ 28 to 32). */
@Service
public class AccessRequests {

  /** § 32 second paragraph: five working days without an answer count as a refusal. */
  static final int WORKING_DAYS = 5;

  /** How long what was given can be fetched. */
  static final Duration FETCH_WITHIN = Duration.ofDays(30);

  private static final int MOST_SHOWN = 200;

  private final AccessStore store;
  private final AppealStore appeals;
  private final JournalStore journal;
  private final PostDocuments papers;
  private final JournalRules rules;
  private final Applications applications;
  private final Documents documents;
  private final AccessWords words;
  private final Archive archive;
  private final TransactionTemplate transaction;
  private final Clock clock;

  AccessRequests(
      AccessStore store,
      AppealStore appeals,
      JournalStore journal,
      PostDocuments papers,
      JournalRules rules,
      Applications applications,
      Documents documents,
      AccessWords words,
      Archive archive,
      TransactionTemplate transaction,
      Clock clock) {
    this.store = store;
    this.appeals = appeals;
    this.journal = journal;
    this.papers = papers;
    this.rules = rules;
    this.applications = applications;
    this.documents = documents;
    this.words = words;
    this.archive = archive;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Asks to see what stands behind a post. No name and no reason is asked for.
   *
   * @param typed where the answer is to be sent; those who are logged in may leave it out
   * @return the word of the link where the answer will stand
   */
  @MayCall("anybody (§ 3)")
  @Transactional
  public Answer<String> ask(Actor actor, long post, String typed, Language language) {
    JournalPost about = journal.find(post).orElseThrow();
    String email = typed.strip();
    if (email.isEmpty() ? actor.personId().isEmpty() : !readable(email)) {
      return Answer.refused(InsightRefusal.NOT_AN_EMAIL);
    }
    SecretWord word = SecretWord.random();
    OffsetDateTime moment = moment();
    LocalDate today = moment.atZoneSameInstant(Writing.OSLO).toLocalDate();
    AccessRequest request =
        store.add(
            new AccessRequest(
                UUID.randomUUID(),
                about.administrator(),
                today.getYear(),
                0,
                post,
                about.application(),
                email.isEmpty() ? Optional.empty() : Optional.of(email),
                actor.personId(),
                language,
                moment.toInstant(),
                WorkingDays.after(today, WORKING_DAYS),
                AccessRequest.State.OPEN,
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            word.hash());
    // who asks is nobody's business: the act is the visitor's, also when we know better
    archive.record(
        Actor.VISITOR,
        Optional.of(request.administrator()),
        request.subject(),
        "access-requested",
        Map.of("number", request.label(), "post", post));
    words.received(request, word);
    return Answer.allowed(word.word());
  }

  private static boolean readable(String email) {
    return email.length() <= 254
        && email.matches("[^@\\s<>\",;:]{1,64}@[^@\\s<>\",;:]+\\.[^@\\s<>\",;:.]+");
  }

  /** The request behind a link. */
  @MayCall("whoever has the link")
  @Transactional(readOnly = true)
  public Optional<AccessRequest> behind(String word) {
    return store.behind(new SecretWord(word).hash());
  }

  /** What was given to whoever has the link: nothing before the answer, nothing after its time. */
  @MayCall("whoever has the link")
  public List<CaseDocument> given(AccessRequest request) {
    if (request.linkUntil().filter(until -> moment().toInstant().isBefore(until)).isEmpty()) {
      return List.of();
    }
    return switch (request.state()) {
      case OPEN, REFUSED -> List.of();
      case PARTLY ->
          request
              .document()
              .flatMap(id -> documents.open(request.subject(), id))
              .map(file ->
                  new CaseDocument(
                      file.view().name(), file.view().kind().mediaType(), file.content()))
              .stream()
              .toList();
      case GRANTED -> papers.of(journal.find(request.post()).orElseThrow(), application(request));
    };
  }

  /** The names of what came with the document that is asked about. */
  @MayCall("this desk's pages, which have checked who asks")
  @Transactional(readOnly = true)
  public List<String> cameWith(AccessRequest request, JournalPost post) {
    return papers.cameWith(post, application(request));
  }

  private ApplicationView application(AccessRequest request) {
    return Optional.ofNullable(
            applications.byIds(Set.of(request.application())).get(request.application()))
        .orElseThrow();
  }

  /** What is asked of the actor's administrators, the most urgent first. */
  @MayCall("the administrator's people; what they are blocked from is left out")
  @Transactional(readOnly = true)
  public List<AccessRequest> visibleTo(Actor actor) {
    List<AccessRequest> all = store.of(actor.administrators(), MOST_SHOWN);
    Set<ApplicationId> blocked =
        applications.blockedFor(
            actor, all.stream().map(AccessRequest::application).collect(Collectors.toSet()));
    return all.stream().filter(r -> !blocked.contains(r.application())).toList();
  }

  /** One request, if the actor may answer it or see it answered. */
  @MayCall("the administrator's people without ties to the applicant")
  @Transactional(readOnly = true)
  public Optional<AccessRequest> visibleTo(Actor actor, UUID id) {
    return store.find(id).filter(r -> mayHandle(actor, r));
  }

  /** How many requests wait for an answer, and how many appeals. */
  public record Waiting(int requests, int appeals) {}

  /**
   * What waits for somebody of the actor's administrators; also what another must answer for a tie
   * of the actor's, since the deadline is the administrator's.
   */
  @MayCall("the administrator's people")
  @Transactional(readOnly = true)
  public Waiting waiting(Actor actor) {
    return store.waiting(actor.administrators());
  }

  /** The posts that requests are about. */
  @MayCall("this desk's pages, which have checked who asks")
  @Transactional(readOnly = true)
  public Map<Long, JournalPost> posts(List<AccessRequest> requests) {
    return journal
        .find(requests.stream().map(AccessRequest::post).collect(Collectors.toSet()))
        .stream()
        .collect(Collectors.toMap(JournalPost::seal, post -> post));
  }

  private boolean mayHandle(Actor actor, AccessRequest request) {
    return actor.administrators().contains(request.administrator())
        && applications.blockedFor(actor, Set.of(request.application())).isEmpty();
  }

  /** A file that is handed in with an answer. */
  public record Handed(String name, byte[] content) {}

  /**
   * Answers a request. A refusal, also of a part, names the provision (§ 31 first paragraph).
   *
   * @param handed the document without what is not given, when it is given in part
   */
  @MayCall("a case officer of the administrator without ties to the applicant")
  public Answer<AccessRequest> answer(
      Actor.Person actor,
      UUID id,
      AccessRequest.State outcome,
      String law,
      String reason,
      Optional<Handed> handed) {
    AccessRequest request = store.find(id).orElseThrow();
    if (!actor.has(Role.CASE_OFFICER, request.administrator()) || !mayHandle(actor, request)) {
      throw new AccessDeniedException("Not this person's case");
    }
    if (request.state() != AccessRequest.State.OPEN || outcome == AccessRequest.State.OPEN) {
      return Answer.refused(InsightRefusal.ALREADY_ANSWERED);
    }
    boolean whole = outcome == AccessRequest.State.GRANTED;
    if (whole && journal.find(request.post()).orElseThrow().shielding().secret()) {
      return Answer.refused(InsightRefusal.UNDER_SECRECY);
    }
    if (!whole && !rules.laws().contains(law)) {
      return Answer.refused(InsightRefusal.LAW_MISSING);
    }
    if (!whole && reason.isBlank()) {
      return Answer.refused(InsightRefusal.REASON_MISSING);
    }
    Optional<DocumentId> document = Optional.empty();
    if (outcome == AccessRequest.State.PARTLY) {
      if (handed.isEmpty()) {
        return Answer.refused(InsightRefusal.DOCUMENT_MISSING);
      }
      // before the transaction: looking through a file takes its time
      switch (documents.store(
          actor, request.subject(), handed.get().name(), handed.get().content())) {
        case Answer.Allowed<DocumentView>(DocumentView kept) -> document = Optional.of(kept.id());
        case Answer.Refused<DocumentView>(var why) -> {
          return Answer.refused(why);
        }
      }
    }
    Optional<DocumentId> given = document;
    return java.util.Objects.requireNonNull(
        transaction.execute(_ ->
            write(actor, request, outcome, whole ? "" : law, whole ? "" : reason.strip(), given)));
  }

  private Answer<AccessRequest> write(
      Actor.Person actor,
      AccessRequest request,
      AccessRequest.State outcome,
      String law,
      String reason,
      Optional<DocumentId> document) {
    SecretWord word = SecretWord.random();
    OffsetDateTime moment = moment();
    boolean something = outcome != AccessRequest.State.REFUSED;
    if (!store.answer(
        request.id(),
        outcome,
        law,
        reason,
        actor.id(),
        moment,
        word.hash(),
        something ? Optional.of(moment.plus(FETCH_WITHIN)) : Optional.empty(),
        document)) {
      return Answer.refused(InsightRefusal.ALREADY_ANSWERED);
    }
    archive.record(
        actor,
        Optional.of(request.administrator()),
        request.subject(),
        "access-answered",
        Map.of("outcome", outcome.name(), "law", law, "reason", reason));
    AccessRequest answered = store.find(request.id()).orElseThrow();
    if (outcome == AccessRequest.State.GRANTED
        && appeals.decide(
            request.id(),
            AccessAppeal.Outcome.UPHELD,
            Optional.empty(),
            "",
            actor.id(),
            moment,
            Optional.empty())) {
      archive.record(
          actor,
          Optional.of(request.administrator()),
          request.subject(),
          "access-appeal-upheld",
          Map.of());
    }
    words.answered(answered, word);
    return Answer.allowed(answered);
  }

  /** Today in Oslo, by which deadlines are counted. */
  @MayCall("this desk's pages")
  public LocalDate today() {
    return moment().atZoneSameInstant(Writing.OSLO).toLocalDate();
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }
}
