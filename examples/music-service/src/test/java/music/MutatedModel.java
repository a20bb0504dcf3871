package music;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The model with a mutation: changed sources compiled in memory, all else as it was built. */
final class MutatedModel extends ClassLoader {
  private static final Path SOURCES = Path.of("src/main/java/music");
  private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
  private static final StandardJavaFileManager FILES =
      JAVAC.getStandardFileManager(null, null, null);

  private final Map<String, ByteArrayOutputStream> compiled = new HashMap<>();
  private final List<Class<?>> entities = new ArrayList<>();

  MutatedModel(Mutation mutation) throws IOException, ClassNotFoundException {
    super(MutatedModel.class.getClassLoader());
    compile(sources(mutation));
    for (Class<?> entity : MusicModel.entities()) {
      entities.add(loadClass(entity.getName()));
    }
    for (Mutation.Added added : mutation.added()) {
      if (added.entity()) {
        entities.add(loadClass("music." + added.type()));
      }
    }
  }

  List<Class<?>> entities() {
    return entities;
  }

  private static List<Source> sources(Mutation mutation) throws IOException {
    Map<String, String> texts = new HashMap<>();
    for (Mutation.Edit e : mutation.edits()) {
      String text = texts.get(e.type());
      if (text == null) {
        text = Files.readString(SOURCES.resolve(e.type() + ".java"));
      }
      if (!text.contains(e.old())) {
        throw new IllegalArgumentException(e.type() + " has no " + e.old());
      }
      texts.put(e.type(), text.replace(e.old(), e.changed()));
    }
    mutation.added().forEach(a -> texts.put(a.type(), a.source()));
    return texts.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
  }

  private void compile(List<Source> sources) {
    if (sources.isEmpty()) {
      return;
    }
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    boolean done =
        JAVAC
            .getTask(
                null, new InMemory(), said, List.of("-proc:none", "-parameters"), null, sources)
            .call();
    if (!done) {
      throw new IllegalArgumentException(
          said.getDiagnostics().stream().map(Diagnostic::toString).toList().toString());
    }
  }

  /** Types of the model come from here, so that all of them see the changed ones. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      boolean ofTheModel = name.startsWith("music.") && name.indexOf('.', 6) < 0;
      return loaded != null ? loaded : ofTheModel ? define(name) : super.loadClass(name, resolve);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try {
      ByteArrayOutputStream bytes = compiled.get(name);
      if (bytes == null) {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
          if (in == null) {
            throw new ClassNotFoundException(name);
          }
          bytes = new ByteArrayOutputStream();
          in.transferTo(bytes);
        }
      }
      return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String type, String text) {
      super(URI.create("string:///music/" + type + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    InMemory() {
      super(FILES);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String type, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + type), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          compiled.put(type, bytes);
          return bytes;
        }
      };
    }

    @Override
    public void close() {} // the files behind it are shared
  }
}
