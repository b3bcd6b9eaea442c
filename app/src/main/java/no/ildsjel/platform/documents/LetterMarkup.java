package no.ildsjel.platform.documents;

import java.io.IOException;
import java.io.StringReader;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * A letter's markup on its way to paper: language, title and bookmarks put in as PDF/UA asks for,
 * and characters no font has made visible.
 */
final class LetterMarkup {

  private static final Set<String> FETCHED = Set.of("src", "data", "srcset", "poster");

  private final LetterFonts fonts;
  private final Document document;
  private final Set<Integer> missing = new TreeSet<>();

  LetterMarkup(LetterContent letter, String css, LetterFonts fonts) {
    this.fonts = fonts;
    boolean rtl = letter.language().direction().equals("rtl");
    this.document =
        parse(
            "<body class=\""
                + (rtl ? "rtl" : "ltr")
                + "\">"
                // the letters' fonts have no minus sign
                + letter.body().replace('\u2212', '-')
                + "</body>");
    Element body = document.getDocumentElement();
    Element html = document.createElement("html");
    html.setAttribute("lang", letter.language().code());
    html.setAttribute("dir", letter.language().direction());
    document.replaceChild(html, body);
    html.appendChild(head(letter, css, body));
    html.appendChild(body);
    print(html);
    if (rtl) {
      mirrorTables(body);
    }
  }

  /** The whole document, ready to be laid out. */
  Document document() {
    return document;
  }

  /** Characters that no font has; each is printed as its code in brackets. */
  Set<Integer> missing() {
    return missing;
  }

  private Element head(LetterContent letter, String css, Element body) {
    Element head = document.createElement("head");
    head.appendChild(text("title", letter.title()));
    for (String name : List.of("description", "subject")) {
      Element meta = document.createElement("meta");
      meta.setAttribute("name", name);
      meta.setAttribute("content", letter.description());
      head.appendChild(meta);
    }
    head.appendChild(text("style", css));
    Element bookmarks = document.createElement("bookmarks");
    Element outer = null;
    int count = 0;
    for (Element heading : headings(body)) {
      String id = "part-" + ++count;
      heading.setAttribute("id", id);
      Element bookmark = document.createElement("bookmark");
      bookmark.setAttribute("name", heading.getTextContent().strip());
      bookmark.setAttribute("href", "#" + id);
      if (heading.getTagName().equals("h1") || outer == null) {
        bookmarks.appendChild(bookmark);
        outer = bookmark;
      } else {
        outer.appendChild(bookmark);
      }
    }
    head.appendChild(bookmarks);
    return head;
  }

  private static List<Element> headings(Element body) {
    List<Element> found = new ArrayList<>();
    NodeList all = body.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      if (all.item(i) instanceof Element e && Set.of("h1", "h2").contains(e.getTagName())) {
        found.add(e);
      }
    }
    return found;
  }

  private Element text(String name, String words) {
    Element element = document.createElement(name);
    element.appendChild(document.createTextNode(words));
    return element;
  }

  private void print(Node node) {
    if (node instanceof Element element) {
      for (String attribute : FETCHED) {
        String address = element.getAttribute(attribute);
        if (!address.isEmpty() && !address.startsWith("data:")) {
          throw new IllegalArgumentException("A letter fetches nothing, but asks for " + address);
        }
      }
      if (element.getTagName().equals("a") && !element.hasAttribute("title")) {
        element.setAttribute("title", element.getTextContent().strip());
      }
      if (element.getTagName().equals("style")) {
        return;
      }
    } else if (node.getNodeType() == Node.TEXT_NODE) {
      node.setNodeValue(printable(node.getNodeValue()));
    }
    for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
      print(child);
    }
  }

  /** The first column stands to the right; what lays out the page would put it to the left. */
  private static void mirrorTables(Element body) {
    NodeList rows = body.getElementsByTagName("tr");
    for (int i = 0; i < rows.getLength(); i++) {
      Node row = rows.item(i);
      for (Node cell = row.getLastChild(); cell != null; ) {
        Node before = cell.getPreviousSibling();
        row.appendChild(cell);
        cell = before;
      }
    }
  }

  private String printable(String words) {
    StringBuilder printable = new StringBuilder(words.length());
    Normalizer.normalize(words, Normalizer.Form.NFC)
        .codePoints()
        .forEach(c -> {
          if (fonts.covers(c)) {
            printable.appendCodePoint(c);
          } else {
            missing.add(c);
            printable.append("[U+%04X]".formatted(c));
          }
        });
    return printable.toString();
  }

  private static Document parse(String body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(body)));
    } catch (SAXException e) {
      throw new IllegalArgumentException("A letter's body is not well-formed XHTML", e);
    } catch (ParserConfigurationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
