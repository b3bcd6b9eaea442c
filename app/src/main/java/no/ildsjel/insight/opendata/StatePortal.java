package no.ildsjel.insight.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Properties;
import no.ildsjel.platform.identity.MayCall;
import no.ildsjel.platform.writing.CsvRow;
import org.springframework.stereotype.Service;

/**
 * Awards in the columns of the state's grant portal tilskudd.no (DFØ, now Lotteri- og
 * stiftelsestilsynet), so that an administrator can hand them on. The portal documents no format;
 * the names come from the sheet «Tilskuddsordninger» of the file it offers for download, {@code
 * /api/download/allocation-to-volunteers?year=}, as public readers of that file describe it (2026).
 * The last three columns are ours: the portal has one file per budget year, and says neither day
 * nor municipality. What the portal itself gives a scheme, its id and ministry, stands in {@code
 * insight/state-portal.properties}.
 */
@Service
public class StatePortal {

  static final List<String> COLUMNS =
      List.of(
          "Tilskudds-ID",
          "Tilskuddsordning",
          "Tilskuddsforvalter",
          "Ansvarlig departement",
          "Mottaker",
          "Mottaker organisasjonsnummer",
          "Fylke",
          "Søknadsbeløp",
          "Tildelt beløp",
          "Budsjettår",
          "Vedtaksdato",
          "Kommune");

  private final PublishedAwards awards;
  private final Properties schemes = new Properties();

  StatePortal(PublishedAwards awards) {
    this.awards = awards;
    try (InputStream file =
        StatePortal.class.getResourceAsStream("/insight/state-portal.properties")) {
      schemes.load(
          new InputStreamReader(
              Objects.requireNonNull(file, "state-portal.properties"), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the table, UTF-8 with a mark so that spreadsheets read it right. */
  @MayCall("anybody: who got what is public")
  public void csv(OptionalInt year, OutputStream out) {
    PrintWriter table = new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    table.write(CsvRow.MARK);
    table.write(CsvRow.of(COLUMNS));
    awards.each(
        year,
        award ->
            table.write(
                CsvRow.of(
                    List.of(
                        schemes.getProperty(award.scheme() + ".id", ""),
                        award.schemeName(),
                        award.funderName(),
                        schemes.getProperty(award.scheme() + ".ministry", ""),
                        award.recipientName(),
                        award.recipient().value(),
                        award.countyName(),
                        award.sought().map(sum -> Long.toString(sum.kroner())).orElse(""),
                        Long.toString(award.amount().kroner()),
                        Integer.toString(award.grantYear()),
                        award.awarded().toString(),
                        award.municipalityName()))));
    table.flush();
  }
}
