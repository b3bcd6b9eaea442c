package no.ildsjel.platform.forms.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ildsjel.platform.forms.AnswerMark;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.Answers;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.Draft;
import no.ildsjel.platform.forms.DraftSaved;
import no.ildsjel.platform.forms.Drafts;
import no.ildsjel.platform.forms.FormDefinition;
import no.ildsjel.platform.forms.FormError;
import no.ildsjel.platform.forms.FormEvaluation;
import no.ildsjel.platform.forms.FormLimits;
import no.ildsjel.platform.forms.PageProgress;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.platform.identity.People;
import no.ildsjel.platform.pages.Page;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.PersonId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Shows the pages of a form being filled in, and takes what is posted. The room that owns the draft
 * has the routes, asks who may do what, and says by {@link Filling} where everything is.
 */
@Component
public class FormPages {

  /** Far above what a form takes; whatever is larger is no answer. */
  private static final long MOST = FormLimits.DRAFT_LENGTH;

  private final Drafts drafts;
  private final People people;

  FormPages(Drafts drafts, People people) {
    this.drafts = drafts;
    this.people = people;
  }

  /**
   * A page of the form; not found when there is no such page for these answers.
   *
   * @param mend true when everything to mend is to be told, as after pressing "go on"
   */
  public FormPageView page(Page page, Filling filling, String id, boolean mend) {
    Draft draft = drafts.read(filling.draft());
    return view(page, filling, draft, answers(filling, draft), id, mend, "", Set.of(), Map.of());
  }

  /** The steps of the form, for a page of the owner's. */
  public List<StepView> steps(Page page, Filling filling) {
    Draft draft = drafts.read(filling.draft());
    FormEvaluation evaluation = filling.form().evaluate(answers(filling, draft), filling.inputs());
    return steps(page, filling, evaluation, "");
  }

  /** Everything answered so far, and what is left to mend. */
  public SummaryView summary(Page page, Filling filling) {
    Draft draft = drafts.read(filling.draft());
    FormEvaluation evaluation = filling.form().evaluate(answers(filling, draft), filling.inputs());
    return new ReadBackViews(page, filling.place(), evaluation)
        .summary(draft.clashes().keySet(), steps(page, filling, evaluation, ""));
  }

  /** What was handed in, to be read; files are opened by the place's addresses. */
  public List<ReadPageView> answers(
      Page page, FormPlace place, CompiledForm form, Submission submission) {
    return new ReadBackViews(page, place, submission.thaw(form)).pages();
  }

  /** Saves what a request posted at a page and does what the button said. */
  public FormPosted post(
      Page page, Actor actor, Filling filling, String id, HttpServletRequest request) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
    return post(page, actor, filling, id, fields, request.getHeader("HX-Request") != null);
  }

  /**
   * Saves what was posted at a page and does what the button said.
   *
   * @param fields the request's parameters
   * @param script true when the page's script asks, and wants a part back
   */
  FormPosted post(
      Page page,
      Actor actor,
      Filling filling,
      String id,
      Map<String, List<String>> fields,
      boolean script) {
    SentForm sent = SentForm.of(fields, page.language());
    if (sent.characters() > MOST) {
      throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
    }
    if (filling.place().readOnly()) {
      return new FormPosted.GoTo(filling.place().summary());
    }
    return switch (drafts.save(actor, filling.draft(), filling.form(), sent.post())) {
      case Answer.Refused<DraftSaved>(var reason) ->
          notSaved(
              page, filling, id, sent, page.refusal(reason), sent.post().values().keySet(), script);
      case Answer.Allowed<DraftSaved>(DraftSaved saved) when !saved.tooLong().isEmpty() ->
          notSaved(page, filling, id, sent, page.t("forms.too-large"), saved.tooLong(), script);
      case Answer.Allowed<DraftSaved> _ when sent.part() && script -> {
        Draft draft = drafts.read(filling.draft());
        yield new FormPosted.Part(
            view(
                page,
                filling,
                draft,
                answers(filling, draft),
                id,
                false,
                "",
                sent.shown(),
                marks(filling, sent)));
      }
      case Answer.Allowed<DraftSaved> _ ->
          sent.stays() ? act(page, actor, filling, id, sent) : goOn(filling, id);
    };
  }

  /** The script keeps what is typed; without it the page comes back with it. */
  private FormPosted notSaved(
      Page page,
      Filling filling,
      String id,
      SentForm sent,
      String why,
      Set<String> paths,
      boolean script) {
    if (script) {
      throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
    }
    return again(page, filling, id, sent, why, paths);
  }

  private static Map<String, String> marks(Filling filling, SentForm sent) {
    Map<String, String> marks = new HashMap<>();
    sent.post()
        .values()
        .forEach((path, typed) ->
            marks.put(
                path, AnswerMark.of(filling.form().parse(path, typed, sent.post().language()))));
    return marks;
  }

  private FormPosted act(Page page, Actor actor, Filling filling, String id, SentForm sent) {
    String here = filling.place().page(id);
    if (sent.add().isPresent()) {
      return switch (drafts.addRow(actor, filling.draft(), filling.form(), sent.add().get())) {
        case Answer.Allowed<String>(String row) ->
            new FormPosted.GoTo(here + "#q-" + FieldNames.tail(row));
        case Answer.Refused<String>(var reason) ->
            again(page, filling, id, sent, page.refusal(reason), Set.of());
      };
    }
    if (sent.remove().isPresent()) {
      String row = sent.remove().get();
      String parent = row.substring(0, Math.max(0, row.lastIndexOf('/')));
      return switch (drafts.removeRow(
          actor, filling.draft(), filling.form(), row, sent.version())) {
        case Answer.Allowed<?> _ -> new FormPosted.GoTo(here + "#q-" + FieldNames.tail(parent));
        case Answer.Refused<?>(var reason) ->
            again(page, filling, id, sent, page.refusal(reason), Set.of());
      };
    }
    if (sent.choose().isPresent()) {
      ClashView.Choice choice = ClashView.Choice.read(sent.choose().get());
      return switch (drafts.choose(
          actor, filling.draft(), choice.path(), choice.version(), choice.seen())) {
        case Answer.Allowed<?> _ -> new FormPosted.GoTo(here + "#" + FieldNames.id(choice.path()));
        case Answer.Refused<?>(var reason) ->
            again(page, filling, id, sent, page.refusal(reason), Set.of());
      };
    }
    if (sent.attach()
        .filter(q -> UploadPages.fileQuestion(filling.form(), q).isPresent())
        .isPresent()) {
      return new FormPosted.GoTo(filling.place().upload(sent.attach().get()));
    }
    if (sent.detach().isPresent()) {
      String[] file = sent.detach().get().split(" ", 2);
      if (file.length == 2) {
        drafts.detach(actor, filling.draft(), file[0], file[1]);
      }
      return new FormPosted.GoTo(here + "#q-" + FieldNames.tail(file[0]));
    }
    return new FormPosted.GoTo(here);
  }

  /** On to the next page; but what cannot be read, or does not fit, is told first. */
  private FormPosted goOn(Filling filling, String id) {
    Draft draft = drafts.read(filling.draft());
    FormEvaluation evaluation = filling.form().evaluate(answers(filling, draft), filling.inputs());
    boolean stop =
        evaluation.errorsOn(id).stream().anyMatch(error -> !error.code().equals("required"));
    FormPlace place = filling.place();
    return new FormPosted.GoTo(stop ? place.page(id) + "?sjekk" : after(place, evaluation, id));
  }

  private static String after(FormPlace place, FormEvaluation evaluation, String id) {
    List<String> pages = evaluation.pages().stream().map(PageProgress::page).toList();
    int next = pages.indexOf(id) + 1;
    return next < pages.size() ? place.page(pages.get(next)) : place.summary();
  }

  /** The page with what was typed, and why it was not done. */
  private FormPosted again(
      Page page, Filling filling, String id, SentForm sent, String why, Set<String> notSaved) {
    Draft draft = drafts.read(filling.draft());
    Answers answers = answers(filling, draft);
    for (String path : notSaved) {
      List<String> typed = sent.post().values().getOrDefault(path, List.of());
      Optional<AnswerValue> value =
          typed.stream().anyMatch(t -> t.length() > FormLimits.ANSWER_LENGTH)
              ? Optional.of(new AnswerValue.Unreadable(typed.getFirst(), "too-long"))
              : filling.form().parse(path, typed, page.language());
      answers = value.isPresent() ? answers.with(path, value.get()) : answers;
    }
    return new FormPosted.Again(
        view(page, filling, draft, answers, id, false, why, Set.of(), Map.of()));
  }

  private static Answers answers(Filling filling, Draft draft) {
    return draft.answersWith(filling.form(), filling.inputs());
  }

  private FormPageView view(
      Page page,
      Filling filling,
      Draft draft,
      Answers answers,
      String id,
      boolean mend,
      String trouble,
      Set<String> shownBefore,
      Map<String, String> sentMarks) {
    FormEvaluation evaluation = filling.form().evaluate(answers, filling.inputs());
    List<String> ids = evaluation.pages().stream().map(PageProgress::page).toList();
    int number = ids.indexOf(id);
    if (number < 0) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    FormPlace place = filling.place();
    FormDefinition.Page definition = definition(filling.form(), id);
    QuestionViews questions =
        new QuestionViews(
            page,
            place,
            draft,
            filling.form().offered(filling.inputs()),
            evaluation,
            mend,
            people.namesOf(writers(draft)));
    Written written = new Written(page, evaluation);
    return new FormPageView(
        place,
        id,
        place.page(id),
        written.text(filling.form().definition().title(), ""),
        written.text(definition.title(), ""),
        written.text(definition.intro(), ""),
        number + 1,
        ids.size(),
        definition.minutes(),
        number == 0 ? "" : place.page(ids.get(number - 1)),
        number + 1 < ids.size() ? place.page(ids.get(number + 1)) : place.summary(),
        draft.version(),
        draft.version() == 0 ? Optional.empty() : Optional.of(draft.changedAt()),
        trouble,
        mend ? problems(place, evaluation, written, evaluation.errorsOn(id)) : List.of(),
        definition.questions().stream().map(q -> questions.view(q, q.id())).toList(),
        steps(page, filling, evaluation, id),
        shownBefore,
        sentMarks);
  }

  /** What to mend, each thing once: a row of a matrix says no more than the one before it. */
  static List<ProblemView> problems(
      FormPlace place, FormEvaluation evaluation, Written written, List<FormError> errors) {
    List<ProblemView> problems = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (FormError error : errors) {
      LocalText.Rendered question = ReadBackViews.question(evaluation, written, error.path());
      String words = written.problem(error);
      if (told.add(ReadBackViews.questionPath(evaluation, error.path()) + " " + words)) {
        problems.add(new ProblemView(place.mend(error.page(), error.path()), question, words));
      }
    }
    return problems;
  }

  private static List<StepView> steps(
      Page page, Filling filling, FormEvaluation evaluation, String current) {
    Written written = new Written(page, evaluation);
    return evaluation.pages().stream()
        .map(progress -> {
          FormDefinition.Page definition = definition(filling.form(), progress.page());
          return new StepView(
              filling.place().page(progress.page()),
              written.text(definition.title(), ""),
              definition.minutes(),
              switch (progress.state()) {
                case DONE -> "done";
                case STARTED -> "started";
                case NOT_STARTED -> "todo";
              },
              progress.missing(),
              progress.page().equals(current));
        })
        .toList();
  }

  private static FormDefinition.Page definition(CompiledForm form, String id) {
    return form.definition().pages().stream()
        .filter(p -> p.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Set<PersonId> writers(Draft draft) {
    return draft.clashes().values().stream()
        .flatMap(List::stream)
        .flatMap(version -> version.by().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }
}
