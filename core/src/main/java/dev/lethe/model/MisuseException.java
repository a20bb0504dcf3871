package dev.lethe.model;

/**
 * Called where or when it must not be: a destructive call inside a host's transaction, a key of the
 * wrong type, an instance that only observes.
 */
public final class MisuseException extends LetheException {
  private static final long serialVersionUID = 1;

  public MisuseException(Code code, String message, String remedy) {
    super(code, message, remedy);
  }
}
