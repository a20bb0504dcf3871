package dev.lethe.store;

import java.util.UUID;

/** Random ids of own rows: the one place that draws them. */
public final class Ids {
  private Ids() {}

  /** A new id. */
  public static UUID random() {
    return UUID.randomUUID();
  }
}
