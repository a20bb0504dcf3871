package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The detector does not get worse unseen: a little below what was measured is the floor. */
class DetectorFloorTest {
  @Test
  void overAllApplications() throws IOException {
    Score score = Score.of("all", List.of(Sample.values()));
    assertThat(score.facts()).isGreaterThan(7_000);
    assertThat(score.precision()).isGreaterThan(0.95);
    assertThat(score.recall()).isGreaterThan(0.94);
    assertThat(score.entityRecall()).isGreaterThan(0.97);
    assertThat(score.falseErrors()).isLessThanOrEqualTo(4);
  }

  @Test
  void whatIsMissedIsCounted() throws IOException {
    Score score = Score.of(Sample.FINERACT);
    assertThat(score.wrong()).isNotEmpty();
    assertThat(score.recall()).isLessThan(1);
    assertThat(score.precision()).isLessThan(1);
  }
}
