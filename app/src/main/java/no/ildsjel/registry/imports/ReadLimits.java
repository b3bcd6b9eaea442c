package no.ildsjel.registry.imports;

/**
 * What is still reasonable for a file of a register. The largest, all units, is about 150 MB packed
 * and 1.5 GB unpacked.
 *
 * @param packedBytes as it lies on disk
 * @param unpackedBytes unpacked
 * @param ratio unpacked bytes per packed byte, once there are enough of them to tell
 */
record ReadLimits(long packedBytes, long unpackedBytes, int ratio) {

  static final ReadLimits USUAL = new ReadLimits(2L << 30, 16L << 30, 100);

  /** Below this many unpacked bytes the ratio says nothing. */
  static final long TELLING = 16L << 20;
}
