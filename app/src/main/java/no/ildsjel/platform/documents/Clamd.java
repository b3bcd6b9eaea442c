package no.ildsjel.platform.documents;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a ClamAV daemon by its INSTREAM command: the file in portions, each after its length, and an
 * empty one at the end.
 */
final class Clamd implements VirusScan {

  private static final Logger log = LoggerFactory.getLogger(Clamd.class);
  private static final int PORTION = 64 * 1024;
  private static final int LONGEST_ANSWER = 4096;

  private final String host;
  private final int port;
  private final int patience;

  /** A daemon at {@code host:port}, given so many milliseconds for each step. */
  Clamd(String address, int patience) {
    int colon = address.lastIndexOf(':');
    if (colon < 1 || !address.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new IllegalArgumentException("ILDSJEL_CLAMD is host:port, not " + address);
    }
    this.host = address.substring(0, colon);
    this.port = Integer.parseInt(address.substring(colon + 1));
    this.patience = patience;
  }

  @Override
  public Verdict scan(byte[] content) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), patience);
      socket.setSoTimeout(patience);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      for (int from = 0; from < content.length; from += PORTION) {
        int length = Math.min(PORTION, content.length - from);
        out.writeInt(length);
        out.write(content, from, length);
      }
      out.writeInt(0);
      out.flush();
      String answer =
          new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8)
              .replace("\0", "")
              .strip();
      if (answer.equals("stream: OK")) {
        return Verdict.CLEAN;
      }
      if (answer.endsWith(" FOUND")) {
        log.warn("The virus scanner found something in a file: {}", answer);
        return Verdict.INFECTED;
      }
      log.warn("The virus scanner did not scan a file: {}", answer);
      return Verdict.UNKNOWN;
    } catch (IOException e) {
      log.warn("The virus scanner at {}:{} does not answer: {}", host, port, e.toString());
      return Verdict.UNKNOWN;
    }
  }
}
