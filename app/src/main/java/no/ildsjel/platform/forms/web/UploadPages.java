package no.ildsjel.platform.forms.web;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.platform.documents.DocumentId;
import no.ildsjel.platform.documents.DocumentResponse;
import no.ildsjel.platform.documents.DocumentView;
import no.ildsjel.platform.documents.Documents;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/**
 * The page where a file is chosen for a question. It is a page of its own, so that what was typed
 * beside the question is saved before the file is sent, also without script.
 */
@Component
public class UploadPages {

  private final Drafts drafts;
  private final Documents documents;

  UploadPages(Drafts drafts, Documents documents) {
    this.drafts = drafts;
    this.documents = documents;
  }

  /** The page where a file is chosen for a question; not found when it takes none. */
  public String choose(Page page, Filling filling, String question, Model model) {
    return choose(page, filling, question, "", model);
  }

  /**
   * Keeps a file and puts it in the answer; the page again, with the reason, when it can't.
   *
   * @param owner what the file belongs to, as documents name it
   */
  public String add(
      Page page,
      Actor.Person actor,
      Filling filling,
      String owner,
      String question,
      Optional<MultipartFile> file,
      Model model)
      throws IOException {
    UploadView upload = upload(page, filling, question);
    if (file.isEmpty() || file.get().isEmpty()) {
      return choose(page, filling, question, page.t("forms.file.none"), model);
    }
    Answer<DocumentView> stored =
        documents.store(
            actor,
            owner,
            Objects.requireNonNullElse(file.get().getOriginalFilename(), "fil"),
            file.get().getBytes());
    return switch (stored) {
      case Answer.Allowed<DocumentView>(DocumentView document) -> {
        drafts.attach(
            actor,
            filling.draft(),
            filling.form(),
            question,
            new AnswerValue.File(document.id().toString(), document.name(), document.bytes()));
        yield "redirect:" + upload.back();
      }
      case Answer.Refused<DocumentView>(var reason) ->
          choose(page, filling, question, page.refusal(reason), model);
    };
  }

  /** The file; not found when it isn't the owner's. */
  public ResponseEntity<byte[]> open(String owner, UUID file) {
    return documents
        .open(owner, new DocumentId(file))
        .map(DocumentResponse::of)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** True when the file was handed in with these answers, and neither added nor removed since. */
  public static boolean handedIn(FormEvaluation sent, String question, UUID file) {
    return sent.visibleAnswers().get(question) instanceof AnswerValue.Files files
        && files.files().stream().anyMatch(f -> f.id().equals(file.toString()));
  }

  private String choose(Page page, Filling filling, String question, String trouble, Model model) {
    model.addAttribute("upload", upload(page, filling, question));
    model.addAttribute("trouble", trouble);
    return "platform/forms/file";
  }

  private UploadView upload(Page page, Filling filling, String question) {
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
