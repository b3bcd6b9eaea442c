package ildsjel.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Killed at random moments between certifying, approving, the file and the bank's answer, and
 * started again: every payment is made, and none twice. Part of {@code ./ildsjel test --all}.
 */
@EnabledIfSystemProperty(named = "ildsjel.all", matches = "true")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledBetweenPaymentsTest {

  private static final int KILLS = 6;
  private static final int PAYMENTS = 18;

  private Path folder;

  @BeforeEach
  void newFolder() throws IOException {
    folder = Files.createTempDirectory("ildsjel-paying-");
  }

  @AfterEach
  void away() throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    }
  }

  @Test
  void noPaymentIsLostOrDoubledHoweverOftenTheProgramIsKilled() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Path bank = folder.resolve("bank.txt");
    for (int kill = 0; kill < KILLS; kill++) {
      Process paying = start(bank);
      await(paying, PayingUntilKilled.READY);
      TimeUnit.MILLISECONDS.sleep(50 + random.nextInt(700));
      paying.destroyForcibly().waitFor();
    }
    Process last = start(bank);
    await(last, PayingUntilKilled.DONE);
    assertThat(last.waitFor()).isZero();
    List<String> paid =
        Files.readAllLines(bank).stream().map(l -> l.substring(l.indexOf(' ') + 1)).toList();
    assertThat(paid).hasSize(PAYMENTS).doesNotHaveDuplicates();
  }

  private Process start(Path bank) throws IOException {
    Files.deleteIfExists(log());
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            PayingUntilKilled.class.getName(),
            folder.resolve("data").toString(),
            bank.toString())
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start();
  }

  private void await(Process process, String words) throws Exception {
    while (!Files.readString(log()).contains(words)) {
      if (!process.isAlive() && !Files.readString(log()).contains(words)) {
        throw new AssertionError(Files.readString(log()));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private Path log() {
    return folder.resolve("log.txt");
  }
}
