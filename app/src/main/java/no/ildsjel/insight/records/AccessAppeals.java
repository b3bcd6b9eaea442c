package no.ildsjel.insight.records;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.ildsjel.insight.InsightRefusal;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.writing.WorkingDays;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Appealing what was answered to a request (Public Access Act § 32; Public Administration Act 1967
 * §§ 28 to 33). Whoever answered looks again, and gives what was asked for or sends the appeal on.
 */
@Service
public class AccessAppeals {

  /** § 29: three weeks from the answer. */
  private static final int WEEKS = 3;

  private static final int LONGEST = 4_000;

  private final AppealStore store;
  private final AccessStore requests;
  private final AccessRequests handling;
  private final JournalStore journal;
  private final AccessWords words;
  private final Archive archive;
  private final Clock clock;

  AccessAppeals(
      AppealStore store,
      AccessStore requests,
      AccessRequests handling,
      JournalStore journal,
      AccessWords words,
      Archive archive,
      Clock clock) {
    this.store = store;
    this.requests = requests;
    this.handling = handling;
    this.journal = journal;
    this.words = words;
    this.archive = archive;
    this.clock = clock;
  }

  /**
   * The last day to appeal what was refused, all or a part; a day that is no working day is put off
   * (§ 30). Empty when nothing was refused in an answer.
   */
  @MayCall("this desk's pages, which have checked who asks")
  public Optional<LocalDate> until(AccessRequest request) {
    return switch (request.state()) {
      case OPEN, GRANTED -> Optional.empty();
      case PARTLY, REFUSED ->
          request
              .answered()
              .map(at -> WorkingDays.from(at.atZone(Writing.OSLO).toLocalDate().plusWeeks(WEEKS)));
    };
  }

  /** True when the request can be appealed today; silence past its time can be, too. */
  @MayCall("this desk's pages, which have checked who asks")
  public boolean open(AccessRequest request) {
    LocalDate today = handling.today();
    return request.overdue(today) || until(request).filter(day -> !today.isAfter(day)).isPresent();
  }

  /** The appeal of a request, when there is one. */
  @MayCall("this desk's pages, which have checked who asks")
  @Transactional(readOnly = true)
  public Optional<AccessAppeal> of(AccessRequest request) {
    return store.of(List.of(request.id())).stream().findFirst();
  }

  /** The appeals of many requests, by the request. */
  @MayCall("this desk's pages, which have checked who asks")
  @Transactional(readOnly = true)
  public Map<UUID, AccessAppeal> of(List<AccessRequest> all) {
    return store.of(all.stream().map(AccessRequest::id).toList()).stream()
        .collect(Collectors.toMap(AccessAppeal::request, appeal -> appeal));
  }

  /**
   * Appeals.
   *
   * @param typed why; a few words are enough
   */
  @MayCall("whoever has the link")
  @Transactional
  public Answer<AccessRequest> appeal(AccessRequest request, String typed) {
    String why = typed.strip();
    if (why.isEmpty() || why.length() > LONGEST) {
      return Answer.refused(InsightRefusal.WORDS_MISSING);
    }
    if (!open(request) || !store.add(request.id(), why, moment())) {
      return Answer.refused(InsightRefusal.APPEAL_CLOSED);
    }
    archive.record(
        Actor.VISITOR,
        Optional.of(request.administrator()),
        request.subject(),
        "access-appealed",
        Map.of("number", request.label(), "words", why));
    return Answer.allowed(request);
  }

  /** Gives what was asked for after all. */
  @MayCall("a case officer of the administrator without ties to the applicant")
  @Transactional
  public Answer<AccessRequest> uphold(Actor.Person actor, UUID id) {
    AccessRequest request = require(actor, id);
    if (of(request).filter(AccessAppeal::waits).isEmpty()) {
      return Answer.refused(InsightRefusal.APPEAL_ANSWERED);
    }
    if (request.state() == AccessRequest.State.OPEN) {
      // what was never answered is answered, and that upholds the appeal
      return handling.answer(actor, id, AccessRequest.State.GRANTED, "", "", Optional.empty());
    }
    if (journal.find(request.post()).orElseThrow().shielding().secret()) {
      return Answer.refused(InsightRefusal.UNDER_SECRECY);
    }
    SecretWord word = SecretWord.random();
    if (!store.decide(
        id,
        AccessAppeal.Outcome.UPHELD,
        Optional.empty(),
        "",
        actor.id(),
        moment(),
        Optional.of(word.hash()))) {
      return Answer.refused(InsightRefusal.APPEAL_ANSWERED);
    }
    store.give(id, moment().plus(AccessRequests.FETCH_WITHIN));
    record(actor, request, "access-appeal-upheld", Map.of());
    words.appealed(request, word);
    return Answer.allowed(requests.find(id).orElseThrow());
  }

  /** Notes that the appeal has gone to the appeal body, since the answer stands (§ 33). */
  @MayCall("a case officer of the administrator without ties to the applicant")
  @Transactional
  public Answer<AccessRequest> sendOn(Actor.Person actor, UUID id, LocalDate day, String why) {
    AccessRequest request = require(actor, id);
    if (why.isBlank()) {
      return Answer.refused(InsightRefusal.REASON_MISSING);
    }
    if (day.isAfter(handling.today())) {
      return Answer.refused(InsightRefusal.DAY_WRONG);
    }
    SecretWord word = SecretWord.random();
    if (!store.decide(
        id,
        AccessAppeal.Outcome.SENT_ON,
        Optional.of(day),
        why.strip(),
        actor.id(),
        moment(),
        Optional.of(word.hash()))) {
      return Answer.refused(InsightRefusal.APPEAL_ANSWERED);
    }
    record(
        actor,
        request,
        "access-appeal-sent-on",
        Map.of("day", day.toString(), "reason", why.strip()));
    words.appealed(request, word);
    return Answer.allowed(request);
  }

  private AccessRequest require(Actor.Person actor, UUID id) {
    return handling
        .visibleTo(actor, id)
        .filter(r -> actor.has(Role.CASE_OFFICER, r.administrator()))
        .orElseThrow(() -> new AccessDeniedException("Not this person's case"));
  }

  private void record(
      Actor.Person actor, AccessRequest request, String act, Map<String, ?> payload) {
    archive.record(actor, Optional.of(request.administrator()), request.subject(), act, payload);
  }

  private OffsetDateTime moment() {
    return OffsetDateTime.now(clock);
  }
}
