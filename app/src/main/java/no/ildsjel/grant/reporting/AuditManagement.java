package no.ildsjel.grant.reporting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.grant.GrantRefusal;
import no.ildsjel.grant.ReportId;
import no.ildsjel.grant.cashbook.CashBookManagement;
import no.ildsjel.grant.cashbook.CashBookView;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.platform.archive.Archive;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.identity.SecretWord;
import no.ildsjel.platform.notification.Notice;
import no.ildsjel.platform.notification.Notifications;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.TextFormat;
import no.ildsjel.programme.Scheme;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The auditor: invited by the organisation, says that there are no ties (§ 3-1: an auditor is not
 * disqualified), sees accounts and receipts, and confirms them or does not. Nothing else.
 */
@Service
public class AuditManagement {

  private static final String AUDITOR = "the auditor who took the invitation";
  private static final int LONGEST_WORDS = 2_000;

  private final AuditStore store;
  private final ReportStore reports;
  private final ReportInputs inputs;
  private final CashBookManagement books;
  private final Archive archive;
  private final Notifications notifications;
  private final Texts texts;
  private final String baseUrl;

  AuditManagement(
      AuditStore store,
      ReportStore reports,
      ReportInputs inputs,
      CashBookManagement books,
      Archive archive,
      Notifications notifications,
      Texts texts,
      @Value("${ildsjel.base-url:http://localhost:${server.port:8080}}") String baseUrl) {
    this.store = store;
    this.reports = reports;
    this.inputs = inputs;
    this.books = books;
    this.archive = archive;
    this.notifications = notifications;
    this.texts = texts;
    this.baseUrl = baseUrl;
  }

  /** An audit with what is audited. */
  public record Task(AuditView audit, ReportView report, AwardView award) {}

  /** Sends a link to an auditor; the one sent before no longer works. */
  @MayCall("whoever acts for the organisation")
  @Transactional
  public Answer<ReportId> invite(Actor.Person actor, ReportId id, String email) {
    ReportView report = reports.lock(id);
    if (!actor.mandates().contains(report.organisation())) {
      throw new AccessDeniedException("Only the organisation chooses its auditor");
    }
    if (!TextFormat.EMAIL.fits(email.strip())) {
      return Answer.refused(GrantRefusal.NOT_AN_ADDRESS);
    }
    if (!report.state().changeable()) {
      return Answer.refused(GrantRefusal.REPORT_SENT);
    }
    if (inputs.auditable(report).isEmpty()) {
      return Answer.refused(GrantRefusal.NO_ACCOUNTS);
    }
    SecretWord word = SecretWord.random();
    store.invite(id, email.strip(), word.hash(), actor.id());
    AwardView award = inputs.award(report);
    // auditors of Norwegian accounts read Norwegian
    notifications.write(
        email.strip(),
        texts.text(Language.NB, "audit.mail.subject", award.organisationName()),
        texts.text(
            Language.NB,
            "audit.mail.body",
            award.organisationName(),
            baseUrl + "/revisjon/invitasjon/" + word.word()));
    archive.record(
        actor,
        Optional.of(award.administrator()),
        award.subject(),
        "auditor-invited",
        Map.of("report", id.toString()));
    return Answer.allowed(id);
  }

  /** The audit a link leads to, as long as it is open to this person. */
  @MayCall("anybody who has logged in and holds the link")
  @Transactional(readOnly = true)
  public Optional<Task> invited(Actor.Person actor, SecretWord word) {
    return store
        .byToken(word.hash())
        .filter(a -> a.auditor().isEmpty() || a.auditor().get().equals(actor.id()))
        .map(this::task);
  }

  /** By which licence the accounts may be confirmed. */
  @MayCall("anybody who has logged in and holds the link")
  @Transactional(readOnly = true)
  public List<Scheme.Auditor> mayAudit(Task task) {
    return inputs.auditors(task.report());
  }

  /**
   * Takes the audit, with the auditor's word on ties and right to audit.
   *
   * @param kind the licence the auditor holds
   * @param authorisation the firm, and the number in the register of auditors
   */
  @MayCall("anybody who has logged in and holds the link, but not the organisation's own people")
  @Transactional
  public Answer<UUID> take(
      Actor.Person actor,
      SecretWord word,
      boolean impartial,
      Optional<Scheme.Auditor> kind,
      String authorisation) {
    Task task = invited(actor, word).orElseThrow();
    AwardView award = task.award();
    if (actor.mandates().contains(award.organisation())
        || actor.administrators().contains(award.administrator())) {
      return Answer.refused(GrantRefusal.NOT_IMPARTIAL);
    }
    if (!impartial || kind.isEmpty() || authorisation.isBlank()) {
      return Answer.refused(GrantRefusal.NOT_DECLARED);
    }
    if (!mayAudit(task).contains(kind.get())) {
      return Answer.refused(GrantRefusal.OTHER_AUDITOR);
    }
    if (!store.take(task.audit().id(), actor.id(), kind.get(), cut(authorisation))) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    archive.record(
        actor,
        Optional.of(award.administrator()),
        award.subject(),
        "auditor-declared-impartial",
        Map.of("report", task.report().id().toString(), "licence", kind.get().name()));
    return Answer.allowed(task.audit().id());
  }

  /** The audits a person has taken, the last first. */
  @MayCall(AUDITOR)
  @Transactional(readOnly = true)
  public List<Task> of(Actor.Person actor) {
    return store.ofAuditor(actor.id()).stream().map(this::task).toList();
  }

  /** The audit, if the actor has taken it. */
  @MayCall(AUDITOR)
  @Transactional(readOnly = true)
  public Optional<Task> find(Actor.Person actor, UUID id) {
    return store
        .find(id)
        .filter(a -> a.declared() && a.auditor().filter(actor.id()::equals).isPresent())
        .map(this::task);
  }

  /** The book that is audited, with who got what, until the report has been handed in. */
  @MayCall(AUDITOR)
  @Transactional(readOnly = true)
  public Optional<CashBookView> book(Task task) {
    return task.report().state().changeable() && inputs.booked(task.report()).isPresent()
        ? books.read(task.award(), task.report().grantYear())
        : Optional.empty();
  }

  /**
   * Accounts handed in as files, and what was typed of them.
   *
   * @param used what was used of the grant, where there is no book to reckon it of
   */
  public record Uploaded(List<AnswerValue.File> files, Optional<Money> used) {}

  /** The accounts that are files, until the report has been handed in. */
  @MayCall(AUDITOR)
  @Transactional(readOnly = true)
  public Uploaded uploaded(Task task) {
    return task.report().state().changeable()
        ? new Uploaded(inputs.uploaded(task.report()), inputs.typedAsUsed(task.report()))
        : new Uploaded(List.of(), Optional.empty());
  }

  /** The digest of the accounts as they are now, book and files. */
  @MayCall(AUDITOR)
  @Transactional(readOnly = true)
  public String accountsNow(Task task) {
    return inputs.auditable(task.report()).orElse("");
  }

  /**
   * Confirms the accounts that were shown, or says why not.
   *
   * @param seen the digest the page was made with
   */
  @MayCall(AUDITOR)
  @Transactional
  public Answer<UUID> decide(
      Actor.Person actor, UUID id, boolean confirmed, String note, String seen) {
    Task task = find(actor, id).orElseThrow();
    if (actor.mandates().contains(task.award().organisation())) {
      return Answer.refused(GrantRefusal.NOT_IMPARTIAL);
    }
    if (!task.report().state().changeable()) {
      return Answer.refused(GrantRefusal.REPORT_SENT);
    }
    if (confirmed && task.audit().kind().filter(mayAudit(task)::contains).isEmpty()) {
      return Answer.refused(GrantRefusal.OTHER_AUDITOR);
    }
    if (!confirmed && note.isBlank()) {
      return Answer.refused(GrantRefusal.REASON_MISSING);
    }
    String now = accountsNow(task);
    if (now.isEmpty() || !now.equals(seen)) {
      return Answer.refused(GrantRefusal.ACCOUNTS_CHANGED);
    }
    if (!store.decide(id, actor.id(), confirmed, cut(note), now)) {
      return Answer.refused(GrantRefusal.MOVED_ON);
    }
    archive.record(
        actor,
        Optional.of(task.award().administrator()),
        task.award().subject(),
        confirmed ? "accounts-confirmed" : "accounts-not-confirmed",
        Map.of("report", task.report().id().toString(), "sha256", now, "note", cut(note)));
    notifications.tell(
        task.award().organisation(),
        person ->
            new Notice(
                Optional.of(task.award().organisation()),
                texts.text(
                    person.language(),
                    confirmed ? "notice.audited.subject" : "notice.not-audited.subject",
                    task.award().number()),
                texts.text(
                    person.language(),
                    confirmed ? "notice.audited.body" : "notice.not-audited.body"),
                Optional.of("/rapporter/" + task.report().id())));
    return Answer.allowed(id);
  }

  /** The audit of a report, if there is one. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public Optional<AuditView> of(ReportId report) {
    return store.of(report);
  }

  /** True when what the auditor said still is about the accounts as they are. */
  @MayCall("whoever may see the report, through pages that have checked it")
  @Transactional(readOnly = true)
  public boolean current(ReportView report) {
    return inputs.audited(report);
  }

  private Task task(AuditView audit) {
    ReportView report = reports.find(audit.report()).orElseThrow();
    return new Task(audit, report, inputs.award(report));
  }

  private static String cut(String words) {
    String plain = words.strip();
    return plain.length() > LONGEST_WORDS ? plain.substring(0, LONGEST_WORDS) : plain;
  }
}
