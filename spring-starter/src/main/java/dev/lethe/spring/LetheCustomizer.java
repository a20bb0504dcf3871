package dev.lethe.spring;

import dev.lethe.Lethe;

/**
 * A bean that has the last word on how Lethe is built, where it acts: called in their order, after
 * properties and all other beans. Not called while observing.
 */
@FunctionalInterface
public interface LetheCustomizer {
  /** Changes what is about to be built. */
  void customize(Lethe.Builder builder);
}
