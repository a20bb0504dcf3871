package dev.lethe.page;

import java.util.List;
import java.util.Optional;

/** A piece of a {@link Section}, one below the other. */
public sealed interface Block {
  /** Words that run on. */
  record Paragraph(Line line) implements Block {}

  /** One line per item. */
  record Bullets(List<Line> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /** Terms and what is said of each. */
  record Facts(List<Fact> facts) implements Block {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /** A term and what is said of it, line by line. */
  record Fact(String term, List<Line> lines) {
    public Fact {
      lines = List.copyOf(lines);
    }

    public static Fact of(String term, Line... lines) {
      return new Fact(term, List.of(lines));
    }
  }

  /** A few numbers that sum up the page. */
  record Figures(List<Figure> figures) implements Block {
    public Figures {
      figures = List.copyOf(figures);
    }
  }

  /** One number and what it counts. */
  record Figure(String value, String label, Inline.Tone tone) {}

  /**
   * A table. The first cell of a row names the row.
   *
   * @param caption says what the rows are
   */
  record Table(String caption, List<String> head, List<Row> rows) implements Block {
    public Table {
      head = List.copyOf(head);
      rows = List.copyOf(rows);
      for (Row row : rows) {
        if (row.cells().size() != head.size()) {
          throw new IllegalArgumentException(
              "a row of '%s' must have %d cells, had %d"
                  .formatted(caption, head.size(), row.cells().size()));
        }
      }
    }
  }

  /**
   * Cells of a table from left to right.
   *
   * @param id that links name, where there are any
   */
  record Row(Optional<String> id, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    public static Row of(Cell... cells) {
      return new Row(Optional.empty(), List.of(cells));
    }

    /** A row that links lead to. */
    public static Row named(String id, Cell... cells) {
      return new Row(Optional.of(id), List.of(cells));
    }
  }

  /** What stands in a cell, line by line. */
  record Cell(List<Line> lines) {
    public Cell {
      lines = List.copyOf(lines);
    }

    public static Cell of(Line... lines) {
      return new Cell(List.of(lines));
    }

    public static Cell of(String text) {
      return of(Line.of(text));
    }
  }
}
