package dev.lethe.report;

import dev.lethe.datamap.DataMap;
import dev.lethe.page.Block;
import dev.lethe.page.Block.Cell;
import dev.lethe.page.Block.Row;
import dev.lethe.page.Line;
import dev.lethe.page.Section;
import dev.lethe.register.Library;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What libraries keep in tables of their own, as they say themselves. */
final class LibrariesPart {
  private final DataMap map;

  LibrariesPart(DataMap map) {
    this.map = map;
  }

  Section section() {
    List<Block> blocks = new ArrayList<>();
    if (map.libraries().isEmpty()) {
      blocks.add(new Block.Paragraph(Line.of("No library says that it has tables of its own.")));
    }
    for (Library library : map.libraries()) {
      List<Row> rows = new ArrayList<>();
      library.tables().forEach((name, says) -> rows.add(row(name, says)));
      blocks.add(
          new Block.Table(
              "Tables of "
                  + library.name()
                  + " "
                  + library.version()
                  + " in the store "
                  + library.store()
                  + ", as it says itself",
              List.of("Table", "What", "About", "Key of the person", "Until"),
              rows));
    }
    return new Section("libraries", "Kept by libraries", blocks, List.of());
  }

  private Row row(String name, Library.Table says) {
    Cell table = Cell.of(Line.EMPTY.code(name));
    if (says.notPersonal().isPresent()) {
      return Row.of(
          table, Cell.of("Not personal: " + says.notPersonal().get()), none(), none(), none());
    }
    List<Line> until = new ArrayList<>(List.of(Line.of(Phrases.sentence(says.until()))));
    says.keptFor().ifPresent(k -> until.add(Phrases.stated(k)));
    return Row.of(
        table,
        new Cell(says.holds().stream().map(id -> Phrases.category(id, map.register())).toList()),
        Cell.of(about(says.about())),
        Cell.of(
            switch (says.keys()) {
              case PLAIN -> "readable";
              case HASH -> "as a keyed hash";
              case NONE -> "none";
            }),
        new Cell(until));
  }

  private static Cell none() {
    return Cell.of("");
  }

  private Line about(String kind) {
    return Optional.ofNullable(map.register().subjects().get(kind))
        .map(subject -> Phrases.stated(subject.title()))
        .orElseGet(
            () ->
                Line.of(
                    switch (kind) {
                      case "any" -> "Whoever has data here";
                      case "none" -> "Nobody in particular";
                      default -> kind;
                    }));
  }
}
