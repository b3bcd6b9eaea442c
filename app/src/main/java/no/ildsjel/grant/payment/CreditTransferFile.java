package no.ildsjel.grant.payment;

import java.io.StringWriter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.Money;

/**
 * A customer credit transfer initiation, ISO 20022 {@code pain.001.001.03}, as Norwegian banks take
 * it for payments within the country: account numbers as BBAN, currency NOK, one debit a file.
 */
final class CreditTransferFile {

  static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03";
  private static final int LONGEST_NAME = 70;

  private CreditTransferFile() {}

  /**
   * One payment.
   *
   * @param id the end-to-end id, at most 35 characters
   * @param text what the payee's statement says
   */
  record Transfer(String id, Money amount, String name, AccountNumber account, String text) {}

  /** The file as text. */
  static String of(
      String message,
      OffsetDateTime made,
      PayerView payer,
      LocalDate payOn,
      List<Transfer> transfers) {
    StringWriter text = new StringWriter();
    String sum =
        transfers.stream().map(Transfer::amount).reduce(Money.ZERO, Money::plus).kroner() + ".00";
    String count = Integer.toString(transfers.size());
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("Document");
      xml.writeDefaultNamespace(NAMESPACE);
      xml.writeStartElement("CstmrCdtTrfInitn");
      xml.writeStartElement("GrpHdr");
      leaf(xml, "MsgId", message);
      leaf(xml, "CreDtTm", made.toLocalDateTime().truncatedTo(ChronoUnit.SECONDS).toString());
      leaf(xml, "NbOfTxs", count);
      leaf(xml, "CtrlSum", sum);
      party(xml, "InitgPty", payer.name());
      xml.writeEndElement();
      xml.writeStartElement("PmtInf");
      leaf(xml, "PmtInfId", message);
      leaf(xml, "PmtMtd", "TRF");
      leaf(xml, "NbOfTxs", count);
      leaf(xml, "CtrlSum", sum);
      leaf(xml, "ReqdExctnDt", payOn.toString());
      party(xml, "Dbtr", payer.name());
      account(xml, "DbtrAcct", payer.number());
      xml.writeStartElement("DbtrAgt");
      xml.writeStartElement("FinInstnId");
      leaf(xml, "BIC", payer.bic());
      xml.writeEndElement();
      xml.writeEndElement();
      for (Transfer transfer : transfers) {
        transfer(xml, transfer);
      }
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A payment file could not be written", e);
    }
    return text.toString();
  }

  private static void transfer(XMLStreamWriter xml, Transfer transfer) throws XMLStreamException {
    xml.writeStartElement("CdtTrfTxInf");
    xml.writeStartElement("PmtId");
    leaf(xml, "InstrId", transfer.id());
    leaf(xml, "EndToEndId", transfer.id());
    xml.writeEndElement();
    xml.writeStartElement("Amt");
    xml.writeStartElement("InstdAmt");
    xml.writeAttribute("Ccy", "NOK");
    xml.writeCharacters(transfer.amount().kroner() + ".00");
    xml.writeEndElement();
    xml.writeEndElement();
    party(xml, "Cdtr", transfer.name());
    account(xml, "CdtrAcct", transfer.account());
    xml.writeStartElement("RmtInf");
    leaf(xml, "Ustrd", transfer.text());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void party(XMLStreamWriter xml, String element, String name)
      throws XMLStreamException {
    xml.writeStartElement(element);
    leaf(xml, "Nm", name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
    xml.writeEndElement();
  }

  private static void account(XMLStreamWriter xml, String element, AccountNumber number)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeStartElement("Id");
    xml.writeStartElement("Othr");
    leaf(xml, "Id", number.value());
    xml.writeStartElement("SchmeNm");
    leaf(xml, "Cd", "BBAN");
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void leaf(XMLStreamWriter xml, String element, String text)
      throws XMLStreamException {
    xml.writeStartElement(element);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
