package no.ildsjel.grant.payment;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A bank's answer, ISO 20022 {@code pain.002}: for the whole file, or for each payment.
 *
 * @param message the id of the file it answers
 * @param group what it says of the whole file, such as {@code ACCP} or {@code RJCT}, or empty
 * @param groupReason why, or empty
 */
record BankStatusFile(String message, String group, String groupReason, List<Status> payments) {

  private static final int LARGEST = 5_000_000;

  /**
   * What the bank says of one payment.
   *
   * @param code {@code ACSC} paid, {@code RJCT} refused, others on the way
   * @param day when the bank did it, if it says so
   */
  record Status(String id, String code, String reason, Optional<LocalDate> day) {

    /** The bank's words, or its code when it has none. */
    String why() {
      return reason.isEmpty() ? code : reason;
    }
  }

  private static Optional<LocalDate> day(String moment) {
    try {
      return Optional.of(LocalDate.parse(moment.length() > 10 ? moment.substring(0, 10) : moment));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Reads the file; empty when it is not one. */
  static Optional<BankStatusFile> read(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return Optional.empty();
    }
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      String message = "";
      String group = "";
      String groupReason = "";
      List<Status> payments = new ArrayList<>();
      boolean answer = false;
      boolean within = false;
      String id = "";
      String code = "";
      String reason = "";
      Optional<LocalDate> day = Optional.empty();
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          return Optional.empty();
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "CstmrPmtStsRpt" -> answer = true;
            case "TxInfAndSts" -> {
              within = true;
              id = "";
              code = "";
              reason = "";
              day = Optional.empty();
            }
            case "OrgnlMsgId" -> message = xml.getElementText().strip();
            // for the whole file, or for the only group of payments our files have
            case "GrpSts", "PmtInfSts" -> {
              String status = xml.getElementText().strip();
              group = group.isEmpty() || status.equals("RJCT") ? status : group;
            }
            case "OrgnlEndToEndId" -> id = xml.getElementText().strip();
            case "TxSts" -> code = xml.getElementText().strip();
            case "AccptncDtTm" -> day = day(xml.getElementText().strip());
            case "Cd", "Prtry", "AddtlInf" -> {
              String text = xml.getElementText().strip();
              if (within) {
                reason = (reason + " " + text).strip();
              } else {
                groupReason = (groupReason + " " + text).strip();
              }
            }
            default -> {}
          }
        } else if (event == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("TxInfAndSts")) {
          within = false;
          payments.add(new Status(id, code, reason, day));
        }
      }
      return answer && !message.isEmpty()
          ? Optional.of(new BankStatusFile(message, group, groupReason, List.copyOf(payments)))
          : Optional.empty();
    } catch (XMLStreamException e) {
      return Optional.empty();
    }
  }
}
