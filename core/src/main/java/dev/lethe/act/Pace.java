package dev.lethe.act;

import java.time.Duration;

/** How many rows a destructive transaction takes: grows and shrinks towards a target time. */
public final class Pace {
  /** The least, and what is taken of rows that are tried again. */
  public static final int SMALLEST = 50;

  /** The most. */
  public static final int LARGEST = 2_000;

  private final Duration target;
  private int size = 500;

  /** A pace towards that time of one transaction. */
  public Pace(Duration target) {
    this.target = target;
  }

  /** Rows of the next transaction. */
  public int size() {
    return size;
  }

  /** Learns how long the last one took. */
  public void took(long nanos) {
    double factor = nanos < target.toNanos() ? 1.2 : 0.8;
    size = (int) Math.max(SMALLEST, Math.min(LARGEST, size * factor));
  }
}
