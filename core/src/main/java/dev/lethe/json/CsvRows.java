package dev.lethe.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/**
 * A table as RFC 4180 has it, written row by row. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it.
 */
public final class CsvRows implements AutoCloseable {
  private static final CsvMapper MAPPER =
      CsvMapper.builder().enable(CsvWriteFeature.ALWAYS_QUOTE_STRINGS).build();

  /** What begins a formula, in the wide forms of East Asian scripts as well. */
  private static final Set<Integer> FORMULA =
      Set.of((int) '=', (int) '+', (int) '-', (int) '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20);

  private final SequenceWriter rows;

  /** Writes the head there, and closes it in the end. */
  public CsvRows(Writer out, List<String> head) {
    CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n");
    head.forEach(schema::addColumn);
    this.rows = MAPPER.writer(schema.build()).writeValues(out);
    write(head.stream().map(CsvRows::guarded).toList());
  }

  /** Adds a row of texts, numbers, booleans and nulls. */
  public void add(List<? extends @Nullable Object> cells) {
    List<@Nullable Object> row = new ArrayList<>();
    cells.forEach(c -> row.add(c instanceof String text ? guarded(text) : c));
    write(row);
  }

  /** What Jackson throws may quote the row. */
  private void write(List<? extends @Nullable Object> row) {
    try {
      rows.write(row);
    } catch (JacksonException e) {
      throw failed();
    }
  }

  private static UncheckedIOException failed() {
    return new UncheckedIOException(new IOException("a table could not be written"));
  }

  private static String guarded(String text) {
    String shown = text.stripLeading();
    boolean formula = !shown.isEmpty() && FORMULA.contains(shown.codePointAt(0));
    boolean control = !text.isEmpty() && (text.charAt(0) == '\t' || text.charAt(0) == '\r');
    return formula || control ? "'" + text : text;
  }

  @Override
  public void close() {
    try {
      rows.close();
    } catch (JacksonException e) {
      throw failed();
    }
  }
}
