package no.ildsjel.registry.imports;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import no.ildsjel.registry.ImportProgress;
import no.ildsjel.registry.RegisterFile;

/** Any bytes as a register's file, and records with something else in them: read or refused. */
class RegisterFuzz {

  private static final Kept KEPT = Kept.load();
  private static final List<String> RECORDS =
      List.of(
          """
          [{"organisasjonsnummer":"310000019","navn":"LAGET","organisasjonsform":{"kode":"FLI"},\
          "stiftelsesdato":"2020-01-31","registrertIFrivillighetsregisteret":true,"konkurs":false,\
          "forretningsadresse":{"kommunenummer":"1804","poststed":"BODØ"},"aktivitet":["Kor"],\
          "historiskeNavn":[{"navn":"X","fraDato":"2009-05-02"}]}]""",
          """
          {"_embedded":{"frivilligeOrganisasjoner":[{"organisasjonsnummer":"310000019",\
          "frivilligOrganisasjonsstatus":"frivilligOrganisasjonsstatus.innfoert",\
          "kontonummer":"86011117947","grasrotandel":{"deltarI":true},\
          "icnpoKategorier":[{"icnpoNummer":"14100","rekkefoelge":1}]}]}}""",
          """
          [{"organisasjonsnummer":"310000019","rollegrupper":[{"type":{"kode":"STYR"},\
          "roller":[{"type":{"kode":"LEDE"},"person":{"fodselsdato":"1980-02-03",\
          "navn":{"fornavn":"A","etternavn":"B"}},"rekkefolge":1}]}]}]""");

  @FuzzTest(maxDuration = "30s")
  void noFileBreaksTheReading(FuzzedDataProvider data) throws Exception {
    int register = data.consumeInt(0, 2);
    byte[] content;
    if (data.consumeBoolean()) {
      StringBuilder text = new StringBuilder(RECORDS.get(register));
      for (int i = data.consumeInt(0, 4); i > 0; i--) {
        int from = data.consumeInt(0, text.length());
        int to = Math.min(text.length(), from + data.consumeInt(0, 30));
        text.replace(from, to, data.consumeString(30));
      }
      content = text.toString().getBytes(StandardCharsets.UTF_8);
    } else {
      content = data.consumeRemainingAsBytes();
    }
    CopyRows rows = new CopyRows((_, _) -> {});
    NumberSet known = new NumberSet();
    known.add("310000019");
    RecordReader reader =
        switch (register) {
          case 0 -> new UnitReader(KEPT, known, rows);
          case 1 -> new VoluntaryReader(Set.of("14100"), rows);
          default -> new RoleReader(KEPT.roles(), known, rows);
        };
    byte[] file = content;
    try {
      new RecordStream(reader, ImportProgress.NONE, ReadLimits.USUAL)
          .read(new RegisterFile("file", file.length, () -> new ByteArrayInputStream(file)));
    } catch (FileRefused e) {
      // told with its place
    }
  }
}
