package dev.lethe.json;

/**
 * A text that is not the YAML or JSON it should be. Checked, because the caller alone knows which
 * file it was and which code that has.
 */
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;

  MalformedException(int line, String problem) {
    super(problem);
    this.line = line;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** What is wrong there, without any value of the text. */
  public String problem() {
    return String.valueOf(getMessage());
  }
}
