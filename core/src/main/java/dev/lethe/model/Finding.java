package dev.lethe.model;

/**
 * Something about a declaration that a person should look at.
 *
 * @param code from the closed catalogue
 * @param severity an ERROR fails {@code build()}
 * @param place "Upload.completedAt" or "privacy/register.yml:31"
 * @param message what is wrong, without any value of a row
 * @param remedy what to write instead
 */
public record Finding(Code code, Severity severity, String place, String message, String remedy) {
  /** How much a finding weighs. */
  public enum Severity {
    ERROR,
    WARNING,
    INFO
  }

  /** "LETHE-101 Upload.title … Add …", as printed in logs and at compile time. */
  public String toText() {
    return code.id() + " " + message + "\n  " + remedy;
  }
}
