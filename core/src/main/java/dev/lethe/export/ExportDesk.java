package dev.lethe.export;

import dev.lethe.annotation.SubjectRole;
import dev.lethe.datamap.DataMap;
import dev.lethe.decide.Setting;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.evidence.Ledger;
import dev.lethe.export.Archive.Written;
import dev.lethe.facts.PersonLinks;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.Person;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.HostTables;
import dev.lethe.store.RowKey;
import dev.lethe.store.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes copies: reads in one snapshot, packs after it, records, and only then hands over. */
public final class ExportDesk implements Exports {
  private final Database database;
  private final HostTables tables;
  private final Scanned scanned;
  private final Setting setting;
  private final Map<String, ObjectStore> stores;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final AccessLaw law = AccessLaw.load();

  /** A desk over one database and the stores of its files. */
  public ExportDesk(
      Database database,
      HostTables tables,
      Scanned scanned,
      Setting setting,
      Map<String, ObjectStore> stores,
      Ledger ledger,
      InstantSource clock,
      Supplier<UUID> ids) {
    this.database = database;
    this.tables = tables;
    this.scanned = scanned;
    this.setting = setting;
    this.stores = Map.copyOf(stores);
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public ExportReceipt access(Person person, Sink sink) {
    List<PersonLinks> reached = PersonLinks.of(scanned, person);
    try {
      Path folder = folder(sink);
      try {
        return access(person, reached, folder, sink);
      } finally {
        remove(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InfrastructureException(
          Code.EXPORT_NOT_WRITTEN,
          "A copy could not be written ("
              + e.getClass().getSimpleName()
              + "), or its temporary files could not be removed.",
          "Look at the disk space and the rights of the target's folder (for a stream: of"
              + " java.io.tmpdir), and remove what is left there under *lethe-export-*.",
          true);
    }
  }

  private ExportReceipt access(Person person, List<PersonLinks> reached, Path folder, Sink sink)
      throws IOException {
    UUID id = ids.get();
    FileList files = new FileList(folder);
    Copy copy;
    try (files) {
      copy = database.reading("export access", unit -> read(unit, id, reached, folder, files));
    }
    Path made = Files.createTempFile(folder, "package", ".zip");
    Written whole = new Packing(copy, folder, files, stores).pack(made);
    record(person, copy, whole);
    deliver(made, sink);
    return new ExportReceipt(
        id, copy.asOf(), whole.bytes(), whole.sha256(), copy.lines(), copy.notSearched());
  }

  private Copy read(Unit unit, UUID id, List<PersonLinks> reached, Path folder, FileList files) {
    Instant asOf = clock.instant();
    List<EntityCopy> entities =
        new Extraction(tables, scanned, setting, folder, files, asOf).read(unit, reached);
    return new Copy(
        id,
        asOf,
        entities,
        AccessFacts.of(scanned.map(), law, entities),
        notSearched(scanned.map(), reached));
  }

  /** Beside the target, where there is one: the host chose that place for such data. */
  private static Path folder(Sink sink) throws IOException {
    Path beside =
        sink instanceof Sink.ToFile file ? file.path().toAbsolutePath().getParent() : null;
    return beside == null
        ? Files.createTempDirectory("lethe-export-")
        : Files.createTempDirectory(beside, ".lethe-export-");
  }

  private static void deliver(Path made, Sink sink) throws IOException {
    if (sink instanceof Sink.ToFile file) {
      Files.move(made, file.path(), StandardCopyOption.REPLACE_EXISTING);
    } else {
      var out = ((Sink.ToStream) sink).out();
      Files.copy(made, out);
      out.flush();
    }
  }

  private void record(Person person, Copy copy, Written whole) {
    TreeSet<String> subjects = new TreeSet<>();
    person
        .refs()
        .forEach(
            r -> subjects.add(ledger.hash(Ledger.SUBJECTS, r.kind() + "/" + RowKey.text(r.key()))));
    Map<String, Object> lines = new TreeMap<>();
    for (Line line : copy.lines()) {
      if (line.found() > 0) {
        lines.put(line.entity(), List.of(line.found(), line.exported(), line.withheld()));
      }
    }
    Map<String, Object> body = new TreeMap<>();
    body.put("export", copy.id().toString());
    body.put("kind", "ACCESS");
    body.put("subjects", List.copyOf(subjects));
    body.put("asOf", copy.asOf().toString());
    body.put("lines", lines);
    body.put("bytes", whole.bytes());
    body.put("sha256", whole.sha256());
    database.<Boolean>recording(
        "record export",
        unit -> {
          ledger.event(unit, "EXPORTED", body);
          return true;
        });
  }

  private static List<String> notSearched(DataMap map, List<PersonLinks> reached) {
    List<String> places = new ArrayList<>();
    map.opaque().forEach((field, why) -> places.add(field + " of other people: " + why));
    for (PersonLinks links : reached) {
      String entity = links.footprint().entity();
      links.matches().stream()
          .filter(m -> m.link().role() == SubjectRole.ACCESSOR)
          .map(m -> entity + ": records of others that were only handled (" + m.link().path() + ")")
          .forEach(places::add);
      links.footprint().extract().parts().stream()
          .filter(p -> p.history() && !links.matches().isEmpty())
          .map(
              p -> entity + ": earlier versions of records that no longer exist (" + p.name() + ")")
          .forEach(places::add);
    }
    places.add("text of other people that mentions the person");
    return places.stream().distinct().sorted(Comparator.naturalOrder()).toList();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
