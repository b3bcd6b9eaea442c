package no.ildsjel.platform.pages;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A place in the main menu.
 *
 * @param order smaller stands first
 * @param textKey the label's key
 * @param path where it leads
 * @param also further addresses whose pages belong under it
 */
public record MenuEntry(int order, String textKey, String path, List<String> also) {

  public MenuEntry {
    also = List.copyOf(also);
  }

  public MenuEntry(int order, String textKey, String path) {
    this(order, textKey, path, List.of());
  }

  /** The entry a page stands under: that with the longest address the page's begins with. */
  static Optional<MenuEntry> over(List<MenuEntry> menu, String page) {
    return menu.stream()
        .filter(entry -> entry.holds(page) > 0)
        .max(Comparator.comparingInt(entry -> entry.holds(page)));
  }

  /** The length of its longest address that the page's begins with, by whole words; else 0. */
  private int holds(String page) {
    int longest = page.equals(path) || page.startsWith(path + "/") ? path.length() : 0;
    for (String address : also) {
      if (page.equals(address) || page.startsWith(address + "/")) {
        longest = Math.max(longest, address.length());
      }
    }
    return longest;
  }
}
