package dev.lethe.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the host keeps files that rows point at. Implemented by the host; called by workers. */
public interface ObjectStore {
  /** Deletes a file. Absent is success. */
  Gone delete(String key) throws IOException;

  /** Opens a file; empty where there is none. The caller closes it. */
  Optional<InputStream> open(String key) throws IOException;

  /** Whether there is a file under that key. */
  boolean exists(String key) throws IOException;

  /** A store that can say what lies below a prefix; {@code derived = "thumbs/{id}/"} needs one. */
  interface Listing extends ObjectStore {
    /**
     * Keys that begin with the prefix, in any order; a file that {@link #delete} has answered for
     * is no longer among them. The caller closes it.
     */
    Stream<String> list(String prefix) throws IOException;
  }

  /**
   * A deleted file.
   *
   * @param residualUntil when versions and soft-deleted copies are gone too; empty where there are
   *     none
   */
  record Gone(Optional<Instant> residualUntil) {
    /** Gone at once and for good. */
    public static final Gone NOW = new Gone(Optional.empty());
  }
}
