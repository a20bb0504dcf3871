package music.tour;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A ZIP that somebody was given, looked at by its bytes. */
public final class Parcel {
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private Parcel() {}

  public static Parcel open(byte[] zip) throws IOException {
    Parcel parcel = new Parcel();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
        parcel.files.put(entry.getName(), in.readAllBytes());
    }
    return parcel;
  }

  public SortedSet<String> names() {
    return new TreeSet<>(files.keySet());
  }

  /** Whether a file in it has these bytes. */
  public boolean holds(byte[] content) {
    return files.values().stream().anyMatch(file -> Arrays.equals(file, content));
  }

  /** Whether a file in it has this text somewhere. */
  public boolean tells(String text) {
    return files.values().stream()
        .anyMatch(file -> new String(file, StandardCharsets.UTF_8).contains(text));
  }
}
