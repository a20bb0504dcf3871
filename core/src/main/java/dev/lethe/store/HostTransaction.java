package dev.lethe.store;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.MisuseException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/** The host's running transaction, as a recording unit joins it. */
final class HostTransaction {
  private final SessionImplementor session;

  HostTransaction(EntityManager em) {
    try {
      this.session = em.unwrap(SessionImplementor.class);
    } catch (PersistenceException e) {
      throw new InfrastructureException(
          Code.DATABASE_UNSUPPORTED,
          "The EntityManager of the host's transaction is not Hibernate's.",
          "Give Transactions the EntityManager of the factory that Lethe was built with.",
          false);
    }
  }

  /**
   * Runs the work on the host's connection, which stays the host's. Half a recording must not be
   * committed by a host that catches what it throws, so the commit is refused.
   */
  <T extends @Nullable Object> T join(String name, Dialect dialect, Function<Unit, T> work) {
    // What the host's own flush throws is the host's.
    session.flush();
    return session.doReturningWork(
        connection -> {
          Unit unit = new Unit(Unit.Kind.RECORDING, name, connection, dialect);
          try {
            T result = work.apply(unit);
            afterCommit(name, unit.end());
            return result;
          } catch (RuntimeException e) {
            refuseCommit();
            throw Failures.scrubbed(name, dialect, e);
          } catch (Error e) {
            refuseCommit();
            throw e;
          } finally {
            unit.end();
          }
        });
  }

  /** Marking it for rollback would do, but Hibernate then rolls back without a word. */
  private void refuseCommit() {
    register(
        () -> {
          throw new MisuseException(
              Code.RECORDING_FAILED,
              "A recording failed in this transaction, so that it cannot be committed.",
              "Let the recording's exception end the transaction.");
        },
        status -> {});
  }

  private void afterCommit(String name, List<Runnable> hooks) {
    if (hooks.isEmpty()) return;
    register(
        () -> {},
        status -> {
          if (status == Status.STATUS_COMMITTED) Hooks.run(name, hooks);
        });
  }

  private void register(Runnable before, IntConsumer after) {
    session
        .getTransactionCoordinator()
        .getLocalSynchronizations()
        .registerSynchronization(
            new Synchronization() {
              @Override
              public void beforeCompletion() {
                before.run();
              }

              @Override
              public void afterCompletion(int status) {
                after.accept(status);
              }
            });
  }
}
