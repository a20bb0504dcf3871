package dev.lethe.register;

import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The libraries on the class path that say what their own tables hold, in {@value #FILE}.
 *
 * @param all by name
 * @param findings what is wrong with what they say
 */
public record Libraries(List<Library> all, List<Finding> findings) {
  static final String FILE = "META-INF/lethe/fragment.yml";

  public Libraries {
    all = List.copyOf(all);
    findings = List.copyOf(findings);
  }

  /** Reads every fragment that the thread's class loader, or else the library's own, can see. */
  public static Libraries onClasspath() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return of(context == null ? Libraries.class.getClassLoader() : context);
  }

  static Libraries of(ClassLoader loader) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Library> byName = new TreeMap<>();
    Map<String, String> places = new TreeMap<>();
    for (URL url : urls(loader, findings)) {
      Optional<Library> read = FragmentReader.read(entry(url), url, findings);
      read.ifPresent(
          library -> {
            claim("the library " + library.name(), entry(url), places, findings);
            library.tables().keySet().stream()
                .filter(t -> !byName.containsKey(library.name()))
                .forEach(t -> claim("the table " + t, entry(url), places, findings));
            byName.putIfAbsent(library.name(), library);
          });
    }
    return new Libraries(List.copyOf(byName.values()), findings);
  }

  private static List<URL> urls(ClassLoader loader, List<Finding> findings) {
    try {
      return loader
          .resources(FILE)
          .distinct()
          .sorted(Comparator.comparing(URL::toExternalForm))
          .toList();
    } catch (java.io.UncheckedIOException e) {
      findings.add(
          wrong(FILE, FILE + " cannot be looked for on the class path.", "Repair the class path."));
      return List.of();
    }
  }

  /** Of two that speak of the same thing neither is nearer. */
  private static void claim(
      String what, String place, Map<String, String> places, List<Finding> findings) {
    String other = places.putIfAbsent(what, place);
    if (other != null) {
      findings.add(
          wrong(
              place,
              place + " speaks of " + what + ", and so does " + other + ".",
              "Let one of them be on the class path, and only once."));
    }
  }

  static Finding wrong(String place, String message, String remedy) {
    return new Finding(Code.FRAGMENT_WRONG, Severity.ERROR, place, message, remedy);
  }

  /** {@code acme-jobs-1.2.jar!/META-INF/lethe/fragment.yml}: the jar and the entry, no folder. */
  static String entry(URL url) {
    String path = url.toExternalForm();
    int end = path.lastIndexOf("!/");
    return end < 0 ? FILE : path.substring(path.lastIndexOf('/', end - 1) + 1, end) + "!/" + FILE;
  }

  /** The text of a fragment. */
  static byte[] bytes(URL url) throws IOException {
    var connection = url.openConnection();
    connection.setUseCaches(false); // else a jar that is replaced would stay open
    try (var in = connection.getInputStream()) {
      return in.readAllBytes();
    }
  }
}
