package no.ildsjel.platform.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Within one reading of a page, what has been looked up by its key is not looked up again. Outside
 * a reading, as when something is changed, everything is looked up each time.
 */
@Component
public class ReadOnce {

  private record Key(Class<?> kind, Object key) {}

  private final ThreadLocal<Map<Key, Object>> reading = new ThreadLocal<>();

  /** Runs a reading; what it has looked up is forgotten when it ends. */
  public <E extends Exception> void reading(Reading<E> page) throws E {
    reading.set(new HashMap<>());
    try {
      page.run();
    } finally {
      reading.remove();
    }
  }

  /** One reading. */
  @FunctionalInterface
  public interface Reading<E extends Exception> {

    /** Reads. */
    void run() throws E;
  }

  /** The one with this key; that there is none is remembered too. */
  public <V> Optional<V> one(Class<V> kind, Object key, Supplier<Optional<V>> look) {
    Map<Key, Object> known = reading.get();
    if (known == null) {
      return look.get();
    }
    Key place = new Key(kind, key);
    if (known.get(place) instanceof Optional<?> found) {
      return found.map(kind::cast);
    }
    Optional<V> looked = look.get();
    known.put(place, looked);
    return looked;
  }

  /** Those with these keys, in their order; only what is not known yet is looked up. */
  public <K, V> Map<K, V> all(
      Class<V> kind, Collection<K> keys, Function<Collection<K>, Map<K, V>> look) {
    Map<Key, Object> known = reading.get();
    if (known == null) {
      return look.apply(keys);
    }
    List<K> unknown = new ArrayList<>();
    for (K key : keys) {
      if (!known.containsKey(new Key(kind, key))) {
        unknown.add(key);
      }
    }
    if (!unknown.isEmpty()) {
      Map<K, V> found = look.apply(unknown);
      unknown.forEach(key -> known.put(new Key(kind, key), Optional.ofNullable(found.get(key))));
    }
    Map<K, V> all = new LinkedHashMap<>();
    for (K key : keys) {
      if (known.get(new Key(kind, key)) instanceof Optional<?> found && found.isPresent()) {
        all.put(key, kind.cast(found.get()));
      }
    }
    return all;
  }

  /** Remembers what another look-up has found. */
  public <V> V found(Class<V> kind, Object key, V value) {
    Map<Key, Object> known = reading.get();
    if (known != null) {
      known.put(new Key(kind, key), Optional.of(value));
    }
    return value;
  }
}
