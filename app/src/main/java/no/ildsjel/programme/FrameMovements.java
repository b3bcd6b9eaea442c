package no.ildsjel.programme;

import java.util.List;
import java.util.OptionalLong;

/** What has moved in a frame, and why. */
public interface FrameMovements {

  /**
   * The movements of a frame, the last first, a page at a time.
   *
   * @param before only those before this one; all when it is empty
   */
  List<FrameMovement> of(FrameId frame, OptionalLong before, int most);
}
