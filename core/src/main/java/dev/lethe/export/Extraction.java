package dev.lethe.export;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.decide.Decide;
import dev.lethe.decide.Setting;
import dev.lethe.export.Datum.Reading;
import dev.lethe.export.Whose.Mine;
import dev.lethe.facts.FactReader;
import dev.lethe.facts.PersonLinks;
import dev.lethe.scan.Extract.Cell;
import dev.lethe.scan.Extract.Part;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Footprint.Derived;
import dev.lethe.scan.Footprint.StoredFile;
import dev.lethe.scan.Route;
import dev.lethe.scan.Scanned;
import dev.lethe.store.HostRow;
import dev.lethe.store.HostStream;
import dev.lethe.store.HostStream.Element;
import dev.lethe.store.HostStream.Streamed;
import dev.lethe.store.HostTables;
import dev.lethe.store.Unit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads everything that is held about a person into sheets, in one unit of work. How long a row is
 * kept is said as declared: a hold that matches it is not looked for, since it is not disclosed.
 */
final class Extraction {
  private static final String UNREADABLE = "the document cannot be read";

  private final HostTables tables;
  private final Scanned scanned;
  private final Setting setting;
  private final FactReader declared = new FactReader(List.of(), text -> List.of());
  private final Path folder;
  private final FileList files;
  private final Instant asOf;
  private final Names names = new Names();

  Extraction(
      HostTables tables,
      Scanned scanned,
      Setting setting,
      Path folder,
      FileList files,
      Instant asOf) {
    this.tables = tables;
    this.scanned = scanned;
    this.setting = setting;
    this.folder = folder;
    this.files = files;
    this.asOf = asOf;
  }

  List<EntityCopy> read(Unit unit, List<PersonLinks> reached) {
    List<EntityCopy> copies = new ArrayList<>();
    for (EntityEntry entity : scanned.map().entities()) {
      for (PersonLinks links : reached) {
        if (links.footprint().entity().equals(entity.name())) {
          copies.add(new OfEntity(unit, entity, links).copy());
        }
      }
    }
    return copies;
  }

  /** The copy of one entity's rows. */
  private final class OfEntity {
    private final Unit unit;
    private final EntityEntry entity;
    private final Footprint footprint;
    private final Whose whose;
    private final List<Datum> data;
    private final List<Datum> copied;
    private final List<Datum> secret;
    private final String stem;
    private final Periods periods = new Periods();

    /** Which rows are the person's, by the link that makes them so; for the passes over parts. */
    private final Map<Optional<String>, BitSet> mine = new HashMap<>();

    OfEntity(Unit unit, EntityEntry entity, PersonLinks links) {
      this.unit = unit;
      this.entity = entity;
      this.footprint = links.footprint();
      this.whose = new Whose(links);
      this.data = Datum.of(footprint, entity.groups());
      this.copied = data.stream().filter(Datum::copied).toList();
      this.secret =
          data.stream().filter(d -> d.withheld().isPresent() && !d.columns().isEmpty()).toList();
      this.stem = names.plain(entity.name());
    }

    EntityCopy copy() {
      List<Sheet> sheets = new ArrayList<>();
      List<String> head = new ArrayList<>();
      for (Datum d : data) {
        if (whose.may(d.field().of()) && (d.copied() || secret.contains(d))) {
          head.add(d.path());
          if (d.copied() && d.field().store().isPresent()) {
            head.add(d.path() + ".file");
          }
        }
      }
      Sheet root = new Sheet(folder, entity.name(), entity.name(), stem, head);
      sheets.add(root);
      if (whose.reachesAnything()) {
        HostStream stream = tables.stream(unit, footprint);
        try (root) {
          root(stream, root);
        }
        for (Part part : footprint.extract().parts()) {
          sheets.add(part(stream, part));
        }
      }
      return new EntityCopy(entity, data, sheets, periods);
    }

    private void root(HostStream stream, Sheet sheet) {
      List<Route> wanted = new ArrayList<>();
      copied.forEach(d -> wanted.addAll(d.columns()));
      List<Route> hidden = secret.stream().map(d -> d.columns().get(0)).toList();
      stream.rows(whose.rows(), wanted, hidden, row -> row(sheet, row));
    }

    private void row(Sheet sheet, Streamed row) {
      Mine its = whose.mine(row.row().people());
      remember(row.number(), its);
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      boolean anything = false;
      int at = 0;
      for (Datum d : copied) {
        Optional<Reading> read = d.read(row.values().subList(at, at + d.columns().size()));
        at += d.columns().size();
        if (!its.has(d.field().of())) {
          sheet.others(d.path(), its.other(d.field().of()));
          continue;
        }
        anything = true;
        if (read.isEmpty()) {
          sheet.withheld(d.path(), UNREADABLE);
          values.put(d.path(), Datum.notice(UNREADABLE));
          continue;
        }
        Object value = read.get().value();
        values.put(d.path(), value);
        if (value != null) {
          sheet.copied(d.path());
          Optional.ofNullable(row.row().files().get(d.path()))
              .flatMap(key -> file(d, key, row))
              .ifPresent(entry -> values.put(d.path() + ".file", entry));
        }
      }
      for (int i = 0; i < secret.size(); i++) {
        Datum d = secret.get(i);
        if (!its.has(d.field().of())) {
          sheet.others(d.path(), its.other(d.field().of()));
        } else if (row.present().get(i) && (!d.field().isUnmapped() || isUnmapped(d, row.row()))) {
          sheet.withheld(d.path(), d.withheld().orElse(""));
          values.put(d.path(), d.notice());
        }
      }
      if (anything) {
        sheet.add(row.number(), values);
        judge(row.row());
      } else {
        sheet.leaveOut();
      }
    }

    private void judge(HostRow row) {
      declared
          .read(unit, footprint, List.of(row))
          .values()
          .forEach(facts -> periods.add(Decide.decideAll(entity, facts, setting, asOf)));
    }

    /** Whether the row has something that nobody has named: members, or the value by its key. */
    private boolean isUnmapped(Datum d, HostRow row) {
      return row.documents().containsKey(d.path())
          || footprint.listed().filter(c -> !row.conditions().contains(c)).isPresent();
    }

    private Optional<String> file(Datum d, String key, Streamed row) {
      for (var group : footprint.groups().values()) {
        for (StoredFile file : group.files()) {
          if (file.column().path().equals(d.path())) {
            String entry =
                files.add(stem, entity.name(), file.store(), key, row.number(), d.path());
            for (Derived other : file.derived(key, row.row().key().text())) {
              if (other.prefix()) {
                files.below(stem, entity.name(), file.store(), other.key(), row.number(), d.path());
              } else {
                files.add(stem, entity.name(), file.store(), other.key(), row.number(), d.path());
              }
            }
            return Optional.of(entry);
          }
        }
      }
      return Optional.empty();
    }

    private void remember(long number, Mine its) {
      for (Datum d : data) {
        if (its.has(d.field().of())) {
          mine.computeIfAbsent(d.field().of(), of -> new BitSet()).set(Math.toIntExact(number));
        }
      }
    }

    private Sheet part(HostStream stream, Part part) {
      Part shown = new Part(part.name(), part.history(), part.table(), part.key(), cells(part));
      Sheet sheet =
          new Sheet(
              folder,
              entity.name() + "." + part.name(),
              entity.name() + "." + (part.history() ? "earlierVersions." : "") + part.name(),
              names.plain(stem + "." + part.name()),
              shown.cells().stream()
                  .filter(c -> whose.may(datum(c.path()).field().of()))
                  .map(Cell::name)
                  .toList());
      try (sheet) {
        stream.part(whose.rows(), shown, element -> element(sheet, shown, element));
      }
      return sheet;
    }

    /** What the map withholds, a part withholds too. */
    private List<Cell> cells(Part part) {
      List<Cell> cells = new ArrayList<>();
      for (Cell c : part.cells()) {
        Optional<String> why =
            c.withheld()
                .or(() -> datum(c.path()).withheld())
                .or(
                    () ->
                        Optional.of("its type has no readable form")
                            .filter(x -> !Values.readable(c.column().javaType())));
        cells.add(new Cell(c.name(), c.path(), c.column(), why));
      }
      return cells;
    }

    private Datum datum(String path) {
      return data.stream().filter(d -> d.path().equals(path)).findFirst().orElseThrow();
    }

    private void element(Sheet sheet, Part part, Element element) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      boolean anything = false;
      for (int i = 0; i < part.cells().size(); i++) {
        Cell cell = part.cells().get(i);
        Optional<String> of = datum(cell.path()).field().of();
        BitSet rows = mine.get(of);
        if (rows == null || !rows.get(Math.toIntExact(element.number()))) {
          sheet.others(cell.name(), "is about another person");
        } else if (cell.withheld().isPresent()) {
          sheet.withheld(cell.name(), cell.withheld().get());
          values.put(cell.name(), Datum.notice(cell.withheld().get()));
        } else {
          anything = true;
          Object value = Values.neutral(element.values().get(i));
          values.put(cell.name(), value);
          if (value != null) {
            sheet.copied(cell.name());
          }
        }
      }
      if (anything) {
        sheet.add(element.number(), values);
      } else {
        sheet.leaveOut();
      }
    }
  }
}
