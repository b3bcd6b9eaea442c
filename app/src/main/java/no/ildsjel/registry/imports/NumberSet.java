package no.ildsjel.registry.imports;

/** A set of organisation numbers in little memory: eight bytes each or so. */
final class NumberSet {

  private int[] slots;
  private int size;

  NumberSet() {
    slots = new int[1 << 12];
  }

  /** Adds it; false when it was there. */
  boolean add(String number) {
    int value = Integer.parseInt(number);
    if (size * 2 >= slots.length) {
      int[] old = slots;
      slots = new int[old.length * 2];
      for (int kept : old) {
        if (kept != 0) {
          slots[slot(kept)] = kept;
        }
      }
    }
    int slot = slot(value);
    if (slots[slot] == value) {
      return false;
    }
    slots[slot] = value;
    size++;
    return true;
  }

  boolean contains(String number) {
    int value = Integer.parseInt(number);
    return slots[slot(value)] == value;
  }

  int size() {
    return size;
  }

  private int slot(int value) {
    int mask = slots.length - 1;
    int slot = (value * 0x9E3779B9 >>> 7) & mask;
    while (slots[slot] != 0 && slots[slot] != value) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
