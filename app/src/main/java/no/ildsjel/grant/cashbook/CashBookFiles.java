package no.ildsjel.grant.cashbook;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import no.ildsjel.platform.documents.LetterContent;
import no.ildsjel.platform.documents.Letters;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.pages.Texts;
import no.ildsjel.platform.writing.CsvRow;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.Ore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;

/** A cash book as files, so that the organisation is never locked in here. */
@Service
public class CashBookFiles {

  private static final String READER = "whoever may read the book, through pages that checked it";

  private final CashBookStore store;
  private final Letters letters;
  private final Texts texts;

  CashBookFiles(CashBookStore store, Letters letters, Texts texts) {
    this.store = store;
    this.letters = letters;
    this.texts = texts;
  }

  /** A table for spreadsheets, by voucher number. */
  @MayCall(READER)
  public byte[] csv(CashBookView book, Language language) {
    StringBuilder table = new StringBuilder().append(CsvRow.MARK);
    table.append(
        CsvRow.norwegian(
            List.of(
                texts.text(language, "cash.number"),
                texts.text(language, "cash.day"),
                texts.text(language, "cash.what"),
                texts.text(language, "cash.line"),
                texts.text(language, "cash.in"),
                texts.text(language, "cash.out"),
                texts.text(language, "cash.struck"))));
    for (CashLine line : alsoStruck(book)) {
      String amount =
          BigDecimal.valueOf(line.amount().value(), 2).toPlainString().replace('.', ',');
      boolean in = line.direction() == Direction.IN;
      table.append(
          CsvRow.norwegian(
              List.of(
                  Integer.toString(line.number()),
                  line.day().toString(),
                  line.what(),
                  lineName(book, line, language),
                  in && !line.struck() ? amount : "",
                  in || line.struck() ? "" : amount,
                  line.struck() ? amount + " " + line.reason().orElse("") : "")));
    }
    return table.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The accounts to print and sign. */
  @MayCall(READER)
  public byte[] pdf(CashBookView book, Language language) {
    String title = texts.text(language, "cash.accounts-for", Integer.toString(book.grantYear()));
    List<String> body = new ArrayList<>();
    body.add("<h1>" + safe(title) + "</h1>");
    body.add(
        "<p>"
            + safe(book.award().organisationName())
            + " · "
            + book.award().organisation().value()
            + " · "
            + safe(book.award().number())
            + "</p>");
    body.add("<h2>" + safe(texts.text(language, "cash.lines")) + "</h2>");
    body.add("<table><thead><tr>");
    for (String heading : List.of("cash.line", "cash.planned", "cash.used", "cash.left")) {
      body.add("<th>" + safe(texts.text(language, heading)) + "</th>");
    }
    body.add("</tr></thead><tbody>");
    for (CashBookView.Use use : book.uses()) {
      body.add(
          row(
              use.name().in(language),
              Writing.kroner(use.planned().kroner()),
              Writing.ore(use.used()),
              Writing.ore(use.left())));
    }
    body.add("</tbody></table><p>");
    body.add(safe(sum(language, "cash.income", book.income())) + "<br/>");
    body.add(safe(sum(language, "cash.costs", book.costs())) + "<br/>");
    if (book.repaid().isPositive()) {
      body.add(safe(sum(language, "cash.repaid", book.repaid())) + "<br/>");
    }
    body.add(safe(sum(language, "cash.unused", book.unused())) + "</p>");
    body.add("<h2>" + safe(texts.text(language, "cash.vouchers")) + "</h2>");
    body.add("<table><thead><tr>");
    for (String heading : List.of("cash.number", "cash.day", "cash.what", "cash.line")) {
      body.add("<th>" + safe(texts.text(language, heading)) + "</th>");
    }
    body.add("<th>" + safe(texts.text(language, "cash.amount")) + "</th></tr></thead><tbody>");
    for (CashLine line : byNumber(book.lines())) {
      body.add(
          row(
              Integer.toString(line.number()),
              Writing.day(line.day(), language),
              line.what(),
              lineName(book, line, language),
              Writing.ore(line.signed())));
    }
    body.add("</tbody></table>");
    struck(book, language, body);
    return letters.pdf(
        new LetterContent(title, book.award().organisationName(), language, String.join("", body)));
  }

  private void struck(CashBookView book, Language language, List<String> body) {
    if (book.struck().isEmpty()) {
      return;
    }
    body.add("<h2>" + safe(texts.text(language, "cash.struck-lines")) + "</h2>");
    body.add("<table><thead><tr>");
    for (String heading :
        List.of("cash.number", "cash.day", "cash.what", "cash.struck-why", "cash.amount")) {
      body.add("<th>" + safe(texts.text(language, heading)) + "</th>");
    }
    body.add("</tr></thead><tbody>");
    for (CashLine line : byNumber(book.struck())) {
      body.add(
          row(
              Integer.toString(line.number()),
              Writing.day(line.day(), language),
              line.what(),
              line.reason().orElse(""),
              Writing.ore(line.signed())));
    }
    body.add("</tbody></table>");
  }

  /**
   * SAF-T Financial 1.30, which begins with what the book's years before it left.
   *
   * @param contact the name of whoever makes the file
   */
  @MayCall(READER)
  @Transactional(readOnly = true)
  public byte[] auditFile(CashBookView book, String contact) {
    return AuditFile.of(book, store.before(book.award().id(), book.grantYear()), contact)
        .getBytes(StandardCharsets.UTF_8);
  }

  private String sum(Language language, String key, Ore amount) {
    return texts.text(language, key) + ": " + Writing.ore(amount);
  }

  private static List<CashLine> alsoStruck(CashBookView book) {
    return Stream.concat(book.lines().stream(), book.struck().stream())
        .sorted(Comparator.comparing(CashLine::number))
        .toList();
  }

  private static List<CashLine> byNumber(List<CashLine> lines) {
    return lines.stream().sorted(Comparator.comparing(CashLine::number)).toList();
  }

  private static String lineName(CashBookView book, CashLine line, Language language) {
    return book.nameOf(line.budgetLine()).map(name -> name.in(language)).orElse("");
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder("<tr>");
    for (String cell : cells) {
      row.append("<td>").append(safe(cell)).append("</td>");
    }
    return row.append("</tr>").toString();
  }

  private static String safe(String text) {
    return HtmlUtils.htmlEscapeDecimal(text, "UTF-8");
  }
}
