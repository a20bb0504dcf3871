package dev.lethe.store;

import jakarta.persistence.EntityManager;
import java.util.Optional;

/** Finds the host's transaction: joined by recording calls, refused by destructive ones. */
@FunctionalInterface
public interface Transactions {
  /**
   * The host's EntityManager whose transaction is active on this thread; empty: none, recordings
   * commit by themselves. An EntityManager without an active transaction counts as none.
   */
  Optional<EntityManager> current();

  /** No host transaction is ever joined. */
  static Transactions none() {
    return Optional::empty;
  }
}
