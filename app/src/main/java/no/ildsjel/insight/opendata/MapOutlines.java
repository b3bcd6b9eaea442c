package no.ildsjel.insight.opendata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ildsjel.shared.MunicipalityNumber;
import org.springframework.stereotype.Component;

/**
 * Where the municipalities lie in the map's file, which browsers fetch themselves. Units are those
 * of the file. Made by {@code app/design/kart.sh} from Kartverket's borders (CC BY 4.0).
 */
@Component
public class MapOutlines {

  /** The map's file among the static ones. */
  public static final String FILE = "/kart/kommuner-2024.svg";

  private static final Pattern SHAPE =
      Pattern.compile("<path d=\"([^\"]+)\"[^>]* id=\"(k\\d{4})\"");
  private static final Pattern WHOLE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
  private static final Pattern POINT = Pattern.compile("(-?\\d+) (-?\\d+)");

  /** Air around what is shown, as a part of its longest side. */
  private static final double AIR = 0.04;

  private final Map<String, Box> shapes = new HashMap<>();
  private final Box country;

  MapOutlines() {
    String file = read();
    Matcher whole = WHOLE.matcher(file);
    if (!whole.find()) {
      throw new IllegalStateException("No view box in " + FILE);
    }
    country = new Box(0, 0, Integer.parseInt(whole.group(1)), Integer.parseInt(whole.group(2)));
    Matcher shape = SHAPE.matcher(file);
    while (shape.find()) {
      shapes.put(shape.group(2), around(shape.group(1)));
    }
  }

  /** A point of the map. */
  public record Point(int x, int y) {}

  /** A part of the map. */
  public record Box(int x, int y, int width, int height) {

    Box with(Box other) {
      int left = Math.min(x, other.x);
      int top = Math.min(y, other.y);
      return new Box(
          left,
          top,
          Math.max(x + width, other.x + other.width) - left,
          Math.max(y + height, other.y + other.height) - top);
    }

    Point middle() {
      return new Point(x + width / 2, y + height / 2);
    }

    /** The longest of its sides. */
    public int longest() {
      return Math.max(width, height);
    }

    Box withAir() {
      int air = (int) Math.ceil(longest() * AIR);
      return new Box(x - air, y - air, width + 2 * air, height + 2 * air);
    }

    /** As SVG's {@code viewBox} has it. */
    public String viewBox() {
      return x + " " + y + " " + width + " " + height;
    }
  }

  static String id(MunicipalityNumber number) {
    return "k" + number.value();
  }

  Box country() {
    return country;
  }

  Box of(MunicipalityNumber number) {
    return Objects.requireNonNull(shapes.get(id(number)), () -> number + " is not on the map");
  }

  Box around(Collection<MunicipalityNumber> numbers) {
    return numbers.stream().map(this::of).reduce(Box::with).orElse(country).withAir();
  }

  private static Box around(String path) {
    Matcher point = POINT.matcher(path);
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = Integer.MIN_VALUE;
    int bottom = Integer.MIN_VALUE;
    while (point.find()) {
      int x = Integer.parseInt(point.group(1));
      int y = Integer.parseInt(point.group(2));
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    return new Box(left, top, right - left, bottom - top);
  }

  private static String read() {
    try (InputStream file = MapOutlines.class.getResourceAsStream("/static" + FILE)) {
      return new String(Objects.requireNonNull(file, FILE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
