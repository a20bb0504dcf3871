package dev.lethe.model;

/**
 * Misuse or broken infrastructure; never an answer. Message = "LETHE-nnn what. Where. Remedy." No
 * id, no value, and no cause that could carry one.
 */
public abstract sealed class LetheException extends RuntimeException
    permits DeclarationException, MisuseException, PurposeDeniedException, InfrastructureException {
  private static final long serialVersionUID = 1;

  private final Code code;
  private final String remedy;

  LetheException(Code code, String message, String remedy) {
    super(code.id() + " " + message + " " + remedy + " (" + code.anchor() + ")", null, true, true);
    this.code = code;
    this.remedy = remedy;
  }

  /** What went wrong, from the closed catalogue. */
  public Code code() {
    return code;
  }

  /** What the reader can do about it. */
  public String remedy() {
    return remedy;
  }
}
