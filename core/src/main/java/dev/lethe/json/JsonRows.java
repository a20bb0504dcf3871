package dev.lethe.json;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON array of objects, written one by one and one a line; a null is written as null. */
public final class JsonRows implements AutoCloseable {
  private final Writer out;
  private String before = "[\n";

  /** Writes to there, and closes it in the end. */
  public JsonRows(Writer out) {
    this.out = out;
  }

  /** Adds an object of texts, numbers, booleans, nulls, and lists and maps of these. */
  public void add(Map<String, ? extends @Nullable Object> row) throws IOException {
    out.write(before);
    out.write(Json.line(row));
    before = ",\n";
  }

  @Override
  public void close() throws IOException {
    try (out) {
      out.write(before.startsWith("[") ? "[]\n" : "\n]\n");
    }
  }
}
