package dev.lethe.export;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that belong to the copied rows, noted on disk while the rows are read. */
final class FileList implements AutoCloseable {
  private static final Pattern ENDING = Pattern.compile("\\.([A-Za-z0-9]{1,8})$");

  private final Path path;
  private final DataOutputStream out;
  private long count;

  FileList(Path folder) throws IOException {
    this.path = folder.resolve("files.bin");
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
  }

  /**
   * A file to be copied.
   *
   * @param key under which the store has it
   * @param entry its place in the package
   * @param sheet kind of row it belongs to
   * @param record number of that row
   * @param prefix whether every file below the key is meant
   */
  record Wanted(
      String store,
      String key,
      String entry,
      String sheet,
      long record,
      String field,
      boolean prefix) {
    /** One of the files below the prefix. */
    Wanted below(String other, int number) {
      return new Wanted(
          store, other, entry + "-" + number + ending(other), sheet, record, field, false);
    }

    /** Shows nothing of the file. */
    @Override
    public String toString() {
      return "file of " + sheet;
    }
  }

  /** Does something with a file. */
  interface Visitor {
    void visit(Wanted file) throws IOException;
  }

  /**
   * Notes a file.
   *
   * @param stem of the names of this kind of row's files
   * @return its place in the package: made of what the code says and a running number, with at most
   *     the ending of the key
   */
  String add(String stem, String sheet, String store, String key, long record, String field) {
    return add(stem, sheet, store, key, record, field, false);
  }

  /** Notes every file below a prefix; which they are is asked when they are copied. */
  void below(String stem, String sheet, String store, String prefix, long record, String field) {
    add(stem, sheet, store, prefix, record, field, true);
  }

  private static String ending(String key) {
    Matcher ending = ENDING.matcher(key);
    return ending.find() ? "." + ending.group(1) : "";
  }

  private String add(
      String stem,
      String sheet,
      String store,
      String key,
      long record,
      String field,
      boolean prefix) {
    String entry = "files/" + stem + "-" + ++count + (prefix ? "" : ending(key));
    try {
      out.writeUTF(store);
      out.writeUTF(key);
      out.writeUTF(entry);
      out.writeUTF(sheet);
      out.writeLong(record);
      out.writeUTF(field);
      out.writeBoolean(prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entry;
  }

  /** Every file, once {@link #close} was called. */
  void each(Visitor visitor) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
      for (long i = 0; i < count; i++) {
        visitor.visit(
            new Wanted(
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                in.readLong(),
                in.readUTF(),
                in.readBoolean()));
      }
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
