package no.ildsjel.grant.control;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.ildsjel.casework.CaseDocuments.CaseDocument;
import no.ildsjel.casework.DecisionId;
import no.ildsjel.casework.DecisionView;
import no.ildsjel.casework.Decisions;
import no.ildsjel.grant.LaterLetters;
import no.ildsjel.grant.payment.AccountManagement;
import no.ildsjel.grant.payment.AwardView;
import no.ildsjel.grant.payment.PaymentManagement;
import no.ildsjel.grant.payment.PaymentState;
import no.ildsjel.grant.payment.PaymentView;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Money;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/**
 * Letters after the award: the advance notice (Public Administration Act 1967 § 16), the decision
 * on repayment with how to appeal (§§ 27, 28, 29), and the one that closes it. In the form of
 * Norwegian the award was decided in.
 */
@Service
public class AfterLetters implements LaterLetters {

  private static final String READER = "both sides, through pages that have checked who asks";

  private final Decisions decisions;
  private final PaymentManagement payments;
  private final ControlManagement controls;
  private final ClaimManagement claims;
  private final ClosingManagement closing;
  private final AccountManagement accounts;
  private final Letters letters;
  private final Texts texts;

  AfterLetters(
      Decisions decisions,
      PaymentManagement payments,
      ControlManagement controls,
      ClaimManagement claims,
      ClosingManagement closing,
      AccountManagement accounts,
      Letters letters,
      Texts texts) {
    this.decisions = decisions;
    this.payments = payments;
    this.controls = controls;
    this.claims = claims;
    this.closing = closing;
    this.accounts = accounts;
    this.letters = letters;
    this.texts = texts;
  }

  @Override
  @MayCall("rooms that have checked who asks")
  @Transactional(readOnly = true)
  public Optional<CaseDocument> letter(DecisionId id, Kind kind, Optional<UUID> about) {
    return Optional.ofNullable(payments.awards(List.of(id)).get(id))
        .flatMap(award ->
            switch (kind) {
              case NOTICE -> about.flatMap(control -> notice(award, control));
              case CLAIM -> about.flatMap(claim -> claim(award, claim));
              case ENDING_NOTICE -> endingNotice(award);
              case CLOSING -> closing(award);
            })
        .map(pdf -> new CaseDocument("brev.pdf", MediaType.APPLICATION_PDF_VALUE, pdf));
  }

  /** The advance notice of a control, when it has been given. */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public Optional<byte[]> notice(AwardView award, UUID control) {
    Language language = language(award);
    return controls.of(award.id()).stream()
        .filter(c -> c.id().equals(control) && c.notice().isPresent())
        .findFirst()
        .map(c ->
            pdf(
                award,
                "after.notice",
                told(c.answerBy().orElseThrow()),
                paragraph(
                        text(
                            language,
                            "after.notice.text",
                            Writing.kroner(c.noticed().total().kroner())))
                    + shares(language, c.noticed())
                    + reason(language, c.notice().orElseThrow())
                    + answerBy(language, c.answerBy().orElseThrow())));
  }

  /** The advance notice of an early ending, when it has been given. */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public Optional<byte[]> endingNotice(AwardView award) {
    Language language = language(award);
    return closing
        .ending(award)
        .notice()
        .map(n ->
            pdf(
                award,
                "after.ending",
                told(n.answerBy()),
                paragraph(text(language, "after.ending.text"))
                    + reason(language, n.words())
                    + answerBy(language, n.answerBy())));
  }

  /** The day something was told, by the day it can be answered until. */
  private static LocalDate told(LocalDate answerBy) {
    return answerBy.minusDays(ControlManagement.DAYS_TO_ANSWER);
  }

  private String appeal(Language language) {
    return "<h2>"
        + safe(text(language, "after.claim.appeal"))
        + "</h2>"
        + paragraph(text(language, "after.claim.appeal.text"));
  }

  private String answerBy(Language language, LocalDate day) {
    return paragraph(text(language, "after.notice.answer", Writing.day(day, language)))
        + paragraph(text(language, "after.notice.law"));
  }

  /** The decision on repayment. */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public Optional<byte[]> claim(AwardView award, UUID claim) {
    Language language = language(award);
    return claims.of(award.id()).stream()
        .filter(c -> c.id().equals(claim))
        .findFirst()
        .map(c -> {
          StringBuilder body = new StringBuilder();
          body.append(
              paragraph(text(language, "after.claim.text", Writing.kroner(c.amount().kroner()))));
          body.append(shares(language, c.years()));
          body.append(reason(language, c.reason()));
          for (ClaimView.Instalment part : c.instalments()) {
            body.append(
                paragraph(
                    text(
                        language,
                        "after.claim.part",
                        Writing.kroner(part.amount().kroner()),
                        Writing.day(part.due(), language))));
          }
          body.append(paragraph(text(language, "after.claim.law")));
          accounts
              .payer(award.administrator())
              .ifPresent(payer ->
                  body.append(
                      paragraph(
                          text(
                              language,
                              "after.claim.account",
                              payer.number().spaced(),
                              award.number()))));
          body.append(appeal(language));
          return pdf(
              award, "after.claim", c.at().atZone(Writing.OSLO).toLocalDate(), body.toString());
        });
  }

  /** The letter that closes the award, once it has ended. */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public Optional<byte[]> closing(AwardView award) {
    Language language = language(award);
    return closing
        .of(award)
        .map(c -> {
          List<PaymentView> parts = payments.paymentsOf(List.of(award.id()));
          Money paid =
              parts.stream()
                  .filter(p -> p.state() == PaymentState.PAID)
                  .map(PaymentView::amount)
                  .reduce(Money.ZERO, Money::plus);
          Money back =
              claims.of(award.id()).stream().map(ClaimView::paid).reduce(Money.ZERO, Money::plus);
          return pdf(
              award,
              c.early() ? "after.ended" : "after.closed",
              c.day(),
              paragraph(
                      text(
                          language,
                          c.early() ? "after.ended.text" : "after.closed.text",
                          Writing.day(c.day(), language)))
                  + reason(language, c.reason())
                  + paragraph(
                      text(
                          language,
                          "after.closed.sums",
                          Writing.kroner(paid.kroner()),
                          Writing.kroner(back.kroner())))
                  + paragraph(
                      text(language, "after.closed.keep", Writing.day(c.keepUntil(), language)))
                  + (c.early() ? appeal(language) : ""));
        });
  }

  private byte[] pdf(AwardView award, String title, LocalDate day, String body) {
    Language language = language(award);
    String heading = text(language, title);
    return letters.pdf(
        new LetterContent(
            heading,
            award.organisationName() + ", " + award.number(),
            language,
            "<h1>"
                + safe(heading)
                + "</h1>"
                + paragraph(
                    award.organisationName()
                        + " · "
                        + award.number()
                        + " · "
                        + Writing.day(day, language))
                + body));
  }

  private Language language(AwardView award) {
    DecisionView decision = decisions.find(award.id()).orElseThrow();
    return decision.language();
  }

  /** How much is of which year, when it is of several. */
  private String shares(Language language, MoneyByYear amounts) {
    StringBuilder shares = new StringBuilder();
    if (amounts.several()) {
      amounts
          .years()
          .forEach((year, amount) ->
              shares.append(
                  paragraph(
                      text(
                          language,
                          "after.share",
                          Writing.kroner(amount.kroner()),
                          Integer.toString(year)))));
    }
    return shares.toString();
  }

  private String reason(Language language, String words) {
    return "<h2>" + safe(text(language, "after.reason")) + "</h2>" + paragraph(words);
  }

  private String text(Language language, String key, Object... arguments) {
    return texts.text(language, key, arguments);
  }

  private static String paragraph(String words) {
    return "<p>" + safe(words) + "</p>";
  }

  private static String safe(String words) {
    return HtmlUtils.htmlEscapeDecimal(words.replaceAll("\\p{Cntrl}+", " "), "UTF-8");
  }
}
