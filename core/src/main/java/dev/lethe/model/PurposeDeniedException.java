package dev.lethe.model;

/** A purpose is prohibited, undeclared, objected to, restricted, or without consent. */
public final class PurposeDeniedException extends LetheException {
  private static final long serialVersionUID = 1;

  public PurposeDeniedException(String message, String remedy) {
    super(Code.PURPOSE_DENIED, message, remedy);
  }
}
