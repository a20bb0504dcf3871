package dev.lethe.model;

/**
 * Database, file store, keys. Carries SQLState, table and constraint, never the driver's text,
 * which prints values.
 */
public final class InfrastructureException extends LetheException {
  private static final long serialVersionUID = 1;

  private final boolean retryable;

  public InfrastructureException(Code code, String message, String remedy, boolean retryable) {
    super(code, message, remedy);
    this.retryable = retryable;
  }

  /** Whether the same call may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
