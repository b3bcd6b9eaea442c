package no.ildsjel.grant.cashbook;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.ildsjel.platform.writing.Writing;
import no.ildsjel.shared.Ore;

/**
 * A cash book as a Norwegian Standard Audit File, SAF-T Financial 1.30: each line is a voucher with
 * two sides.
 */
final class AuditFile {

  private static final String NAMESPACE = "urn:StandardAuditFile-Taxation-Financial:NO";
  private static final int LONG = 256;
  private static final int MIDDLE = 70;
  private static final int SHORT = 35;

  private final CashBookView book;
  private final LocalDate yearEnd;
  private final List<CashLine> lines;
  private final XMLStreamWriter xml;

  private AuditFile(CashBookView book, XMLStreamWriter xml) {
    this.book = book;
    this.yearEnd = LocalDate.of(book.grantYear(), 12, 31);
    this.lines = book.lines().stream().sorted(Comparator.comparing(CashLine::number)).toList();
    this.xml = xml;
  }

  /**
   * The file as text.
   *
   * @param contact the name of whoever makes it, which the format asks for
   */
  static String of(CashBookView book, String contact) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new AuditFile(book, xml).write(contact);
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
    Map<String, LedgerAccounts.Account> used = new TreeMap<>();
    Map<String, Ore> closing = new TreeMap<>();
    for (CashLine line : lines) {
      LedgerAccounts.Account where = LedgerAccounts.standard().where(line, yearEnd);
      LedgerAccounts.Account what = LedgerAccounts.standard().what(line);
      used.put(where.number(), where);
      used.put(what.number(), what);
      closing.merge(where.number(), line.signed(), Ore::plus);
      closing.merge(what.number(), line.signed().negated(), Ore::plus);
    }
    if (used.isEmpty()) {
      return;
    }
    xml.writeStartElement("MasterFiles");
    xml.writeStartElement("GeneralLedgerAccounts");
    for (LedgerAccounts.Account account : used.values()) {
      Ore balance = closing.getOrDefault(account.number(), Ore.ZERO);
      xml.writeStartElement("Account");
      leaf("AccountID", account.number());
      leaf("AccountDescription", account.name());
      leaf("GroupingCategory", "RF-1167");
      leaf("GroupingCode", account.code());
      leaf("AccountType", "GL");
      leaf("OpeningDebitBalance", "0.00");
      if (balance.isNegative()) {
        leaf("ClosingCreditBalance", decimal(balance.negated()));
      } else {
        leaf("ClosingDebitBalance", decimal(balance));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void entries() throws XMLStreamException {
    String sum = decimal(lines.stream().map(CashLine::amount).reduce(Ore.ZERO, Ore::plus));
    xml.writeStartElement("GeneralLedgerEntries");
    leaf("NumberOfEntries", Integer.toString(lines.size()));
    leaf("TotalDebit", sum);
    leaf("TotalCredit", sum);
    xml.writeStartElement("Journal");
    leaf("JournalID", "K");
    leaf("Description", "Kassebok");
    leaf("Type", "K");
    for (CashLine line : lines) {
      transaction(line);
    }
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void transaction(CashLine line) throws XMLStreamException {
    // what is counted in the year though it is paid later is owed on its last day
    LocalDate day = line.day().isAfter(yearEnd) ? yearEnd : line.day();
    String entered = line.at().atZone(Writing.OSLO).toLocalDate().toString();
    xml.writeStartElement("Transaction");
    leaf("TransactionID", Integer.toString(line.number()));
    leaf("Period", Integer.toString(day.getMonthValue()));
    leaf("PeriodYear", Integer.toString(day.getYear()));
    leaf("TransactionDate", day.toString());
    leaf("Description", line.what(), LONG);
    leaf("SystemEntryDate", entered);
    leaf("GLPostingDate", day.toString());
    boolean in = line.direction() == Direction.IN;
    side(line, "1", LedgerAccounts.standard().where(line, yearEnd), in);
    side(line, "2", LedgerAccounts.standard().what(line), !in);
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
