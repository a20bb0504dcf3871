package dev.lethe.store;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tries at start-up that the gate lets in and keeps out, from two connections. */
final class GateProbe {
  private static final String UNIT = "gate probe";

  private final Connections connections;
  private final Gate gate;
  private final Waits waits;

  GateProbe(Connections connections, Gate gate, Waits waits) {
    this.connections = connections;
    this.gate = gate;
    this.waits = waits;
  }

  void run() {
    Dialect dialect = connections.dialect();
    try {
      try (OwnConnection first = begin()) {
        gate.enterShared(first.connection(), waits.enter());
        try (OwnConnection second = second()) {
          if (entersAlone(second, dialect)) throw broken();
        }
        try (OwnConnection second = second()) {
          gate.enterShared(second.connection(), waits.enter());
        }
      }
      try (OwnConnection alone = begin()) {
        gate.enterAlone(alone.connection(), waits.place());
      }
    } catch (SQLException e) {
      if (dialect.tableMissing(e)) throw OwnSchema.missing(dialect);
      throw Failures.translate(UNIT, dialect, e);
    }
  }

  private boolean entersAlone(OwnConnection own, Dialect dialect) throws SQLException {
    try {
      gate.enterAlone(own.connection(), Duration.ZERO);
      return true;
    } catch (SQLException e) {
      if (dialect.lockTimedOut(e)) return false;
      throw e;
    }
  }

  private OwnConnection begin() {
    return OwnConnection.begin(connections, Unit.Kind.RECORDING, UNIT);
  }

  /** A pool may make its caller wait for ever, so somebody else waits, and only for a while. */
  private OwnConnection second() {
    var coming = new CompletableFuture<OwnConnection>();
    Thread waiter =
        new Thread(
            () -> {
              try {
                OwnConnection own = begin();
                if (!coming.complete(own)) own.close();
              } catch (RuntimeException e) {
                coming.completeExceptionally(e);
              }
            },
            "lethe-gate-probe");
    waiter.setDaemon(true);
    waiter.start();
    try {
      return coming.get(waits.connection().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      if (!coming.cancel(false) && !coming.isCompletedExceptionally()) coming.join().close();
      throw poolTooSmall();
    } catch (InterruptedException e) {
      if (!coming.cancel(false) && !coming.isCompletedExceptionally()) coming.join().close();
      Thread.currentThread().interrupt();
      throw poolTooSmall();
    }
  }

  private static InfrastructureException poolTooSmall() {
    return new InfrastructureException(
        Code.POOL_TOO_SMALL,
        "The pool had no second connection in time.",
        "Give it as many connections as there are workers and two more, beside what the"
            + " application needs.",
        true);
  }

  private static InfrastructureException broken() {
    return new InfrastructureException(
        Code.GATE_BROKEN,
        "The database let two connections into the gate of which one wanted to be alone.",
        "Its locks do not lock, so no hold would be safe. Is it PostgreSQL itself, or a product"
            + " that speaks its protocol?",
        false);
  }
}
