package dev.lethe.store;

import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.time.Instant;
import java.util.Map;

/**
 * A switch that a person can throw without a deploy: a row, which every destructive unit reads
 * after it has entered the gate, so that work on all nodes stops within one batch.
 */
public final class StopSwitch {
  private static final String RUN = "run";
  private static final String STOP = "stop";

  private StopSwitch() {}

  /** Whether it is thrown. What cannot be read, or has another value, is an exception. */
  public static boolean thrown(Unit unit) {
    String value;
    try {
      value =
          unit.sql()
              .first(
                  "select setting from lethe_switch where name = 'stop'",
                  Map.of(),
                  row -> row.text("setting"))
              .orElse("");
    } catch (InfrastructureException e) {
      throw unreadable();
    }
    return switch (value) {
      case RUN -> false;
      case STOP -> true;
      default -> throw unreadable();
    };
  }

  /** Stops destructive work on all nodes. */
  public static void throwIt(Unit unit, Instant at) {
    set(unit, STOP, at);
  }

  /** Lets destructive work go on. */
  public static void reset(Unit unit, Instant at) {
    set(unit, RUN, at);
  }

  private static void set(Unit unit, String value, Instant at) {
    int rows =
        unit.sql()
            .update(
                "update lethe_switch set setting = :setting, changed_at = :at where name = 'stop'",
                Map.of("setting", value, "at", at));
    if (rows != 1) throw unreadable();
  }

  static void requireRunning(Unit unit) {
    if (thrown(unit))
      throw new InfrastructureException(
          Code.STOPPED,
          "'" + unit.name() + "' did not start: the stop switch has been thrown.",
          "Find out who stopped it and why; reset the switch when it may go on.",
          true);
  }

  private static InfrastructureException unreadable() {
    return new InfrastructureException(
        Code.STOP_SWITCH,
        "The row 'stop' of lethe_switch cannot be read or is neither 'run' nor 'stop'. Destructive"
            + " work stops.",
        "Set it: update lethe_switch set setting = 'run' where name = 'stop'.",
        true);
  }
}
