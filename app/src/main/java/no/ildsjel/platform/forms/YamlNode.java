package no.ildsjel.platform.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of YAML that remembers where it stood. */
sealed interface YamlNode {

  /** The line it begins on, from 1. */
  int line();

  /**
   * @param text as written, without quotes; empty for nothing
   */
  record Scalar(String text, int line) implements YamlNode {}

  record Sequence(List<YamlNode> items, int line) implements YamlNode {}

  record Mapping(Map<String, YamlNode> entries, int line) implements YamlNode {
    Mapping(int line) {
      this(new LinkedHashMap<>(), line);
    }
  }
}
