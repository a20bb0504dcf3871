package dev.lethe.model;

/**
 * Something an engine noticed that a person must hear of: raised by engines, handed on by the
 * facade. Carries counts and names of declarations only.
 *
 * @param kind what was noticed
 * @param subject the entity, rule or hold (by its id) it is about
 * @param text one sentence for the log
 */
public record Signal(Kind kind, String subject, String text) {
  /** The closed list of things worth a signal. */
  public enum Kind {
    HOLD_CONTRADICTED,
    RESIDUE_FOUND,
    LEDGER_BROKEN,
    RUN_INCOMPLETE,
    FORBIDDEN_DATA_SEEN
  }
}
