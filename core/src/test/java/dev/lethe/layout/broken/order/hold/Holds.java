package dev.lethe.layout.broken.order.hold;

import dev.lethe.layout.broken.order.store.Rows;

/** Allowed: the positive control. */
final class Holds {
  Rows rows = new Rows();
}
