package dev.lethe.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The bound against the forward functions: whatever has ended lies within it, and not far within.
 */
class LatestAnchorTest {
  private static final long SEED = 20261123;
  private static final int DRAWS = Integer.getInteger("lethe.draws", 60_000);
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Europe/Berlin"),
          ZoneId.of("America/Sao_Paulo"), // clocks went back over midnight
          ZoneId.of("America/St_Johns"), // at one minute past midnight
          ZoneId.of("Pacific/Apia"), // skipped a day
          ZoneId.of("Asia/Kathmandu"),
          ZoneId.of("UTC"));
  private static final List<MonthDay> YEAR_ENDS =
      List.of(MonthDay.of(12, 31), MonthDay.of(6, 30), MonthDay.of(2, 29), MonthDay.of(4, 5));

  private final SplittableRandom random = new SplittableRandom(SEED);

  private ZoneId zone() {
    return ZONES.get(random.nextInt(ZONES.size()));
  }

  /** Every third one within two hours of a change of the zone's clocks. */
  private Instant instant(ZoneId zone) {
    Instant some = instant();
    var change = random.nextInt(3) == 0 ? zone.getRules().nextTransition(some) : null;
    return change == null ? some : change.getInstant().plusSeconds(random.nextInt(-7200, 7200));
  }

  private Instant instant() {
    Instant day =
        Instant.parse("1995-01-01T00:00:00Z").plus(Duration.ofDays(random.nextInt(14_000)));
    // Every second one at the turn of a day, month ends included.
    return random.nextBoolean()
        ? day.plusSeconds(random.nextInt(86_400))
        : day.plusSeconds(random.nextInt(-7200, 7200) + 3600L * random.nextInt(-13, 13));
  }

  private Span span(boolean clock) {
    return new Span(
        Period.of(
            random.nextInt(3) == 0 ? random.nextInt(12) : 0,
            random.nextInt(2) == 0 ? random.nextInt(25) : 0,
            random.nextInt(2) == 0 ? random.nextInt(120) : 0),
        clock && random.nextBoolean() ? Duration.ofMinutes(random.nextInt(10_000)) : Duration.ZERO);
  }

  /** An anchor whose end lies near now, on either side of it. */
  private Anchor near(Instant now, boolean date, Function<Anchor, Instant> end, ZoneId zone) {
    Anchor guess = anchor(now, date, zone);
    Duration length = Duration.between(now, end.apply(guess));
    int spread = random.nextBoolean() ? 500_000 : 5_000;
    return anchor(now.minus(length).plusSeconds(random.nextInt(-spread, spread)), date, zone);
  }

  private static Anchor anchor(Instant instant, boolean date, ZoneId zone) {
    return date ? new Anchor.On(LocalDate.ofInstant(instant, zone)) : new Anchor.At(instant);
  }

  private static boolean within(Anchor anchor, LatestAnchor bound) {
    return anchor instanceof Anchor.At at
        ? !at.instant().isAfter(bound.instant())
        : !((Anchor.On) anchor).date().isAfter(bound.date());
  }

  /** Checks both sides, and says how many anchors were on each. */
  private int[] check(
      Instant now, Anchor anchor, Instant end, LatestAnchor bound, Duration slack, int[] seen) {
    if (!end.isAfter(now)) {
      seen[0]++;
      assertThat(within(anchor, bound)).as("%s ends %s, now %s", anchor, end, now).isTrue();
    } else if (end.isAfter(now.plus(slack))) {
      seen[1]++;
      assertThat(within(anchor, bound)).as("%s ends %s, now %s", anchor, end, now).isFalse();
    }
    return seen;
  }

  @Test
  void noDueAnchorIsOutsideTheBound() {
    int[] seen = new int[2];
    for (int i = 0; i < DRAWS; i++) {
      ZoneId zone = zone();
      Instant now = instant(zone);
      boolean date = random.nextBoolean();
      Span span = span(!date);
      LatestAnchor bound = LatestAnchor.dueAt(now, span, zone);
      Anchor one = near(now, date, a -> Deadlines.maximumEnd(a, span, zone), zone);
      check(now, one, Deadlines.maximumEnd(one, span, zone), bound, Duration.ofDays(7), seen);
      Anchor two = near(now, date, a -> Deadlines.minimumEnd(a, span, zone), zone);
      check(now, two, Deadlines.minimumEnd(two, span, zone), bound, Duration.ofDays(8), seen);
    }
    assertThat(seen[0]).isGreaterThan(DRAWS / 2);
  }

  @Test
  void noEndedObligationIsOutsideTheBound() {
    int[] seen = new int[2];
    for (int i = 0; i < DRAWS; i++) {
      ZoneId zone = zone();
      Instant now = instant(zone);
      Span span = span(false);
      boolean date = random.nextBoolean();
      Anchor anchor = near(now, date, a -> Deadlines.obligationEnd(a, span, zone), zone);
      check(
          now,
          anchor,
          Deadlines.obligationEnd(anchor, span, zone),
          LatestAnchor.obligationEndedAt(now, span, zone),
          Duration.ofDays(8),
          seen);
    }
    assertThat(seen[0]).isGreaterThan(DRAWS / 4);
  }

  @Test
  void noObligationOfAnEndedYearIsOutsideTheBound() {
    int[] seen = new int[2];
    Duration edgeSlack = Duration.ofDays(2);
    for (int i = 0; i < DRAWS; i++) {
      ZoneId zone = zone();
      MonthDay yearEnd = YEAR_ENDS.get(random.nextInt(YEAR_ENDS.size()));
      Span span = span(false);
      // Now is near the end of some year's obligation, the anchor near the edge of that year.
      Instant someDay = instant(zone);
      LocalDate day = LocalDate.ofInstant(someDay, zone);
      LocalDate edge = yearEnd.atYear(day.getYear()).plusDays(random.nextInt(-2, 3));
      Instant anchorAt =
          edge.atStartOfDay(zone).toInstant().plusSeconds(random.nextInt(-90_000, 90_000));
      boolean date = random.nextBoolean();
      Anchor anchor = anchor(anchorAt, date, zone);
      Instant end = Deadlines.obligationEnd(anchor, yearEnd, span, zone);
      Instant now = end.plusSeconds(random.nextInt(-900_000, 90_000));
      LatestAnchor bound = LatestAnchor.obligationEndedAt(now, yearEnd, span, zone);
      if (!end.isAfter(now)) {
        seen[0]++;
        assertThat(within(anchor, bound)).as("%s ends %s, now %s", anchor, end, now).isTrue();
      }
      // Two days into a year are still near its edge; what is further in must be outside.
      Anchor further = anchor(anchorAt.plus(edgeSlack), date, zone);
      if (end.isAfter(now.plus(Duration.ofDays(8)))) {
        seen[1]++;
        assertThat(within(further, bound)).as("%s ends %s, now %s", anchor, end, now).isFalse();
      }
    }
    assertThat(seen[0]).isGreaterThan(DRAWS / 20);
    assertThat(seen[1]).isGreaterThan(DRAWS / 20);
  }

  // P15-a: without months the bound is exact
  @Test
  void daysAndHoursAreExact() {
    Instant now = Instant.parse("2026-11-22T10:00:00Z");

    assertThat(LatestAnchor.dueAt(now, Span.parse("P90D"), ZONES.get(0)).instant())
        .isEqualTo("2026-08-24T10:00:00Z");
  }

  // H04
  @Test
  void theYearOfTheInvoiceIsIncludedWhenItsObligationEnds() {
    Instant now = Instant.parse("2030-12-31T23:00:00Z");
    Span tenYears = Span.parse("P10Y");
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    assertThat(
            LatestAnchor.obligationEndedAt(now, Deadlines.CALENDAR_YEAR_END, tenYears, berlin)
                .date())
        .isEqualTo("2020-12-31");
    assertThat(
            LatestAnchor.obligationEndedAt(
                    now.minus(Duration.ofDays(2)), Deadlines.CALENDAR_YEAR_END, tenYears, berlin)
                .date())
        .isEqualTo("2019-12-31");
  }

  /** At 00:01 of 29 October 2006 the clocks of St. John's went back to 23:01 of the 28th. */
  @Test
  void aDayThatBeginsBeforeTheOneBeforeItEndsIsIncluded() {
    ZoneId stJohns = ZoneId.of("America/St_Johns");
    Instant now = Instant.parse("2006-10-29T02:45:00Z");
    Span sixYears = Span.parse("P6Y");
    LocalDate day = LocalDate.parse("2000-10-29");

    assertThat(LocalDate.ofInstant(now, stJohns)).isEqualTo("2006-10-28");
    assertThat(Deadlines.maximumEnd(new Anchor.On(day), sixYears, stJohns)).isBefore(now);
    assertThat(LatestAnchor.dueAt(now, sixYears, stJohns).date()).isAfterOrEqualTo(day);
  }
}
