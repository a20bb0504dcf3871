package dev.lethe.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.checker.Periods.Length;
import dev.lethe.deadline.Span;
import dev.lethe.register.DidYouMean;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the checker has copied, so that a compiler need not load the library, is still the same. */
class ParityTest {
  private static final List<String> PERIODS =
      List.of(
          "P90D",
          "P10Y",
          "PT72H",
          "P1DT12H",
          "P1Y2M3W4DT5H6M7.5S",
          "P0D",
          "PT0S",
          "P12M",
          "P365D",
          "PT8760H",
          "",
          "P",
          "PT",
          "P1",
          "P1M2",
          "90 days",
          "p90d",
          "P-3D",
          "PT24",
          "P1DT",
          "P1H",
          "P99999999999D",
          "P1D ");

  @Test
  void periods() {
    for (String text : PERIODS) {
      DateTimeParseException refused =
          catchThrowableOfType(DateTimeParseException.class, () -> Span.parse(text));
      assertThat(Periods.read(text).isEmpty()).as(text).isEqualTo(refused != null);
      if (refused != null) {
        assertThat(Periods.misfit(text)).as(text).isEqualTo(refused.getErrorIndex());
        continue;
      }
      Length length = Periods.read(text).orElseThrow();
      assertThat(length.hasClock()).as(text).isEqualTo(Span.parse(text).hasClock());
      for (String other : List.of("P1Y", "PT72H", "P31D")) {
        assertThat(length.isLongerThan(Periods.read(other).orElseThrow()))
            .as(text + " > " + other)
            .isEqualTo(Span.parse(text).isLongerThan(Span.parse(other)));
      }
    }
  }

  @Test
  void guesses() {
    List<String> candidates = List.of("completedAt", "createdAt", "stripe", "account");
    for (String written :
        List.of("compeltedAt", "strpie", "acount", "at", "nothing", "CREATEDAT")) {
      assertThat(Nearest.didYouMean(written, candidates))
          .isEqualTo(
              DidYouMean.nearest(written, candidates)
                  .map(c -> " Did you mean " + c + "?")
                  .orElse(""));
    }
  }

  @Test
  void codes() {
    for (Code code : Code.values()) {
      assertThat(dev.lethe.model.Code.valueOf(code.name()).id()).isEqualTo(code.id());
    }
  }
}
