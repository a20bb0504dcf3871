package dev.lethe.json;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Files on the class path, where a host puts what it writes for this library. */
public final class ClassPath {
  private ClassPath() {}

  /** What the thread's class loader, or else the library's own, has there; null for nothing. */
  public static @Nullable InputStream open(String path) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    InputStream found = context == null ? null : context.getResourceAsStream(path);
    return found != null ? found : ClassPath.class.getClassLoader().getResourceAsStream(path);
  }
}
