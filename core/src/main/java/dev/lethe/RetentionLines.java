package dev.lethe;

import dev.lethe.datamap.DataMap;
import dev.lethe.retention.Retentions.ScheduleLine;
import java.util.List;

/** What is promised for each group, where nothing is armed. */
final class RetentionLines {
  private RetentionLines() {}

  static List<ScheduleLine> of(DataMap map) {
    return map.entities().stream()
        .flatMap(
            e ->
                e.groups().stream()
                    .map(
                        g ->
                            new ScheduleLine(
                                e.name(),
                                g.id(),
                                String.join(
                                    "; ", g.retention().stream().map(r -> r.inWords()).toList()),
                                false)))
        .toList();
  }
}
