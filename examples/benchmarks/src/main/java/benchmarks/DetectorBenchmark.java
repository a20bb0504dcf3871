package benchmarks;

import java.io.IOException;
import java.util.List;

/** Prints how well the detector finds what people labelled as personal in open-source models. */
final class DetectorBenchmark {
  private DetectorBenchmark() {}

  public static void main(String[] args) throws IOException {
    boolean misses = List.of(args).contains("--misses");
    for (Sample sample : Sample.values()) {
      Score score = Score.of(sample);
      System.out.println(score.line());
      if (misses) {
        score.wrong().forEach(System.out::println);
      }
    }
    System.out.println(Score.of("all", List.of(Sample.values())).line());
  }
}
