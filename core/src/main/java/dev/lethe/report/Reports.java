package dev.lethe.report;

import dev.lethe.datamap.DataMap;
import dev.lethe.model.InfrastructureException;
import java.nio.file.Path;

/** What reviewers read: documents printed from the data map. */
public interface Reports {
  /** The reports of that map. */
  static Reports of(DataMap map) {
    return new MapReports(map);
  }

  /**
   * What is held about whom, why, where, how long and for whom.
   *
   * @param to replaced where it exists
   * @throws InfrastructureException with LETHE-316 where the file cannot be written
   */
  void dataMap(Format format, Path to);

  /** The form of a report. */
  enum Format {
    /** For machines and version control, with a published schema. */
    JSON,
    /** For people: one self-contained file. */
    HTML
  }
}
