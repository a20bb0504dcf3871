package dev.lethe.export;

import dev.lethe.model.InfrastructureException;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Copies of what is held about a person, for that person. */
public interface Exports {
  /**
   * The copy of Art. 15(1) and (3) GDPR as a ZIP: readable page, data as JSON and CSV, files,
   * facts, and a manifest that reconciles. Seen at one instant; sees nothing of a transaction that
   * the host has open. Handed over only when it is complete and the evidence of it is written.
   *
   * @throws MisuseException with LETHE-430 for a kind of person that nobody declares or a key of
   *     another type
   * @throws InfrastructureException with LETHE-460 where it cannot be written, LETHE-461 where a
   *     file of the person cannot be read
   */
  ExportReceipt access(Person person, Sink sink);

  /** Where a copy goes. */
  sealed interface Sink {
    /** Into a file, which is replaced; nothing stands there before the copy is complete. */
    static Sink file(Path path) {
      return new ToFile(path);
    }

    /** Into a stream, which is not closed. */
    static Sink stream(OutputStream out) {
      return new ToStream(out);
    }

    /** A file. */
    record ToFile(Path path) implements Sink {}

    /** A stream. */
    record ToStream(OutputStream out) implements Sink {}
  }

  /**
   * What a copy was made of.
   *
   * @param asOf the instant at which everything in it was seen
   * @param bytes length of the package
   * @param sha256 of the package, lower-case hex
   * @param lines one per kind of record, its collections and its earlier versions
   * @param notSearched places where something about the person may lie that no copy is made of
   */
  record ExportReceipt(
      UUID id,
      Instant asOf,
      long bytes,
      String sha256,
      List<Line> lines,
      List<String> notSearched) {
    public ExportReceipt {
      lines = List.copyOf(lines);
      notSearched = List.copyOf(notSearched);
    }

    /** Rows found in all of them. */
    public long found() {
      return lines.stream().mapToLong(Line::found).sum();
    }
  }

  /**
   * Rows of one kind: found = exported + withheld, or it cannot be made.
   *
   * @param entity its name; {@code Track.notes} for a collection, {@code Track.track_aud} for
   *     earlier versions
   * @param exported rows of which something is in the copy
   * @param withheld rows of which nothing is
   * @param withheldFields attributes that were left out of some row, and why
   */
  record Line(
      String entity,
      long found,
      long exported,
      long withheld,
      SortedMap<String, String> withheldFields) {
    public Line {
      withheldFields = Collections.unmodifiableSortedMap(new TreeMap<>(withheldFields));
      if (exported < 0 || withheld < 0 || found != exported + withheld) {
        throw new IllegalArgumentException(
            entity
                + ": found "
                + found
                + " is not exported "
                + exported
                + " + withheld "
                + withheld);
      }
    }

    static Line of(
        String entity, long found, long exported, long withheld, Map<String, String> fields) {
      return new Line(entity, found, exported, withheld, new TreeMap<>(fields));
    }
  }
}
