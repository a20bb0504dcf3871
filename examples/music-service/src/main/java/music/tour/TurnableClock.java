package music.tour;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody turns it, and that only goes forward. */
final class TurnableClock implements InstantSource {
  private volatile Instant now;

  TurnableClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  void turnTo(Instant to) {
    if (to.isBefore(now)) throw new IllegalArgumentException("time does not go back to " + to);
    now = to;
  }
}
