package dev.lethe.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names of files in the package: plain letters only, each once, whatever the file system thinks.
 */
final class Names {
  private final Set<String> taken = new HashSet<>();

  String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceAll("^[.-]+|\\.{2,}", "_");
    String free = plain;
    for (int i = 2; !taken.add(free.toLowerCase(Locale.ROOT)); i++) {
      free = plain + "-" + i;
    }
    return free;
  }
}
