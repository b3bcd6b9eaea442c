package no.ildsjel.platform.forms.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page as a browser without script has it: what its form would post, and what it refers to. */
final class SeenPage {

  private static final Pattern TAG =
      Pattern.compile(
          "<(input|textarea|button|label|div|fieldset|p|span|output)\\b((?:[^>\"]|\"[^\"]*\")*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");
  private static final Pattern REFERS =
      Pattern.compile("(?:for|aria-describedby|aria-labelledby)=\"([^\"]*)\"");
  private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

  final String html;
  final Map<String, List<String>> fields = new LinkedHashMap<>();

  SeenPage(String html) {
    this.html = html;
    Matcher tags = TAG.matcher(html);
    while (tags.find()) {
      Map<String, String> attributes = attributes(tags.group(2));
      String name = attributes.get("name");
      if (name == null || attributes.containsKey("form") || tags.group(1).equals("button")) {
        continue;
      }
      String type = attributes.getOrDefault("type", "text");
      if (tags.group(1).equals("textarea")) {
        String rest = html.substring(tags.end());
        String inside = rest.substring(0, rest.indexOf("</textarea>"));
        put(name, plain(inside.startsWith("\n") ? inside.substring(1) : inside));
      } else if (!type.equals("radio") && !type.equals("checkbox")
          || attributes.containsKey("checked")) {
        put(name, plain(attributes.getOrDefault("value", "")));
      }
    }
  }

  private void put(String name, String value) {
    fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  SeenPage with(String name, String... values) {
    fields.put(name, List.of(values));
    return this;
  }

  String encoded() {
    return fields.entrySet().stream()
        .flatMap(e -> e.getValue().stream().map(v -> encode(e.getKey()) + "=" + encode(v)))
        .collect(Collectors.joining("&"));
  }

  /** Ids that stand twice. */
  List<String> doubled() {
    Map<String, Integer> count = new HashMap<>();
    Matcher ids = ID.matcher(html);
    while (ids.find()) {
      count.merge(ids.group(1), 1, Integer::sum);
    }
    return count.entrySet().stream().filter(e -> e.getValue() > 1).map(Map.Entry::getKey).toList();
  }

  /** Ids referred to that do not exist. */
  List<String> dangling() {
    List<String> ids = new ArrayList<>();
    Matcher there = ID.matcher(html);
    while (there.find()) {
      ids.add(there.group(1));
    }
    List<String> missing = new ArrayList<>();
    Matcher refers = REFERS.matcher(html);
    while (refers.find()) {
      for (String id : refers.group(1).strip().split("\\s+")) {
        if (!ids.contains(id)) {
          missing.add(id);
        }
      }
    }
    return missing;
  }

  /** Fields nobody can tell what are for. */
  List<String> nameless() {
    List<String> nameless = new ArrayList<>();
    Matcher tags = TAG.matcher(html);
    while (tags.find()) {
      Map<String, String> attributes = attributes(tags.group(2));
      boolean field = tags.group(1).equals("input") || tags.group(1).equals("textarea");
      if (field
          && !"hidden".equals(attributes.get("type"))
          && !attributes.containsKey("aria-label")
          && !html.contains("for=\"" + attributes.get("id") + "\"")) {
        nameless.add(tags.group());
      }
    }
    return nameless;
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> attributes = new HashMap<>();
    Matcher found = ATTRIBUTE.matcher(text);
    while (found.find()) {
      attributes.put(found.group(1), found.group(2) == null ? "" : found.group(2));
    }
    return attributes;
  }

  private static String plain(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
