package no.ildsjel.grant.cashbook;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Ore;

/**
 * A cash book as a Norwegian Standard Audit File, SAF-T Financial 1.30: each line is a voucher with
 * two sides. A year begins with what the years before it left in the bank and owed; what they owed
 * is paid in it.
 */
final class AuditFile {

  /** What stands on each account when the year begins and ends; negative for credit. */
  private static final class Balances {

    private final Map<String, LedgerAccounts.Account> accounts = new TreeMap<>();
    private final Map<String, Ore> opening = new TreeMap<>();
    private final Map<String, Ore> closing = new TreeMap<>();

    void open(LedgerAccounts.Account debit, LedgerAccounts.Account credit, Ore amount) {
      opening.merge(debit.number(), amount, Ore::plus);
      opening.merge(credit.number(), amount.negated(), Ore::plus);
      move(debit, credit, amount);
    }

    void move(LedgerAccounts.Account debit, LedgerAccounts.Account credit, Ore amount) {
      accounts.put(debit.number(), debit);
      accounts.put(credit.number(), credit);
      closing.merge(debit.number(), amount, Ore::plus);
      closing.merge(credit.number(), amount.negated(), Ore::plus);
    }
  }

  private static final String NAMESPACE = "urn:StandardAuditFile-Taxation-Financial:NO";
  private static final int LONG = 256;
  private static final int MIDDLE = 70;
  private static final int SHORT = 35;

  private final CashBookView book;
  private final LocalDate yearEnd;
  private final List<CashLine> earlier;
  private final List<CashLine> lines;
  private final XMLStreamWriter xml;

  private AuditFile(CashBookView book, List<CashLine> earlier, XMLStreamWriter xml) {
    this.book = book;
    this.yearEnd = LocalDate.of(book.grantYear(), 12, 31);
    this.earlier = List.copyOf(earlier);
    this.lines = book.lines().stream().sorted(Comparator.comparing(CashLine::number)).toList();
    this.xml = xml;
  }

  /**
   * The file as text.
   *
   * @param earlier the lines that count in the years before the book's
   * @param contact the name of whoever makes it, which the format asks for
   */
  static String of(CashBookView book, List<CashLine> earlier, String contact) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new AuditFile(book, earlier, xml).write(contact);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("An audit file could not be written", e);
    }
    return text.toString();
  }

  private void write(String contact) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("AuditFile");
    xml.writeDefaultNamespace(NAMESPACE);
    header(contact);
    accounts();
    entries();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void header(String contact) throws XMLStreamException {
    xml.writeStartElement("Header");
    leaf("AuditFileVersion", "1.30");
    leaf("AuditFileCountry", "NO");
    leaf("AuditFileDateCreated", book.today().toString());
    leaf("SoftwareCompanyName", "Ildsjel");
    leaf("SoftwareID", "Ildsjel");
    leaf("SoftwareVersion", "1");
    xml.writeStartElement("Company");
    leaf("RegistrationNumber", book.award().organisation().value());
    leaf("Name", book.award().organisationName(), LONG);
    xml.writeStartElement("Contact");
    xml.writeStartElement("ContactPerson");
    int last = contact.strip().lastIndexOf(' ');
    leaf("FirstName", last < 0 ? contact.strip() : contact.strip().substring(0, last), SHORT);
    leaf("LastName", contact.strip().substring(last + 1), MIDDLE);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    leaf("DefaultCurrencyCode", "NOK");
    xml.writeStartElement("SelectionCriteria");
    leaf("SelectionStartDate", book.grantYear() + "-01-01");
    leaf("SelectionEndDate", yearEnd.toString());
    xml.writeEndElement();
    leaf("HeaderComment", "Kassebok for tilskudd, sak " + book.award().number(), LONG);
    leaf("TaxAccountingBasis", "A");
    xml.writeEndElement();
  }

  private void accounts() throws XMLStreamException {
    Balances balances = new Balances();
    LocalDate lastYearEnd = yearEnd.minusYears(1);
    for (CashLine line : earlier) {
      LedgerAccounts.Account left = LedgerAccounts.standard().where(line, lastYearEnd);
      balances.open(left, LedgerAccounts.standard().equity(), line.signed());
    }
    for (CashLine line : lines) {
      LedgerAccounts.Account where = LedgerAccounts.standard().where(line, yearEnd);
      balances.move(where, LedgerAccounts.standard().what(line), line.signed());
    }
    for (CashLine line : settled()) {
      LedgerAccounts.Account where = LedgerAccounts.standard().where(line, yearEnd);
      balances.move(where, LedgerAccounts.standard().owed(), line.signed());
    }
    if (balances.accounts.isEmpty()) {
      return;
    }
    xml.writeStartElement("MasterFiles");
    xml.writeStartElement("GeneralLedgerAccounts");
    for (LedgerAccounts.Account account : balances.accounts.values()) {
      xml.writeStartElement("Account");
      leaf("AccountID", account.number());
      leaf("AccountDescription", account.name());
      leaf("GroupingCategory", "RF-1167");
      leaf("GroupingCode", account.code());
      leaf("AccountType", "GL");
      balance("Opening", balances.opening.getOrDefault(account.number(), Ore.ZERO));
      balance("Closing", balances.closing.getOrDefault(account.number(), Ore.ZERO));
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void balance(String when, Ore balance) throws XMLStreamException {
    leaf(
        when + (balance.isNegative() ? "CreditBalance" : "DebitBalance"),
        decimal(balance.isNegative() ? balance.negated() : balance));
  }

  /** What was owed when the year began and is paid in it. */
  private List<CashLine> settled() {
    return earlier.stream().filter(l -> l.day().getYear() == book.grantYear()).toList();
  }

  private void entries() throws XMLStreamException {
    List<CashLine> settled = settled();
    String sum =
        decimal(
            Stream.concat(lines.stream(), settled.stream())
                .map(CashLine::amount)
                .reduce(Ore.ZERO, Ore::plus));
    xml.writeStartElement("GeneralLedgerEntries");
    leaf("NumberOfEntries", Integer.toString(lines.size() + settled.size()));
    leaf("TotalDebit", sum);
    leaf("TotalCredit", sum);
    xml.writeStartElement("Journal");
    leaf("JournalID", "K");
    leaf("Description", "Kassebok");
    leaf("Type", "K");
    for (CashLine line : lines) {
      transaction(line, Integer.toString(line.number()), LedgerAccounts.standard().what(line));
    }
    for (CashLine line : settled) {
      transaction(line, line.number() + "-betalt", LedgerAccounts.standard().owed());
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void transaction(CashLine line, String id, LedgerAccounts.Account against)
      throws XMLStreamException {
    // what is counted in the year though it is paid later is owed on its last day
    LocalDate day = line.day().isAfter(yearEnd) ? yearEnd : line.day();
    String entered = line.at().atZone(Writing.OSLO).toLocalDate().toString();
    xml.writeStartElement("Transaction");
    leaf("TransactionID", id);
    leaf("Period", Integer.toString(day.getMonthValue()));
    leaf("PeriodYear", Integer.toString(day.getYear()));
    leaf("TransactionDate", day.toString());
    leaf("Description", line.what(), LONG);
    leaf("SystemEntryDate", entered);
    leaf("GLPostingDate", day.toString());
    boolean in = line.direction() == Direction.IN;
    side(line, "1", LedgerAccounts.standard().where(line, yearEnd), in);
    side(line, "2", against, !in);
    xml.writeEndElement();
  }

  private void side(CashLine line, String record, LedgerAccounts.Account account, boolean debit)
      throws XMLStreamException {
    xml.writeStartElement("Line");
    leaf("RecordID", record);
    leaf("AccountID", account.number());
    leaf("SourceDocumentID", Integer.toString(line.number()));
    leaf("Description", line.what(), LONG);
    xml.writeStartElement(debit ? "DebitAmount" : "CreditAmount");
    leaf("Amount", decimal(line.amount()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void leaf(String element, String text, int longest) throws XMLStreamException {
    leaf(element, text.length() > longest ? text.substring(0, longest) : text);
  }

  private void leaf(String element, String text) throws XMLStreamException {
    xml.writeStartElement(element);
    // characters XML has no place for would make the whole file unreadable
    xml.writeCharacters(
        text.replaceAll(
            "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD"));
    xml.writeEndElement();
  }

  private static String decimal(Ore amount) {
    return BigDecimal.valueOf(amount.value(), 2).toPlainString();
  }
}
