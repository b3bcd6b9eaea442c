package no.ildsjel.grant.cashbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import no.ildsjel.casework.ApplicationId;
import no.ildsjel.casework.ApplicationView;
import no.ildsjel.casework.Applications;
import no.ildsjel.casework.SubmissionView;
import no.ildsjel.platform.forms.AnswerValue;
import no.ildsjel.platform.forms.Answers;
import no.ildsjel.platform.forms.CompiledForm;
import no.ildsjel.platform.forms.FormDefinition;
import no.ildsjel.platform.forms.Question;
import no.ildsjel.platform.forms.QuestionKind;
import no.ildsjel.platform.forms.Submission;
import no.ildsjel.programme.SchemeForms;
import no.ildsjel.shared.LocalText;
import no.ildsjel.shared.Money;
import org.springframework.stereotype.Component;

/** The costs of the budget an award was given on, as they were sent in. */
@Component
public class AppliedBudget {

  private final Applications applications;
  private final SchemeForms forms;

  AppliedBudget(Applications applications, SchemeForms forms) {
    this.applications = applications;
    this.forms = forms;
  }

  /** The lines of the form and those the applicant added; empty when the form had no budget. */
  public List<BudgetLine> of(ApplicationId id) {
    ApplicationView application = Objects.requireNonNull(applications.byIds(List.of(id)).get(id));
    SubmissionView sent = applications.submission(id).orElseThrow();
    CompiledForm form = forms.find(application.form(), application.formVersion()).orElseThrow();
    Answers answers =
        new Submission(application.form(), application.formVersion(), sent.json(), sent.sha256())
            .thaw(form)
            .answers();
    List<BudgetLine> lines = new ArrayList<>();
    for (FormDefinition.Page page : form.definition().pages()) {
      for (Question question : page.questions()) {
        if (question.kind() instanceof QuestionKind.Budget budget) {
          lines(question.id() + "/costs", budget.costs(), answers, lines);
        }
      }
    }
    return lines;
  }

  private static void lines(
      String side, List<QuestionKind.Line> asked, Answers answers, List<BudgetLine> lines) {
    for (QuestionKind.Line line : asked) {
      lines.add(line(line.id(), line.text(), kroner(answers, side + "/" + line.id())));
    }
    for (String row : answers.rows(side)) {
      if (asked.stream().noneMatch(line -> line.id().equals(row))) {
        String at = side + "/" + row;
        String name =
            answers.at(at + "/text").orElse(null) instanceof AnswerValue.Text(String text)
                ? text
                : "–";
        lines.add(line(row, LocalText.nb(name), kroner(answers, at + "/amount")));
      }
    }
  }

  private static BudgetLine line(String id, LocalText name, Money amount) {
    return new BudgetLine(id, name, amount, amount);
  }

  private static Money kroner(Answers answers, String path) {
    return answers.at(path).orElse(null) instanceof AnswerValue.Whole(long kroner)
        ? Money.kroner(kroner)
        : Money.ZERO;
  }
}
