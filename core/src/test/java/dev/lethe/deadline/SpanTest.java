package dev.lethe.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
  @ParameterizedTest
  @CsvSource({
    "P90D, P90D, 90 days",
    "P1D, P1D, 1 day",
    "P2W, P14D, 14 days",
    "P10Y, P10Y, 10 years",
    "P1Y2M, P1Y2M, 1 year and 2 months",
    "PT72H, PT72H, 72 hours",
    "PT1H1M1S, PT1H1M1S, 1 hour and 1 minute and 1 second",
    "P1DT12H, P1DT12H, 1 day and 12 hours",
    "P0D, P0D, no time"
  })
  void isReadWrittenAndSaid(String text, String written, String words) {
    Span span = Span.parse(text);
    assertThat(span).hasToString(written);
    assertThat(span.inWords()).isEqualTo(words);
    assertThat(span.isZero()).isEqualTo(words.equals("no time"));
    assertThat(span.hasClock()).isEqualTo(text.contains("T"));
  }

  /** As far as it can be read is where an editor underlines. */
  @ParameterizedTest
  @CsvSource({"90 days, 0", "P90, 1", "P1DX, 3", "P, 0", "PT, 1", "P1DT, 3", "p90d, 0"})
  void saysWhereItDoesNotFit(String text, int at) {
    assertThatThrownBy(() -> Span.parse(text))
        .isInstanceOfSatisfying(
            DateTimeParseException.class,
            e -> assertThat(e.getErrorIndex()).as(text).isEqualTo(at));
  }

  @ParameterizedTest
  @CsvSource({
    "P1M, P30D, true",
    "P30D, P1M, false",
    "P1Y, P365D, false",
    "PT24H, P1D, false",
    "PT25H, P1D, true",
    "P1D, PT23H, true"
  })
  void isComparedFromOneDay(String one, String other, boolean longer) {
    assertThat(Span.parse(one).isLongerThan(Span.parse(other))).isEqualTo(longer);
  }

  @Test
  void isNeverNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Span(Period.ofDays(-1), Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Span(Period.ZERO, Duration.ofHours(-1)));
  }
}
