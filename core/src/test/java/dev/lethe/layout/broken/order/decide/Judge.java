package dev.lethe.layout.broken.order.decide;

import dev.lethe.layout.broken.order.store.Rows;

final class Judge {
  Rows rows = new Rows();
}
