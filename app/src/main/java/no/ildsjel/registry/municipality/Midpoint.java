package no.ildsjel.registry.municipality;

/**
 * A point on the globe, as a vector of length 1 from its middle: two of them are far apart as the
 * straight line between them is long.
 */
record Midpoint(double x, double y, double z) {

  /** The earth's mean radius (IUGG), in kilometres. */
  private static final double RADIUS = 6_371.0088;

  /** From degrees north and east. */
  static Midpoint at(double north, double east) {
    double latitude = Math.toRadians(north);
    double longitude = Math.toRadians(east);
    return new Midpoint(
        Math.cos(latitude) * Math.cos(longitude),
        Math.cos(latitude) * Math.sin(longitude),
        Math.sin(latitude));
  }

  /** Kilometres along the great circle, as the crow flies. */
  double kilometresTo(Midpoint other) {
    double dx = x - other.x;
    double dy = y - other.y;
    double dz = z - other.z;
    return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(dx * dx + dy * dy + dz * dz) / 2));
  }
}
