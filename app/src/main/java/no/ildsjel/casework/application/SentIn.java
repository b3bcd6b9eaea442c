package no.ildsjel.casework.application;

import java.time.LocalDate;
import java.util.Optional;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was sent in, read back from where it is frozen; never the draft. */
@Service
public class SentIn {

  private final ApplicationStore store;
  private final ApplicationForms forms;

  SentIn(ApplicationStore store, ApplicationForms forms) {
    this.store = store;
    this.forms = forms;
  }

  /** The form of an application, in the version it was sent in with. */
  @MayCall("whoever may see the case, through pages that have checked it")
  public CompiledForm form(ApplicationView application) {
    return forms.formOf(application);
  }

  /** What was sent in last, as it was frozen. */
  @MayCall("whoever may see the case, through pages that have checked it")
  @Transactional(readOnly = true)
  public Submission submission(ApplicationView application) {
    SubmissionView last = store.lastSubmission(application.id()).orElseThrow();
    return new Submission(
        application.form(), application.formVersion(), last.json(), last.sha256());
  }

  /** What was sent in the first time, the second, and so on, as it was frozen. */
  @MayCall("casework, for a case it has checked")
  @Transactional(readOnly = true)
  public Optional<SubmissionView> sent(ApplicationView application, int sequence) {
    return store.submission(application.id(), sequence);
  }

  /** Keeps what the criteria come to once an officer has spoken of one, for lists. */
  @MayCall("casework's screening, inside its own act")
  @Transactional
  public void screened(ApplicationView application, Eligibility.Result result) {
    store.screened(application.id(), result);
  }

  /** Eligibility as of the day it was sent in, with what was said then. */
  @MayCall("whoever may see the case, through pages that have checked it")
  @Transactional(readOnly = true)
  public Eligibility eligibility(ApplicationView application) {
    SubmissionView submission = store.lastSubmission(application.id()).orElseThrow();
    return eligibility(application, submission.at().atZone(Writing.OSLO).toLocalDate());
  }

  /** The same as of another day, with what was said when it was sent in. */
  @MayCall("casework, for a case it has checked")
  @Transactional(readOnly = true)
  public Eligibility eligibility(ApplicationView application, LocalDate day) {
    return forms.eligibility(application, submission(application).thaw(form(application)), day);
  }
}
