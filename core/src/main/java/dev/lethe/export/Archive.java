package dev.lethe.export;

import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP whose entries and whole are hashed while they are written. */
final class Archive implements AutoCloseable {
  /** Level 6 takes three quarters of the time of an export. */
  private static final int FAST = 1;

  private final Hashed whole;
  private final ZipOutputStream zip;
  private final LocalDateTime at;

  Archive(OutputStream out, Instant at) {
    this.whole = new Hashed(out);
    this.zip = new ZipOutputStream(whole);
    this.at = LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    zip.setLevel(FAST);
  }

  /** Length and SHA-256 of what was written, in lower-case hex. */
  record Written(String name, long bytes, String sha256) {}

  Written add(String name, InputStream in) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(at);
    zip.putNextEntry(entry);
    Hashed content = new Hashed(zip);
    in.transferTo(content);
    zip.closeEntry();
    return content.written(name);
  }

  Written add(String name, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return add(name, in);
    }
  }

  Written add(String name, String text) throws IOException {
    return add(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The whole, once {@link #close} was called. */
  Written whole() {
    return whole.written("");
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** Hashes and counts what passes. */
  private static final class Hashed extends FilterOutputStream {
    private final MessageDigest digest;
    private long bytes;

    Hashed(OutputStream out) {
      super(out);
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      out.write(from, offset, length);
      digest.update(from, offset, length);
      bytes += length;
    }

    Written written(String name) {
      return new Written(name, bytes, HexFormat.of().formatHex(digest.digest()));
    }
  }
}
