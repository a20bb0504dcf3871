package dev.lethe.register;

import org.jspecify.annotations.Nullable;

/**
 * Where an entry stands in its file, for messages. All places are equal: moving an entry does not
 * change what it says, so a place must not change equality or a fingerprint.
 */
public final class Place {
  /** Of what no file says. */
  public static final Place NOWHERE = new Place("no register", 0);

  private final String source;
  private final int line;

  Place(String source, int line) {
    this.source = source;
    this.line = line;
  }

  int line() {
    return line;
  }

  /** Where the file lies, with a slash at its end; empty for one that lies in no folder. */
  String folder() {
    return source.substring(0, source.lastIndexOf('/') + 1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Place;
  }

  @Override
  public int hashCode() {
    return Place.class.hashCode();
  }

  /** {@code privacy/register.yml:31}. */
  @Override
  public String toString() {
    return line == 0 ? source : source + ":" + line;
  }
}
