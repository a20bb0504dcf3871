package dev.lethe.layout;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What only the source text says: javadoc, length, the sentence of a package. */
final class Sources {
  private final List<Path> files;

  private Sources(List<Path> files) {
    this.files = files;
  }

  static Sources in(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return new Sources(all.filter(p -> p.toString().endsWith(".java")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int count() {
    return files.size();
  }

  /** Public types, nested ones too, that no javadoc defines. */
  List<String> publicTypesWithoutJavadoc() {
    List<String> found = new ArrayList<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      var task =
          (JavacTask)
              javac.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      DocTrees docs = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) new PublicTypes(docs, found).scan(unit, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  List<String> longerThan(int lines) {
    return files.stream()
        .filter(p -> lines(p).size() > lines)
        .map(p -> p.getFileName() + " has " + lines(p).size() + " lines")
        .toList();
  }

  /** Folders with code whose package-info is missing, says nothing, or is not null-marked. */
  List<String> packagesWithoutSentence() {
    return files.stream()
        .map(Path::getParent)
        .distinct()
        .filter(dir -> !isExplained(dir.resolve("package-info.java")))
        .map(dir -> dir.getFileName() + ": package-info.java with a sentence and @NullMarked")
        .toList();
  }

  private static boolean isExplained(Path packageInfo) {
    if (!Files.exists(packageInfo)) return false;
    String text = String.join("\n", lines(packageInfo));
    return text.startsWith("/**") && text.contains("NullMarked\npackage ");
  }

  private static List<String> lines(Path p) {
    try {
      return Files.readAllLines(p);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class PublicTypes extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees docs;
    private final List<String> found;

    PublicTypes(DocTrees docs, List<String> found) {
      this.docs = docs;
      this.found = found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      if (!isPublic(type)) return null;
      String doc = docs.getDocComment(getCurrentPath());
      if (doc == null || doc.isBlank()) found.add(name(getCurrentPath()));
      return super.visitClass(type, null);
    }

    private boolean isPublic(ClassTree type) {
      Tree outer = getCurrentPath().getParentPath().getLeaf();
      return type.getModifiers().getFlags().contains(Modifier.PUBLIC)
          || outer.getKind() == Tree.Kind.INTERFACE
          || outer.getKind() == Tree.Kind.ANNOTATION_TYPE;
    }

    private static String name(TreePath path) {
      String own = ((ClassTree) path.getLeaf()).getSimpleName().toString();
      TreePath up = path.getParentPath();
      return up.getLeaf() instanceof ClassTree ? name(up) + "." + own : own;
    }
  }
}
