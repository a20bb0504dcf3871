package music.audio;

import dev.lethe.delivery.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An object store in a folder: a file per key. Keys come from columns, so none leads out of it, and
 * none is a folder.
 */
public final class FolderStore implements ObjectStore {
  private static final String SEGMENT = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";
  private static final Pattern KEY = Pattern.compile("(" + SEGMENT + "/){0,5}" + SEGMENT);

  private final Path root;

  public FolderStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** All of it or nothing; readers see no half file. */
  public void write(String key, byte[] content) throws IOException {
    Path file = file(key);
    Files.createDirectories(file.getParent());
    inside(file);
    Path part = Files.createTempFile(file.getParent(), "part", null); // its owner's alone
    try {
      Files.write(part, content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public Gone delete(String key) throws IOException {
    if (exists(key)) Files.delete(file(key));
    return Gone.NOW;
  }

  @Override
  public Optional<InputStream> open(String key) throws IOException {
    return exists(key)
        ? Optional.of(Files.newInputStream(file(key), LinkOption.NOFOLLOW_LINKS))
        : Optional.empty();
  }

  @Override
  public boolean exists(String key) throws IOException {
    Path file = file(key);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) return false;
    inside(file);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
      throw new IOException("a key of the store that is no file");
    return true;
  }

  private Path file(String key) throws IOException {
    if (!KEY.matcher(key).matches()) throw new IOException("a key that leads out of the store");
    return root.resolve(key);
  }

  /** Not by a link either. */
  private void inside(Path file) throws IOException {
    if (!file.resolveSibling(".").toRealPath().startsWith(root.toRealPath()))
      throw new IOException("a key that leads out of the store");
  }
}
