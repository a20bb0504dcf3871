package music.tour;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until somebody turns it, and that only goes forward. */
public final class TurnableClock implements InstantSource {
  private volatile Instant now;

  public TurnableClock(Instant start) {
    this.now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public void turnTo(Instant to) {
    if (to.isBefore(now)) throw new IllegalArgumentException("time does not go back to " + to);
    now = to;
  }

  public void turn(Duration by) {
    turnTo(now.plus(by));
  }
}
