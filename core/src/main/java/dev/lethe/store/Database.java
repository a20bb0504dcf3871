package dev.lethe.store;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.MisuseException;
import dev.lethe.scan.LiveSchema;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The host's database, as units of work: reading, recording, destroying, placing. Every name that a
 * unit is given is a constant of the code or made of declarations, since it is printed.
 */
public final class Database {
  /** Clocks that are further apart than this would end retentions at the wrong time. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final Connections connections;
  private final Gate gate;
  private final Transactions transactions;
  private final Waits waits;
  private final boolean observing;

  private Database(
      Connections connections,
      Gate gate,
      Transactions transactions,
      Waits waits,
      boolean observing) {
    this.connections = connections;
    this.gate = gate;
    this.transactions = transactions;
    this.waits = waits;
    this.observing = observing;
  }

  /** A database to act on. */
  public static Database of(EntityManagerFactory emf, Transactions transactions) {
    return of(emf, transactions, Waits.DEFAULTS);
  }

  /** A database to act on, with other waits than the usual. */
  static Database of(EntityManagerFactory emf, Transactions transactions, Waits waits) {
    return of(Connections.of(emf), transactions, waits, false);
  }

  /** A database to look at: everything but {@link #reading} is refused. */
  public static Database observing(EntityManagerFactory emf) {
    return of(Connections.of(emf), Transactions.none(), Waits.DEFAULTS, true);
  }

  private static Database of(
      Connections connections, Transactions transactions, Waits waits, boolean observing) {
    return new Database(connections, connections.dialect().gate(), transactions, waits, observing);
  }

  /** The same database behind another gate, to show that a test needs the real one. */
  Database behind(Gate other) {
    return new Database(connections, other, transactions, waits, observing);
  }

  /** Whether this one only looks. */
  public boolean observes() {
    return observing;
  }

  /** What the live database says about the host's tables. */
  public LiveSchema liveSchema() {
    return reading("live schema", LiveTables::read);
  }

  /** Lethe's own tables in this database. */
  public OwnSchema schema() {
    return new OwnSchema(connections);
  }

  /**
   * Looks: an own connection, one snapshot over all tables, read only where the database enforces
   * that (H2 does not), rolled back. Sees nothing of the host's running transaction.
   */
  public <T extends @Nullable Object> T reading(String name, Function<Unit, T> work) {
    return own(Unit.Kind.READING, name, work);
  }

  /**
   * Writes to own tables: in the host's transaction where there is one, else in one of its own.
   * What the work throws marks the host's transaction for rollback.
   */
  public <T extends @Nullable Object> T recording(String name, Function<Unit, T> work) {
    requireActing();
    Optional<EntityManager> host = hostTransaction();
    if (host.isEmpty()) return own(Unit.Kind.RECORDING, name, work);
    return new HostTransaction(host.get()).join(name, connections.dialect(), work);
  }

  /**
   * Destroys: an own transaction whose first step enters the gate, beside other destructive units
   * and never beside a hold that is being placed. Refused inside a host's transaction.
   */
  public <T extends @Nullable Object> T destroying(String name, Function<Unit, T> work) {
    requireActing();
    requireNoTransaction(
        name,
        "Call it after your transaction, or order it: an order is stored with your transaction and"
            + " carried out after its commit.");
    return own(Unit.Kind.DESTROYING, name, work);
  }

  /**
   * Places a hold or what weighs like one: an own transaction that enters the gate alone, so that
   * nothing is destroyed after it returned. Not entered in time: nothing was stored.
   */
  public <T extends @Nullable Object> T placing(String name, Function<Unit, T> work) {
    requireActing();
    requireNoTransaction(name, "Call it after your transaction's commit.");
    return own(Unit.Kind.PLACING, name, work);
  }

  /**
   * Refuses a call inside the host's transaction.
   *
   * @param call as the caller wrote it: {@code erasures().execute(…)}
   * @param remedy what to call instead
   */
  public void requireNoTransaction(String call, String remedy) {
    if (hostTransaction().isPresent())
      throw new MisuseException(
          Code.INSIDE_TRANSACTION,
          call
              + " was called inside your transaction. It needs transactions of its own, or a hold"
              + " placed meanwhile could be missed.",
          remedy + " (" + Callers.outside() + ")");
  }

  /**
   * Tries the gate from two connections at once, at start-up: a pool that has no second one, or a
   * database whose locks do not lock, would be found out by a hold too late.
   */
  public void probe() {
    requireActing();
    new GateProbe(connections, gate, waits).run();
  }

  /** Refuses a clock that is more than five minutes away from the database's. */
  public void checkClock(InstantSource clock) {
    Instant before = clock.instant();
    Instant there = reading("clock", Unit::now);
    Instant after = clock.instant();
    if (there.isBefore(before.minus(SKEW)) || there.isAfter(after.plus(SKEW)))
      throw new InfrastructureException(
          Code.CLOCK,
          "This machine's clock and the database's are more than five minutes apart.",
          "Set both by NTP. Nothing is destroyed until they agree.",
          true);
  }

  private Optional<EntityManager> hostTransaction() {
    return transactions.current().filter(EntityManager::isJoinedToTransaction);
  }

  private void requireActing() {
    if (observing)
      throw new MisuseException(
          Code.OBSERVING,
          "This instance only looks; it stores and destroys nothing.",
          "Build one with Lethe.builder(emf, keys) to act.");
  }

  private <T extends @Nullable Object> T own(Unit.Kind kind, String name, Function<Unit, T> work) {
    Dialect dialect = connections.dialect();
    T result;
    List<Runnable> hooks;
    try (OwnConnection own = OwnConnection.begin(connections, kind, name)) {
      Unit unit = new Unit(kind, name, own.connection(), dialect);
      try {
        enter(unit);
        own.limitLockWaits(waits.lock());
        if (kind == Unit.Kind.DESTROYING) StopSwitch.requireRunning(unit);
        if (kind == Unit.Kind.PLACING) Epoch.raise(unit);
        result = work.apply(unit);
      } catch (SQLException e) {
        throw Failures.translate(name, dialect, e);
      } catch (RuntimeException e) {
        throw Failures.scrubbed(name, dialect, e);
      } finally {
        hooks = unit.end();
      }
      if (kind == Unit.Kind.READING) return result;
      try {
        own.commit();
      } catch (SQLException e) {
        throw Failures.uncommitted(name, dialect, e);
      }
    }
    Hooks.run(name, hooks);
    return result;
  }

  /** The gate is the transaction's first step and is never merged with another. */
  private void enter(Unit unit) throws SQLException {
    try {
      if (unit.kind() == Unit.Kind.DESTROYING) gate.enterShared(unit.connection(), waits.enter());
      if (unit.kind() == Unit.Kind.PLACING) gate.enterAlone(unit.connection(), waits.place());
    } catch (SQLException e) {
      if (unit.dialect().tableMissing(e)) throw OwnSchema.missing(unit.dialect());
      if (!unit.dialect().lockTimedOut(e)) throw e;
      throw new InfrastructureException(
          Code.GATE_TIMEOUT,
          "'"
              + unit.name()
              + "' could not enter the gate in time: "
              + (unit.kind() == Unit.Kind.PLACING
                  ? "hold not effective, nothing was stored."
                  : "nothing was changed."),
          "Call it again; if this repeats, look for a long transaction of a worker.",
          true);
    }
  }
}
