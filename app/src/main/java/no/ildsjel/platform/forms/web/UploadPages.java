package no.ildsjel.platform.forms.web;

import java.util.Optional;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.pages.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page where a file is chosen for a question. It is a page of its own, so that what was typed
 * beside the question is saved before the file is sent, also without script.
 */
@Component
public class UploadPages {

  private final Drafts drafts;

  UploadPages(Drafts drafts) {
    this.drafts = drafts;
  }

  /** The page where a file is chosen for a question; not found when it takes none. */
  public UploadView upload(Page page, Filling filling, String question) {
    Question asked =
        fileQuestion(filling.form(), question)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    QuestionKind.Files files = (QuestionKind.Files) asked.kind();
    FormEvaluation evaluation =
        filling
            .form()
            .evaluate(
                drafts.read(filling.draft()).answersWith(filling.form(), filling.inputs()),
                filling.inputs());
    Written written = new Written(page, evaluation);
    return new UploadView(
        written.text(filling.form().definition().title(), ""),
        written.text(asked.text(), ""),
        filling.place().upload(question),
        filling.place().page(pageOf(filling.form(), question)) + "#q-" + FieldNames.tail(question),
        BodyViews.accepted(files),
        BodyViews.kinds(files),
        BodyViews.megabytes(files));
  }

  static Optional<Question> fileQuestion(CompiledForm form, String id) {
    return form.definition().pages().stream()
        .flatMap(p -> p.questions().stream())
        .filter(q -> q.id().equals(id) && q.kind() instanceof QuestionKind.Files)
        .findFirst();
  }

  private static String pageOf(CompiledForm form, String question) {
    return form.definition().pages().stream()
        .filter(p -> p.questions().stream().anyMatch(q -> q.id().equals(question)))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
