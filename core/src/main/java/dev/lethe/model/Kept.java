package dev.lethe.model;

import java.util.Objects;

/** A counted thing that stays. Cannot be made without a ground and an end. */
public record Kept(
    String entity, String fieldGroup, long count, boolean restricted, Ground ground, Until until) {
  public Kept {
    Objects.requireNonNull(ground, "ground");
    Objects.requireNonNull(until, "until");
    if (count < 1)
      throw new IllegalArgumentException(
          "kept count of " + entity + " must be positive, was " + count);
  }
}
