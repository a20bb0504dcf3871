package dev.lethe.export;

import dev.lethe.delivery.ObjectStore;
import dev.lethe.export.Archive.Written;
import dev.lethe.json.Json;
import dev.lethe.json.JsonRows;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Packs a copy that was read: data, files, facts, the page and the manifest. */
final class Packing {
  private final Copy copy;
  private final Path folder;
  private final FileList files;
  private final Map<String, ObjectStore> stores;
  private final FileTally tally = new FileTally();
  private final List<Written> entries = new ArrayList<>();

  Packing(Copy copy, Path folder, FileList files, Map<String, ObjectStore> stores) {
    this.copy = copy;
    this.folder = folder;
    this.files = files;
    this.stores = stores;
  }

  /** Length and hash of the package. */
  Written pack(Path target) throws IOException {
    Archive archive = new Archive(Files.newOutputStream(target), copy.asOf());
    try (archive) {
      for (EntityCopy entity : copy.entities()) {
        for (Sheet sheet : entity.sheets()) {
          if (sheet.exported() > 0) {
            for (String ending : List.of(".json", ".csv")) {
              Path data = folder.resolve(sheet.file() + ending);
              entries.add(archive.add("data/" + sheet.file() + ending, data));
              Files.delete(data);
            }
          }
        }
      }
      files(archive);
      entries.add(archive.add("facts.json", new FactsTree(copy.facts()).json(copy.asOf())));
      entries.add(archive.add("index.html", new IndexPage(copy, tally).page().toHtml()));
      archive.add("manifest.json", manifest());
    }
    return archive.whole();
  }

  private void files(Archive archive) throws IOException {
    Path list = folder.resolve("files.json");
    try (JsonRows rows = new JsonRows(Files.newBufferedWriter(list))) {
      files.each(
          file -> {
            if (file.prefix()) {
              below(archive, file, rows);
            } else {
              file(archive, file, rows);
            }
          });
    }
    entries.add(archive.add("files.json", list));
  }

  private void below(Archive archive, FileList.Wanted prefix, JsonRows rows) throws IOException {
    if (!(stores.get(prefix.store()) instanceof ObjectStore.Listing store)) {
      throw unreadable(prefix);
    }
    int number = 0;
    try (Stream<String> keys = listed(store, prefix)) {
      for (Iterator<String> each = keys.iterator(); each.hasNext(); ) {
        file(archive, prefix.below(each.next(), ++number), rows);
      }
    } catch (UncheckedIOException e) {
      throw unreadable(prefix);
    }
  }

  private static Stream<String> listed(ObjectStore.Listing store, FileList.Wanted prefix) {
    try {
      return store.list(prefix.key()).filter(k -> k.startsWith(prefix.key()));
    } catch (IOException | RuntimeException e) {
      throw unreadable(prefix);
    }
  }

  private void file(Archive archive, FileList.Wanted file, JsonRows rows) throws IOException {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("entry", file.entry());
    row.put("entity", file.sheet());
    row.put(Sheet.RECORD, file.record());
    row.put("field", file.field());
    Optional<InputStream> found = open(file);
    if (found.isEmpty()) {
      tally.missing(file);
      row.put("state", "missing");
    } else {
      Written written;
      try (InputStream in = new Reading(found.get(), file)) {
        written = archive.add(file.entry(), in);
      }
      tally.contained(file);
      row.put("state", "contained");
      row.put("bytes", written.bytes());
      row.put("sha256", written.sha256());
    }
    rows.add(row);
  }

  private Optional<InputStream> open(FileList.Wanted file) {
    ObjectStore store = stores.get(file.store());
    if (store == null) {
      throw unreadable(file);
    }
    try {
      return store.open(file.key());
    } catch (IOException | RuntimeException e) {
      throw unreadable(file);
    }
  }

  /** What a store throws may name the file, and what the package throws is another matter. */
  private static InfrastructureException unreadable(FileList.Wanted file) {
    return new InfrastructureException(
        Code.EXPORT_FILE_UNREADABLE,
        "The store '" + file.store() + "' could not read a file of " + file.sheet() + ".",
        "A file that does not exist is listed as missing; this one failed. Look at the store, and"
            + " export again.",
        true);
  }

  /** A file of a store while it is read. */
  private static final class Reading extends java.io.FilterInputStream {
    private final FileList.Wanted file;

    Reading(InputStream in, FileList.Wanted file) {
      super(in);
      this.file = file;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      try {
        return in.read(into, offset, length);
      } catch (IOException e) {
        throw unreadable(file);
      }
    }
  }

  private String manifest() {
    List<Map<String, Object>> entities = new ArrayList<>();
    for (EntityCopy entity : copy.entities()) {
      for (Sheet sheet : entity.sheets()) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("entity", sheet.name());
        line.put("found", sheet.found());
        line.put("exported", sheet.exported());
        line.put("withheld", sheet.found() - sheet.exported());
        line.put("fields", fields(entity, sheet));
        line.put("filesFound", tally.contained(sheet.name()) + tally.missing(sheet.name()));
        line.put("filesContained", tally.contained(sheet.name()));
        line.put("filesMissing", tally.missing(sheet.name()));
        entities.add(line);
      }
    }
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("export", copy.id());
    tree.put("application", copy.facts().map().application());
    tree.put("asOf", copy.asOf());
    tree.put("dataMap", copy.facts().map().fingerprint());
    tree.put("entities", entities);
    tree.put("notSearched", copy.notSearched());
    tree.put("entries", entries);
    tree.put("files", "files.json has one line per file, with its hash");
    return Json.write(tree);
  }

  /** Every declared field of a record, and what became of it; of a part, those that it has. */
  private static List<Map<String, Object>> fields(EntityCopy entity, Sheet sheet) {
    Map<String, Optional<Datum>> names = new LinkedHashMap<>();
    if (sheet == entity.root()) {
      entity.data().forEach(d -> names.put(d.path(), Optional.of(d)));
    } else {
      sheet.columns().stream()
          .filter(c -> !c.equals(Sheet.RECORD))
          .forEach(c -> names.put(c, Optional.empty()));
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    names.forEach(
        (name, datum) -> {
          Sheet.Count count = sheet.fields().getOrDefault(name, new Sheet.Count());
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("field", name);
          datum.ifPresent(d -> line.put("category", d.field().category()));
          line.put("copied", count.copied);
          line.put("withheld", count.withheld);
          line.put("aboutOthers", count.others);
          datum
              .filter(Datum::part)
              .ifPresent(d -> line.put("seeAlso", entity.entity().name() + "." + d.path()));
          Optional<String> why =
              Optional.of(count.reason)
                  .filter(r -> !r.isEmpty())
                  .or(() -> datum.flatMap(Datum::withheld));
          why.ifPresent(r -> line.put("reason", r));
          lines.add(line);
        });
    return lines;
  }
}
