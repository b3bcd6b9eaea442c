package no.ildsjel.programme.scheme;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.ildsjel.shared.Language;
import no.ildsjel.shared.LocalText;
import tools.jackson.databind.JsonNode;

/** A part of the document and where it stands, for messages. */
record Place(JsonNode node, String path) {

  SchemeProblem problem(String name, String message) {
    return new SchemeProblem(within(name), message);
  }

  private String within(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  Place at(String name) {
    if (!has(name)) {
      throw problem(name, "is missing");
    }
    return new Place(node.get(name), within(name));
  }

  String text(String name) {
    JsonNode value = at(name).node();
    if (!value.isValueNode()) {
      throw problem(name, "must be a text");
    }
    return value.asString();
  }

  Optional<String> maybe(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  int number(String name) {
    JsonNode value = at(name).node();
    if (!value.isInt() || value.asInt() < 0) {
      throw problem(name, "must be a whole number, zero or more");
    }
    return value.asInt();
  }

  boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    JsonNode value = at(name).node();
    if (!value.isBoolean()) {
      throw problem(name, "must be true or false");
    }
    return value.asBoolean();
  }

  List<Place> list(String name) {
    if (!has(name)) {
      return List.of();
    }
    List<Place> places = new ArrayList<>();
    JsonNode list = node.get(name);
    for (int i = 0; i < list.size(); i++) {
      places.add(new Place(list.get(i), within(name) + "[" + i + "]"));
    }
    return places;
  }

  List<String> words(String name) {
    List<String> words = new ArrayList<>();
    at(name).node().forEach(word -> words.add(word.asString()));
    return words;
  }

  List<String> names() {
    return List.copyOf(node.propertyNames());
  }

  <T> T known(Map<String, T> all, String name, String id) {
    T found = all.get(id);
    if (found == null) {
      throw problem(name, "there is no " + id);
    }
    return Objects.requireNonNull(found);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    return one(name, text(name), type);
  }

  <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
    return words(name).stream().map(word -> one(name, word, type)).toList();
  }

  private <E extends Enum<E>> E one(String name, String word, Class<E> type) {
    try {
      return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw problem(name, word + " is not one of the choices");
    }
  }

  LocalText localText(String name) {
    Map<Language, String> texts = new EnumMap<>(Language.class);
    Place place = at(name);
    for (String code : place.names()) {
      texts.put(
          Language.of(code).orElseThrow(() -> problem(name, code + " is not a language here")),
          place.text(code));
    }
    if (!texts.containsKey(Language.NB)) {
      throw problem(name, "has no bokmål");
    }
    return new LocalText(texts);
  }
}
