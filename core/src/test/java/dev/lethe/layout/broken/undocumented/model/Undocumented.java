package dev.lethe.layout.broken.undocumented.model;

public interface Undocumented {
  record Inner() {}

  /** Defined. */
  record Documented() {}
}
