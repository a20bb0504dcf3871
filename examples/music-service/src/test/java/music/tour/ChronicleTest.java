package music.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.model.Erased;
import dev.lethe.model.Ground;
import dev.lethe.model.Kept;
import dev.lethe.model.Reason;
import dev.lethe.model.Tally;
import dev.lethe.model.Until;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChronicleTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Chronicle chronicle =
      new Chronicle(new PrintStream(printed, true, StandardCharsets.UTF_8));

  @Test
  void aKeptPromiseEndsWell(@TempDir Path folder) throws IOException {
    chronicle.check("P12", "rows", 3L, 3L);
    assertThat(Tour.end(chronicle, folder, 1)).isZero();
    assertThat(Files.readString(folder.resolve("tour.txt"))).contains("kept", "P12", "1 checks");
  }

  @Test
  void aBrokenPromiseIsToldAndEndsBadly(@TempDir Path folder) throws IOException {
    chronicle.check("P12", "rows", 3L, 3L);
    chronicle.check("P15-a", "entries", 0L, 7L);
    assertThat(Tour.end(chronicle, folder, 1)).isEqualTo(2);
    assertThat(chronicle.broken()).containsExactly("P15-a entries");
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("BROKEN  P15-a")
        .contains("expected 0, was 7");
  }

  @Test
  void aTableSaysWhatWentWhatStaysAndWhy() {
    Ground ground = new Ground(Reason.LEGAL_HOLD, "Art. 17(3)(e) GDPR", "hold");
    chronicle.table(
        List.of(
            new Tally(
                "Upload",
                1_203,
                List.of(
                    new Erased(
                        "Upload", "Upload", 1_201, Reason.EXPIRED, Erased.Technique.ROW_DELETED)),
                List.of(
                    new Kept(
                        "Upload", "Upload", 1, true, ground, new Until.Event("account closed"))),
                1)));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("1,203     1,201         1      1")
        .contains("1 stay   LEGAL_HOLD, restricted, until account closed");
  }
}
