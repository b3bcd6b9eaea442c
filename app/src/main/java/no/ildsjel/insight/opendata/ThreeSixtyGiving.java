package no.ildsjel.insight.opendata;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.CsvRow;
import org.springframework.stereotype.Service;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The 360Giving Data Standard (version 1.4), written as it is read. Where the standard's list of
 * geographic codes has none for Norwegian municipalities, the name and country stand alone.
 */
@Service
public class ThreeSixtyGiving {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> COLUMNS =
      List.of(
          "Identifier",
          "Title",
          "Description",
          "Currency",
          "Amount Awarded",
          "Amount Disbursed",
          "Award Date",
          "Planned Dates:Start Date",
          "Planned Dates:End Date",
          "Recipient Org:Identifier",
          "Recipient Org:Name",
          "Recipient Org:Company Number",
          "Beneficiary Location:Name",
          "Beneficiary Location:Country Code",
          "Funding Org:Identifier",
          "Funding Org:Name",
          "Grant Programme:Code",
          "Grant Programme:Title");

  private final PublishedAwards awards;

  ThreeSixtyGiving(PublishedAwards awards) {
    this.awards = awards;
  }

  /** Writes a package of grants; the stream is left open. */
  @MayCall("anybody: who got what is public")
  public void json(OptionalInt year, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(new Unclosed(out))) {
      json.writeStartObject();
      json.writeStringProperty("version", "1.4");
      json.writeArrayPropertyStart("grants");
      awards.each(year, award -> grant(json, award));
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void grant(JsonGenerator json, PublishedAward award) {
    json.writeStartObject();
    json.writeStringProperty("id", award.id());
    json.writeStringProperty("title", award.title());
    json.writeStringProperty("description", description(award));
    json.writeStringProperty("currency", "NOK");
    json.writeNumberProperty("amountAwarded", award.amount().kroner());
    award.kept().ifPresent(kept -> json.writeNumberProperty("amountDisbursed", kept.kroner()));
    json.writeStringProperty("awardDate", award.awarded().toString());
    json.writeArrayPropertyStart("plannedDates");
    json.writeStartObject();
    json.writeStringProperty("startDate", start(award));
    json.writeStringProperty("endDate", end(award));
    json.writeEndObject();
    json.writeEndArray();
    json.writeArrayPropertyStart("recipientOrganization");
    json.writeStartObject();
    json.writeStringProperty("id", award.recipientId());
    json.writeStringProperty("name", award.recipientName());
    json.writeStringProperty("companyNumber", award.recipient().value());
    json.writeEndObject();
    json.writeEndArray();
    if (!award.municipalityName().isEmpty()) {
      json.writeArrayPropertyStart("beneficiaryLocation");
      json.writeStartObject();
      json.writeStringProperty("name", award.municipalityName());
      json.writeStringProperty("countryCode", "NO");
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeArrayPropertyStart("fundingOrganization");
    json.writeStartObject();
    json.writeStringProperty("id", award.funderId());
    json.writeStringProperty("name", award.funderName());
    json.writeEndObject();
    json.writeEndArray();
    json.writeArrayPropertyStart("grantProgramme");
    json.writeStartObject();
    json.writeStringProperty("code", award.scheme());
    json.writeStringProperty("title", award.schemeName());
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Writes the same as a table, UTF-8 with a mark so that spreadsheets read it right. */
  @MayCall("anybody: who got what is public")
  public void csv(OptionalInt year, OutputStream out) {
    PrintWriter table =
        new PrintWriter(new OutputStreamWriter(new Unclosed(out), StandardCharsets.UTF_8));
    table.write(CsvRow.MARK);
    table.write(CsvRow.of(COLUMNS));
    awards.each(
        year,
        award ->
            table.write(
                CsvRow.of(
                    List.of(
                        award.id(),
                        award.title(),
                        description(award),
                        "NOK",
                        Long.toString(award.amount().kroner()),
                        award.kept().map(kept -> Long.toString(kept.kroner())).orElse(""),
                        award.awarded().toString(),
                        start(award),
                        end(award),
                        award.recipientId(),
                        award.recipientName(),
                        award.recipient().value(),
                        award.municipalityName(),
                        award.municipalityName().isEmpty() ? "" : "NO",
                        award.funderId(),
                        award.funderName(),
                        award.scheme(),
                        award.schemeName()))));
    table.flush();
  }

  /**
   * Says in words what a reader of the file may not know from our page: that an award ended early,
   * and that each year of one for several stands for itself.
   */
  private static String description(PublishedAward award) {
    return award.description()
        + (award.years() > 1
            ? " Tilskuddet er for " + award.years() + " år; hvert år står for seg når det er gitt."
            : "")
        + (award.kept().isPresent()
            ? " Tilskuddet ble avsluttet før tiden; «Amount Disbursed» er det organisasjonen"
                + " beholdt."
            : "");
  }

  private static String start(PublishedAward award) {
    return award.grantYear() + "-01-01";
  }

  private static String end(PublishedAward award) {
    return award.lastDay().toString();
  }

  /** Lets a writer be closed, and so emptied, without closing what it writes to. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
