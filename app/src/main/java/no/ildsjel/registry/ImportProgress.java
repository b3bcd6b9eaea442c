package no.ildsjel.registry;

/** Told now and then how far an import has come, from the thread that imports. */
@FunctionalInterface
public interface ImportProgress {

  /** Nobody is listening. */
  ImportProgress NONE = (_, _, _, _) -> {};

  /**
   * How far it has come.
   *
   * @param file the file being read
   * @param bytes read of it, as it lies on disk
   * @param records seen in all
   * @param kept those of them that are kept
   */
  void at(String file, long bytes, long records, long kept);
}
