package no.ildsjel.casework;

import java.time.LocalDate;
import java.util.List;
import no.ildsjel.programme.CallView;
import no.ildsjel.shared.OrganisationNumber;

/** How organisations stand to what is asked for support, for rooms that have checked who asks. */
public interface StandingCriteria {

  /**
   * A call, and whether the organisation may get it as far as is known without asking.
   *
   * @param call open, or to open
   */
  record Fitting(CallView call, Eligibility.Result result) {}

  /**
   * Each criterion of what was applied for as of a day: what the registers know then, what the
   * application said, and what officers have said instead.
   */
  Eligibility asOf(ApplicationView application, LocalDate day);

  /**
   * The calls an organisation can still apply to, less those it may not get; the first to close on
   * top.
   */
  List<Fitting> open(OrganisationNumber organisation, LocalDate day);
}
