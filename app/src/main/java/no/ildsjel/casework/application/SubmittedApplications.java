package no.ildsjel.casework.application;

import java.util.List;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.programme.CallId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has been sent in, for the desks of this room that check for themselves who asks. */
@Service
public class SubmittedApplications {

  private final ApplicationStore store;

  SubmittedApplications(ApplicationStore store) {
    this.store = store;
  }

  /** True once the case has been decided. */
  @MayCall("desks of casework that check who asks")
  @Transactional(readOnly = true)
  public boolean decided(ApplicationId id) {
    return store.decided(id);
  }

  /** All that has been sent in to a call, by case number. */
  @MayCall("desks of casework that check who asks")
  @Transactional(readOnly = true)
  public List<ApplicationView> of(CallId call) {
    return store.submittedTo(call);
  }
}
