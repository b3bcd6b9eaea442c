package no.ildsjel.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import no.ildsjel.TestDatabase;
import no.ildsjel.shared.Actor;
import no.ildsjel.shared.Answer;
import no.ildsjel.shared.PersonId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files are kept as they were, and found only as files of what they belong to. */
class DocumentsTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-03-12T09:00:00Z"), ZoneId.of("Europe/Oslo"));
  private static final Actor LEDER =
      new Actor.Person(PersonId.random(), "Amina", Set.of(), Set.of(), Optional.empty());

  private static JdbcClient jdbc;
  private static Documents documents;

  @BeforeAll
  static void database() {
    jdbc = JdbcClient.create(TestDatabase.of("platform"));
    documents = new Documents(jdbc, CLOCK, VirusScan.NONE);
  }

  @Test
  void aFileIsKeptAsItWasAndFoundOnlyUnderItsOwner() {
    byte[] pdf = SentFiles.pdf();
    DocumentView kept = documents.store(LEDER, "application:1", "C:\\Vedtekter.pdf", pdf).orThrow();
    assertThat(kept.name()).isEqualTo("Vedtekter.pdf");
    assertThat(kept.storedBy()).isEqualTo(LEDER.personId());
    assertThat(kept.storedAt()).isEqualTo(CLOCK.instant());
    assertThat(kept.sha256()).hasSize(64);
    StoredDocument stored = documents.open("application:1", kept.id()).orElseThrow();
    assertThat(stored.content()).isEqualTo(pdf);
    assertThat(stored.view()).isEqualTo(kept);
    assertThat(documents.open("application:2", kept.id())).isEmpty();
    assertThat(documents.find("application:2", kept.id())).isEmpty();
    assertThat(documents.remove("application:2", kept.id())).isEmpty();
    assertThat(documents.of("application:1")).containsExactly(kept);
    assertThat(documents.of("application:2")).isEmpty();
  }

  @Test
  void theSameFileTwiceIsKeptOnce() {
    DocumentView first =
        documents.store(LEDER, "application:3", "a.odt", SentFiles.odt()).orThrow();
    byte[] again = documents.open("application:3", first.id()).orElseThrow().content();
    DocumentView second = documents.store(LEDER, "application:3", "a.odt", again).orThrow();
    assertThat(second).isEqualTo(first);
    assertThat(documents.of("application:3")).hasSize(1);
  }

  @Test
  void aFileIsRemovedForGoodAndNeverChanged() {
    DocumentView kept =
        documents.store(Actor.VISITOR, "report:1", "a.pdf", SentFiles.pdf()).orThrow();
    assertThatThrownBy(() ->
            jdbc.sql("update platform.document set name = 'b.pdf' where id = ?")
                .param(kept.id().value())
                .update())
        .isInstanceOf(DataAccessException.class);
    assertThat(documents.remove("report:1", kept.id())).contains(kept);
    assertThat(documents.open("report:1", kept.id())).isEmpty();
  }

  @Test
  void oneThingHasAtMostFiftyFiles() {
    for (int i = 0; i < Documents.MOST_FILES; i++) {
      assertThat(documents.store(LEDER, "application:4", i + ".pdf", SentFiles.pdf()).isAllowed())
          .isTrue();
    }
    assertThat(documents.store(LEDER, "application:4", "en til.pdf", SentFiles.pdf()))
        .isEqualTo(Answer.refused(DocumentRefusal.TOO_MANY));
    assertThat(documents.of("application:4")).hasSize(Documents.MOST_FILES);
  }

  @Test
  void aRefusedFileIsNotKept() {
    assertThat(documents.store(LEDER, "application:5", "a.pdf", SentFiles.png(3, 3)).isAllowed())
        .isFalse();
    assertThat(documents.of("application:5")).isEmpty();
  }

  @Test
  void aFileIsHandedOutToBeSavedAndNeverToBeRun() {
    DocumentView kept =
        documents.store(LEDER, "application:6", "Årsmøte – «ja».pdf", SentFiles.pdf()).orThrow();
    var response = DocumentResponse.of(documents.open("application:6", kept.id()).orElseThrow());
    var headers = response.getHeaders();
    assertThat(headers.getFirst("Content-Disposition"))
        .startsWith("attachment;")
        .contains("filename*=UTF-8''%C3%85rsm%C3%B8te");
    assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.getFirst("Content-Security-Policy"))
        .isEqualTo("default-src 'none'; sandbox");
    assertThat(headers.getFirst("Cache-Control")).contains("no-store");
    assertThat(headers.getFirst("Content-Type")).isEqualTo("application/pdf");
  }

  @Test
  void aFileWithAVirusIsRefused() throws IOException {
    try (FakeClamd clamd = new FakeClamd("stream: Eicar-Signature FOUND\0")) {
      Documents scanned = new Documents(jdbc, CLOCK, clamd.client());
      assertThat(scanned.store(LEDER, "application:7", "a.pdf", SentFiles.pdf()))
          .isEqualTo(Answer.refused(DocumentRefusal.VIRUS));
      assertThat(documents.of("application:7")).isEmpty();
    }
  }

  @Test
  void aCleanFileIsSentToTheScannerWholeAndKept() throws Exception {
    try (FakeClamd clamd = new FakeClamd("stream: OK\0")) {
      Documents scanned = new Documents(jdbc, CLOCK, clamd.client());
      byte[] big = SentFiles.png(600, 600);
      assertThat(scanned.store(LEDER, "application:8", "a.png", big).isAllowed()).isTrue();
      assertThat(clamd.received()).isEqualTo(big.length);
    }
  }

  @Test
  void whenTheScannerDoesNotAnswerNothingIsKept() throws IOException {
    try (FakeClamd clamd = new FakeClamd("INSTREAM size limit exceeded. ERROR\0")) {
      Documents scanned = new Documents(jdbc, CLOCK, clamd.client());
      assertThat(scanned.store(LEDER, "application:9", "a.pdf", SentFiles.pdf()))
          .isEqualTo(Answer.refused(DocumentRefusal.NOT_SCANNED));
    }
    Documents alone = new Documents(jdbc, CLOCK, new Clamd("127.0.0.1:1", 500));
    assertThat(alone.store(LEDER, "application:9", "a.pdf", SentFiles.pdf()))
        .isEqualTo(Answer.refused(DocumentRefusal.NOT_SCANNED));
    assertThat(documents.of("application:9")).isEmpty();
  }

  @Test
  void aScannerWithoutAnAddressIsSaidAtTheStart() {
    assertThatThrownBy(() -> new Documents(jdbc, CLOCK, "clamd.example"))
        .hasMessageContaining("host:port");
  }

  /** Answers one scan. */
  private static final class FakeClamd implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final Thread thread;
    private long received;

    FakeClamd(String answer) throws IOException {
      thread = Thread.ofVirtual().start(() -> serve(answer));
    }

    private void serve(String answer) {
      try (Socket socket = server.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.readNBytes("zINSTREAM\0".length());
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
          received += in.readNBytes(length).length;
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        received = -1;
      }
    }

    Clamd client() {
      return new Clamd("127.0.0.1:" + server.getLocalPort(), 5_000);
    }

    long received() throws InterruptedException {
      thread.join();
      return received;
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
