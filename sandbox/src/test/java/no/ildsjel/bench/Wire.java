package no.ildsjel.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A browser's one connection, kept open, that costs next to no processor time: with session and
 * form token as the program's pages give them. Not for several threads at once.
 */
final class Wire implements AutoCloseable {

  /** What came back. */
  record Reply(int status, String location, long bytes, String body) {}

  private final int port;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  Wire(int port) {
    this.port = port;
  }

  /** Somebody's cookies: a session that is in the database, and a form token. */
  record Cookies(String session, String token) {

    static Cookies of(String session) {
      return new Cookies(session, UUID.randomUUID().toString());
    }

    static final Cookies NONE = new Cookies("", "");

    String header() {
      if (session.isEmpty()) {
        return "";
      }
      String packed = Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.UTF_8));
      return "Cookie: okt=" + packed + "; skjema=" + token + "; sprak=nb\r\n";
    }

    /** The token as a page would hide it: masked, here with zeros. */
    String masked() {
      byte[] both = new byte[token.length() * 2];
      byte[] plain = token.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(plain, 0, both, plain.length, plain.length);
      return Base64.getUrlEncoder().encodeToString(both);
    }
  }

  Reply get(String path, Cookies who, String headers) throws IOException {
    return send("GET", path, who, headers, new byte[0]);
  }

  /** Posts fields; the form token goes with them. */
  Reply post(String path, Cookies who, Map<String, List<String>> fields, String headers)
      throws IOException {
    StringBuilder body = new StringBuilder("_csrf=").append(encoded(who.masked()));
    fields.forEach((name, values) ->
        values.forEach(
            value -> body.append('&').append(encoded(name)).append('=').append(encoded(value))));
    return send(
        "POST",
        path,
        who,
        headers + "Content-Type: application/x-www-form-urlencoded\r\n",
        body.toString().getBytes(StandardCharsets.US_ASCII));
  }

  private Reply send(String method, String path, Cookies who, String headers, byte[] body)
      throws IOException {
    if (socket == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      out = socket.getOutputStream();
    }
    try {
      String head =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: localhost:"
              + port
              + "\r\n"
              + who.header()
              + headers
              + (method.equals("POST") ? "Content-Length: " + body.length + "\r\n" : "")
              + "\r\n";
      ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length);
      whole.write(head.getBytes(StandardCharsets.ISO_8859_1));
      whole.write(body);
      whole.writeTo(out);
      return read();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Reply read() throws IOException {
    String first = line();
    if (first.length() < 12) {
      throw new IOException("No answer");
    }
    int status = Integer.parseInt(first.substring(9, 12));
    long length = -1;
    boolean chunked = false;
    boolean last = false;
    String location = "";
    long bytes = first.length() + 2;
    for (String header = line(); !header.isEmpty(); header = line()) {
      bytes += header.length() + 2;
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(header.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.contains("chunked");
      } else if (lower.startsWith("location:")) {
        location = header.substring(9).strip();
      } else if (lower.startsWith("connection:")) {
        last = lower.contains("close");
      }
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (chunked) {
      for (int size = Integer.parseInt(line().strip(), 16);
          size > 0;
          size = Integer.parseInt(line().strip(), 16)) {
        body.write(in.readNBytes(size));
        line();
      }
      line();
    } else if (length > 0 && status != 304) {
      body.write(in.readNBytes((int) length));
    }
    if (last) {
      close();
    }
    return new Reply(
        status, location, bytes + body.size(), body.toString(StandardCharsets.ISO_8859_1));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("The connection ended");
      }
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // it is gone either way
    }
    socket = null;
  }
}
