package dev.lethe.register;

/**
 * Something stored on or read from a person's device.
 *
 * @param essential whether the service asked for cannot be given without it
 * @param lifetime ISO-8601, or {@code session}
 */
public record Cookie(
    String name,
    Stated<String> purpose,
    Stated<Boolean> essential,
    Stated<String> lifetime,
    Place at) {
  /** Where it is declared: {@code privacy/register.yml:61}. */
  public String place() {
    return at.toString();
  }
}
