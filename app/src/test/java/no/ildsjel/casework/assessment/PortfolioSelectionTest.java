package no.ildsjel.casework.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import no.ildsjel.casework.assessment.SelectionAnswer.Proof;
import no.ildsjel.casework.assessment.SelectionAnswer.Relaxation;
import org.junit.jupiter.api.Test;

class PortfolioSelectionTest {

  private static final long SEED = Long.getLong("ildsjel.seed", 20270312);

  @Test
  void noOtherChoiceIsWorthMoreThanTheOneProposed() {
    for (int i = 0; i < 400; i++) {
      SelectionQuestion question = new InventedQuestions(SEED + i).small();
      SelectionAnswer answer = PortfolioSelection.answer(question);
      OptionalLong best = EveryChoice.best(question);
      assertThat(answer.thousandths()).as("seed %d: %s", SEED + i, question).isEqualTo(best);
      assertThat(answer.proof())
          .as("seed %d", SEED + i)
          .isEqualTo(best.isPresent() ? Proof.OPTIMAL : Proof.INFEASIBLE);
      if (best.isPresent()) {
        assertThat(answer.boundThousandths()).isEqualTo(best);
        assertSatisfies(question, answer, SEED + i);
      }
    }
  }

  @Test
  void whatIsSaidToBeEnoughIsEnoughAndNoLessIs() {
    int unsatisfied = 0;
    for (int i = 0; i < 400; i++) {
      SelectionQuestion question = new InventedQuestions(SEED + i).small();
      SelectionAnswer answer = PortfolioSelection.answer(question);
      if (answer.proof() != Proof.INFEASIBLE) {
        assertThat(answer.relax()).isEmpty();
        continue;
      }
      unsatisfied++;
      String seed = "seed " + (SEED + i) + ": " + question + answer.relax();
      assertThat(answer.selected()).isEmpty();
      assertThat(answer.relax()).as(seed).isNotEmpty();
      if (answer.relax().getFirst().alone()) {
        for (Relaxation relaxation : answer.relax()) {
          assertThat(EveryChoice.best(relaxed(question, List.of(relaxation), 0)))
              .as(seed + relaxation)
              .isPresent();
          assertThat(EveryChoice.best(relaxed(question, List.of(relaxation), 1)))
              .as("less than " + seed + relaxation)
              .isEmpty();
        }
      } else {
        assertThat(answer.relax()).as(seed).hasSizeGreaterThan(1);
        assertThat(EveryChoice.best(relaxed(question, answer.relax(), 0))).as(seed).isPresent();
        for (Relaxation one : answer.relax()) {
          List<Relaxation> rest = new ArrayList<>(answer.relax());
          rest.remove(one);
          assertThat(EveryChoice.best(relaxed(question, rest, 0))).as(seed).isEmpty();
        }
      }
    }
    assertThat(unsatisfied).isBetween(40, 360);
  }

  @Test
  void aHundredApplicationsAgreeWithATableOverTheFrame() {
    for (int i = 0; i < 6; i++) {
      SelectionQuestion question = new InventedQuestions(SEED + i).medium(100, 5, 60);
      SelectionAnswer answer = PortfolioSelection.answer(question);
      assertThat(answer.proof()).isEqualTo(Proof.OPTIMAL);
      assertThat(answer.thousandths())
          .as("seed %d", SEED + i)
          .isEqualTo(TableOverTheFrame.best(question));
      assertSatisfies(question, answer, SEED + i);
    }
  }

  @Test
  void theOrderApplicationsStandInChangesNothing() {
    for (int i = 0; i < 3; i++) {
      InventedQuestions invented = new InventedQuestions(SEED + i);
      SelectionQuestion question = invented.yearly(120, 6, 1000);
      SelectionAnswer answer = PortfolioSelection.answer(question);
      assertThat(PortfolioSelection.answer(invented.shuffled(question)))
          .as("seed %d", SEED + i)
          .isEqualTo(answer);
    }
  }

  @Test
  void ofEquallyGoodSelectionsTheCheaperIsProposed() {
    SelectionQuestion question =
        new SelectionQuestion(
            300,
            List.of(
                new SelectionCandidate(
                    "a", "Bodø", List.of(new AwardOption(200, 5), new AwardOption(150, 5))),
                new SelectionCandidate("b", "Bodø", List.of(new AwardOption(90, 0)))),
            List.of(),
            List.of(),
            List.of(),
            Duration.ofSeconds(5));
    assertThat(PortfolioSelection.answer(question).selected())
        .containsExactly(new SelectionAnswer.Chosen("a", 150));
  }

  @Test
  void whenTimeRunsOutTheBoundIsNeverBelowTheBest() {
    SelectionQuestion asked = new InventedQuestions(SEED).yearly(300, 15, 1);
    long best = PortfolioSelection.answer(asked).thousandths().orElseThrow();
    for (double units : new double[] {0.00001, 0.001, 0.005, 0.02, 0.05}) {
      SelectionAnswer answer =
          PortfolioSelection.answer(asked, new WorkBudget(Duration.ofSeconds(20), units), 0.8);
      assertThat(answer.boundThousandths().orElseThrow()).isGreaterThanOrEqualTo(best);
      answer.thousandths().ifPresent(v -> assertThat(v).isLessThanOrEqualTo(best));
      if (answer.thousandths().isPresent()) {
        assertSatisfies(asked, answer, SEED);
      }
    }
  }

  @Test
  void theTimeLimitHolds() {
    SelectionQuestion hard = new InventedQuestions(SEED).yearly(5000, 40, 1);
    SelectionQuestion hurried =
        new SelectionQuestion(
            hard.frame(),
            hard.candidates(),
            hard.wishes(),
            List.of(),
            List.of(),
            Duration.ofSeconds(2));
    long begun = System.nanoTime();
    SelectionAnswer answer = PortfolioSelection.answer(hurried);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
    assertThat(answer.boundThousandths()).isPresent();
  }

  @Test
  void anExplanationSaysWhatTheOtherSideWouldCost() {
    for (int i = 0; i < 60; i++) {
      SelectionQuestion question = new InventedQuestions(SEED + i).small();
      SelectionAnswer answer = PortfolioSelection.answer(question);
      if (answer.proof() != Proof.OPTIMAL) {
        continue;
      }
      for (SelectionCandidate c : question.candidates()) {
        SelectionExplanation why =
            SelectionExplanation.of(question, answer, c.id(), Duration.ofSeconds(5));
        boolean in = answer.selected().stream().anyMatch(s -> s.id().equals(c.id()));
        assertThat(why.amount().isPresent()).isEqualTo(in);
        switch (why.reason()) {
          case LOCKED_IN, LOCKED_OUT, NO_AMOUNT -> assertThat(why.loss()).isEmpty();
          case NEEDED -> assertThat(EveryChoice.best(question.withLockedOut(c.id()))).isEmpty();
          case DOES_NOT_FIT ->
              assertThat(EveryChoice.best(question.withLockedIn(c.id()))).isEmpty();
          case ADDS_VALUE, ROOM_FOR_IT, OUTWEIGHED -> {
            SelectionQuestion turned =
                in ? question.withLockedOut(c.id()) : question.withLockedIn(c.id());
            assertThat(why.exact()).isTrue();
            assertThat(why.loss().orElseThrow())
                .as("seed %d", SEED + i)
                .isEqualTo(
                    answer.thousandths().orElseThrow() - EveryChoice.best(turned).orElseThrow());
          }
          case UNDECIDED -> throw new AssertionError("undecided on eight candidates");
        }
      }
    }
  }

  @Test
  void aRankedListStopsWhereTheMoneyEndsAndHeedsNoWish() {
    SelectionQuestion question =
        new SelectionQuestion(
            250,
            List.of(
                new SelectionCandidate("dear", "Bodø", List.of(new AwardOption(200, 9_000))),
                new SelectionCandidate(
                    "next",
                    "Bodø",
                    List.of(new AwardOption(100, 8_000), new AwardOption(50, 5_000))),
                new SelectionCandidate("cheap", "Skien", List.of(new AwardOption(10, 7_000)))),
            List.of(new SpreadWish("Skien", 1, 0)),
            List.of(),
            List.of(),
            Duration.ofSeconds(5));
    RankedList list = RankedList.of(question);
    assertThat(list.chosen())
        .containsExactly(
            new SelectionAnswer.Chosen("dear", 200), new SelectionAnswer.Chosen("next", 50));
    assertThat(list.left()).isZero();
    assertThat(list.unmet()).containsExactly(0);
    assertThat(PortfolioSelection.answer(question).thousandths()).hasValue(16_000);
  }

  private static void assertSatisfies(
      SelectionQuestion question, SelectionAnswer answer, long seed) {
    Map<String, SelectionCandidate> byId = new HashMap<>();
    question.candidates().forEach(c -> byId.put(c.id(), c));
    Map<String, Long> given = new HashMap<>();
    long amount = 0;
    long value = 0;
    for (SelectionAnswer.Chosen chosen : answer.selected()) {
      assertThat(given.put(chosen.id(), chosen.amount())).as("seed %d", seed).isNull();
      amount += chosen.amount();
      value +=
          byId.get(chosen.id()).options().stream()
              .filter(o -> o.amount() == chosen.amount())
              .mapToLong(AwardOption::thousandths)
              .max()
              .orElseThrow();
    }
    assertThat(amount).as("seed %d", seed).isLessThanOrEqualTo(question.frame());
    assertThat(value).as("seed %d", seed).isEqualTo(answer.thousandths().orElseThrow());
    assertThat(given.keySet()).containsAll(question.lockedIn());
    assertThat(question.lockedOut()).noneMatch(given::containsKey);
    for (SpreadWish wish : question.wishes()) {
      List<Long> here =
          given.entrySet().stream()
              .filter(e -> byId.get(e.getKey()).region().equals(wish.region()))
              .map(Map.Entry::getValue)
              .toList();
      assertThat((long) here.size()).isGreaterThanOrEqualTo(wish.minAwards());
      assertThat(here.stream().mapToLong(Long::longValue).sum())
          .isGreaterThanOrEqualTo(wish.minAmount());
    }
  }

  /** The question changed as said, short of so much. */
  private static SelectionQuestion relaxed(
      SelectionQuestion question, List<Relaxation> changes, long short_) {
    long frame = question.frame();
    List<SpreadWish> wishes = new ArrayList<>(question.wishes());
    List<String> in = new ArrayList<>(question.lockedIn());
    List<String> out = new ArrayList<>(question.lockedOut());
    for (Relaxation r : changes) {
      long by = r.by() - short_;
      int index = r.index().orElse(-1);
      switch (r.what()) {
        case FRAME -> frame += by;
        case WISH -> {
          SpreadWish wish = wishes.get(index);
          boolean awards = r.text().contains("awards");
          wishes.set(
              index,
              new SpreadWish(
                  wish.region(),
                  wish.minAwards() - (awards ? by : 0),
                  wish.minAmount() - (awards ? 0 : by)));
        }
        case LOCKED_IN -> {
          if (by > 0) {
            in.remove(question.lockedIn().get(index));
          }
        }
        case LOCKED_OUT -> {
          if (by > 0) {
            out.remove(question.lockedOut().get(index));
          }
        }
      }
    }
    return new SelectionQuestion(
        frame, question.candidates(), wishes, in, out, question.timeLimit());
  }
}
