package no.ildsjel.grant.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import no.ildsjel.shared.AccountNumber;
import no.ildsjel.shared.AdministratorId;
import no.ildsjel.shared.Money;
import no.ildsjel.shared.PersonId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BankFormatsTest {

  private static final PayerView PAYER =
      new PayerView(
          AdministratorId.DIRECTORATE,
          new AccountNumber("86011117947"),
          "DNBANOKKXXX",
          "Direktoratet",
          new PersonId(new java.util.UUID(0, 1)));

  private static CreditTransferFile.Transfer transfer(String id, long kroner, String name) {
    return new CreditTransferFile.Transfer(
        id, Money.kroner(kroner), name, new AccountNumber("86011117947"), "Tilskudd, sak 2027/1");
  }

  @Test
  void theFileToTheBankFollowsTheOfficialSchema() {
    String file =
        CreditTransferFile.of(
            "ILD0123456789abcdef0123456789abcdef",
            OffsetDateTime.parse("2027-01-20T10:15:30.123456+01:00"),
            PAYER,
            LocalDate.of(2027, 1, 20),
            List.of(
                transfer("0123456789abcdef0123456789abcdef", 55_000, "Språkbroen & <venner> «åø»"),
                transfer("1123456789abcdef0123456789abcdef", 1, "x".repeat(200))));
    assertThatCode(() ->
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("/iso20022/pain.001.001.03.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(file))))
        .doesNotThrowAnyException();
    assertThat(file)
        .contains("<CtrlSum>55001.00</CtrlSum>")
        .contains("<InstdAmt Ccy=\"NOK\">55000.00</InstdAmt>")
        .contains("Språkbroen &amp; &lt;venner&gt; «åø»");
  }

  @Test
  void theBanksAnswerIsReadPaymentByPayment() {
    BankStatusFile answer =
        BankStatusFile.read(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
                <GrpHdr><MsgId>B1</MsgId><CreDtTm>2027-01-20T11:00:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>ILD1</OrgnlMsgId><OrgnlMsgNmId>pain.001</OrgnlMsgNmId>
                <GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>ILD1</OrgnlPmtInfId>
                <TxInfAndSts><OrgnlEndToEndId>a</OrgnlEndToEndId><TxSts>ACSC</TxSts>
                <AccptncDtTm>2027-01-19T09:30:00+01:00</AccptncDtTm></TxInfAndSts>
                <TxInfAndSts><OrgnlEndToEndId>b</OrgnlEndToEndId><TxSts>RJCT</TxSts>
                <StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Kontoen er avsluttet</AddtlInf></StsRsnInf>
                </TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>
                """
                    .getBytes(StandardCharsets.UTF_8))
            .orElseThrow();
    assertThat(answer.message()).isEqualTo("ILD1");
    assertThat(answer.group()).isEqualTo("PART");
    assertThat(answer.payments())
        .containsExactly(
            new BankStatusFile.Status("a", "ACSC", "", Optional.of(LocalDate.of(2027, 1, 19))),
            new BankStatusFile.Status("b", "RJCT", "AC04 Kontoen er avsluttet", Optional.empty()));
  }

  @Test
  void aRefusalOfTheOnlyGroupOfPaymentsIsARefusalOfAll() {
    BankStatusFile answer =
        BankStatusFile.read(
                """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
                <OrgnlGrpInfAndSts><OrgnlMsgId>ILD1</OrgnlMsgId></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>ILD1</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>
                <StsRsnInf><Rsn><Cd>AM04</Cd></Rsn></StsRsnInf></OrgnlPmtInfAndSts>
                </CstmrPmtStsRpt></Document>
                """
                    .getBytes(StandardCharsets.UTF_8))
            .orElseThrow();
    assertThat(answer.group()).isEqualTo("RJCT");
    assertThat(answer.groupReason()).isEqualTo("AM04");
    assertThat(answer.payments()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hei",
        "<Document/>",
        "<CstmrPmtStsRpt><OrgnlMsgId>x",
        "<!DOCTYPE d [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><CstmrPmtStsRpt>"
            + "<OrgnlMsgId>&e;</OrgnlMsgId></CstmrPmtStsRpt>",
        "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
            + "<CstmrPmtStsRpt><OrgnlMsgId>&b;</OrgnlMsgId></CstmrPmtStsRpt>"
      })
  void whatIsNoAnswerOrAHostileOneIsRefused(String file) {
    assertThat(BankStatusFile.read(file.getBytes(StandardCharsets.UTF_8))).isEmpty();
  }
}
