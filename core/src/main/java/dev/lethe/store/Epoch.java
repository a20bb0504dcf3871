package dev.lethe.store;

import java.util.Map;

/** A number that every unit that was alone in the gate raises: who knows it knows the holds. */
final class Epoch {
  private Epoch() {}

  /** The number now; equal numbers inside a destructive unit mean that no hold was added. */
  static long read(Unit unit) {
    return unit.sql()
        .first(
            "select setting from lethe_switch where name = 'epoch'",
            Map.of(),
            row -> Long.parseLong(row.text("setting")))
        .orElseThrow(() -> OwnSchema.missing(unit.dialect()));
  }

  static void raise(Unit unit) {
    long next = read(unit) + 1;
    unit.sql()
        .update(
            "update lethe_switch set setting = :setting where name = 'epoch'",
            Map.of("setting", Long.toString(next)));
  }
}
