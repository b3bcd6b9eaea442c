package no.ildsjel.casework.application;

import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Eligibility;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.platform.forms.AnswersJson;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Language;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was sent in, read back from where it is frozen; never the draft. */
@Service
public class SentIn {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final ApplicationStore store;
  private final ApplicationManagement applications;

  SentIn(ApplicationStore store, ApplicationManagement applications) {
    this.store = store;
    this.applications = applications;
  }

  /** The form as it was when it was sent in, with its answers. */
  @MayCall("whoever may see the case, through pages that have checked it")
  @Transactional(readOnly = true)
  public FormEvaluation read(ApplicationView application) {
    SubmissionView submission = store.lastSubmission(application.id()).orElseThrow();
    CompiledForm form = applications.formOf(application);
    JsonNode frozen = JSON.readTree(submission.json());
    ObjectNode flat = JSON.createObjectNode();
    frozen.get("answers").properties().forEach(e -> flat.set(e.getKey(), e.getValue()));
    frozen.get("inputs").properties().forEach(e -> flat.set(e.getKey(), e.getValue()));
    AnswersJson.Read read = AnswersJson.read(JSON.writeValueAsString(flat), form, Language.NB);
    return form.evaluate(read.answers(), read.inputs());
  }

  /** Eligibility as of the day it was sent in, with what was said then. */
  @MayCall("whoever may see the case, through pages that have checked it")
  @Transactional(readOnly = true)
  public Eligibility eligibility(ApplicationView application) {
    SubmissionView submission = store.lastSubmission(application.id()).orElseThrow();
    return applications.eligibility(
        application, read(application), submission.at().atZone(Writing.OSLO).toLocalDate());
  }
}
