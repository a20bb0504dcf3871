package dev.lethe.layout.broken.open.model;

/** Allowed: the positive control. */
public final class Settled {
  /** Public inside a public type, and open. */
  public static class Inner {}
}
