package music.tour;

import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionRun;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import music.LoginEvent;

/**
 * P15: logs go after 90 days unless a security investigation needs them; the backlog in portions.
 */
final class LogScenes {
  private static final Instant HOLD_ENDS = Instant.parse("2026-12-31T00:00:00Z");

  private final Stage stage;
  private final Look look;
  private final Chronicle chronicle;
  private final int portion;

  LogScenes(Stage stage, int portion) {
    this.stage = stage;
    this.look = stage.look;
    this.chronicle = stage.chronicle;
    this.portion = portion;
  }

  void backlogInPortions() {
    chronicle.chapter("Logs: 90 days, except what a security investigation needs", stage.now());
    long suspects = suspects();
    long young = look.count("from login_event where at > ?", ninetyDaysAgo());
    long due = due();
    hold();

    stage.arm(Portion.rows(portion), "first night, see whether it hurts", "LoginEvent");
    long before = look.count("from login_event");
    RetentionRun first = stage.run();
    chronicle.check(
        "armed",
        "the portion went, nothing more",
        before - portion,
        look.count("from login_event"));
    chronicle.check("armed", "which is called complete", false, first.complete());
    chronicle.check("armed", "the rule may still act", false, stage.isArmed("LoginEvent"));

    Instant half = stage.now().minus(Duration.ofDays(105));
    stage.arm(Portion.anchorBefore(half), "second night, the oldest", "LoginEvent");
    stage.run();
    chronicle.check("armed", "due entries older than 105 days", 0L, due("and at < ?", half));
    chronicle.check("armed", "the rest still waits", true, due() > 0 && due() < due);

    stage.arm(Portion.EVERYTHING, "agreed in the October review", "LoginEvent");
    stage.run();
    chronicle.check("P15", "entries older than 90 days that nobody holds", 0L, due());
    chronicle.check("P15-b", "entries of the address under investigation", suspects, suspects());
    chronicle.check(
        "P15",
        "entries younger than 90 days",
        young,
        look.count("from login_event where at > ?", ninetyDaysAgo()));
  }

  void toTheSecond() {
    chronicle.chapter("A log entry goes at its 90th day, not a second before", stage.now());
    stage.turnTo("2026-11-22T09:59:59Z");
    stage.run();
    chronicle.check("P15-a", "a second before, the entry", 1L, entry(Cast.OTHER_IP));
    stage.turnTo("2026-11-22T10:00:00Z");
    stage.run();
    chronicle.check("P15-a", "at the second, the entry", 0L, entry(Cast.OTHER_IP));
    chronicle.check("P15-b", "its twin under investigation", 1L, entry(Cast.SUSPECT_IP));
  }

  void afterTheHold() {
    chronicle.check("P15-b", "after the investigation, its entry", 0L, entry(Cast.SUSPECT_IP));
    chronicle.check(
        "P15-b",
        "after the investigation, entries older than 90 days",
        0L,
        look.count("from login_event where at <= ?", ninetyDaysAgo()));
  }

  private void hold() {
    Hold hold =
        Hold.security(LoginEvent.class, Map.of("ip", Cast.SUSPECT_IP))
            .matter("S-9")
            .endingAt(HOLD_ENDS, Period.ofDays(180));
    Placed placed = stage.lethe.holds().place(hold, Stage.OFFICER);
    chronicle.say("security hold S-9 on one address, until %s", HOLD_ENDS);
    chronicle.check("P15-b", "entries that the hold covers", suspects(), placed.covered());
  }

  private Instant ninetyDaysAgo() {
    return stage.now().minus(Duration.ofDays(90));
  }

  private long due() {
    return due("and 1 = 1");
  }

  private long due(String and, Object... values) {
    Object[] all = new Object[values.length + 2];
    all[0] = Cast.SUSPECT_IP;
    all[1] = ninetyDaysAgo();
    System.arraycopy(values, 0, all, 2, values.length);
    return look.count("from login_event where ip <> ? and at <= ? " + and, all);
  }

  private long suspects() {
    return look.count("from login_event where ip = ?", Cast.SUSPECT_IP);
  }

  private long entry(String ip) {
    return look.count("from login_event where at = ? and ip = ?", Cast.LOG_AT, ip);
  }
}
