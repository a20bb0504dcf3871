package dev.lethe.scan;

import dev.lethe.model.Code;
import dev.lethe.scan.Footprint.Emptying;
import dev.lethe.scan.Footprint.Filler;
import dev.lethe.scan.Footprint.GroupFootprint;
import dev.lethe.scan.Footprint.Reference;
import dev.lethe.scan.LiveSchema.Index;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds columns that must be emptied and that the live database would not let be. */
final class EmptiedColumns {
  private final LiveSchema schema;
  private final Findings findings;
  private final Footprint footprint;

  EmptiedColumns(LiveSchema schema, Findings findings, Footprint footprint) {
    this.schema = schema;
    this.findings = findings;
    this.footprint = footprint;
  }

  /**
   * Checks every column that is set when something ends.
   *
   * @param softDeleted the column that marks a row as deleted, where the provider only marks it
   */
  void check(Optional<String> softDeleted) {
    for (GroupFootprint group : footprint.groups().values()) {
      for (Emptying emptying : group.emptied()) {
        if (emptying.with() instanceof Filler.Null) {
          mayBeNull(emptying.column().table(), emptying.column().name(), place(emptying));
        } else {
          differs(emptying);
        }
        softDeleted.ifPresent(marker -> outlives(emptying, marker));
      }
      group
          .audits()
          .forEach(a -> a.columns().forEach(c -> mayBeNull(a.table(), c, footprint.entity())));
    }
    for (Link link : footprint.links()) {
      if (link.detachable()) {
        link.own().forEach(c -> mayBeNull(c.table(), c.name(), at(link.path())));
      }
    }
    for (Reference reference : footprint.references()) {
      if (reference.detachable() && reference.row().isEmpty()) {
        reference.columns().forEach(c -> mayBeNull(reference.table(), c, reference.entity()));
      }
    }
  }

  private String at(String path) {
    return footprint.entity() + "." + path;
  }

  private String place(Emptying emptying) {
    return at(emptying.column().path());
  }

  private void mayBeNull(String asMapped, String column, String place) {
    Optional<String> table = schema.find(asMapped).filter(t -> schema.requires(t, column));
    table.ifPresent(
        t ->
            findings.error(
                Code.NOT_NULL_LIVE,
                place,
                place
                    + " may be null in the mapping, and "
                    + t
                    + "."
                    + LiveSchema.plain(column)
                    + " is NOT NULL in the database, so it could not be emptied.",
                "Make the column nullable; or say so in the mapping (nullable = false), so that"
                    + " something else stands there."));
  }

  private List<Index> uniqueOver(Column column) {
    String table = schema.find(column.table()).orElse("");
    Pattern name = Pattern.compile("\\b" + Pattern.quote(LiveSchema.plain(column.name())) + "\\b");
    return schema.indexes().stream()
        .filter(i -> i.unique() && i.table().equals(table))
        .filter(i -> i.columns().stream().anyMatch(c -> name.matcher(c).find()))
        .toList();
  }

  /**
   * A second row with the same constant, or the same few characters, would be refused; what the
   * mapping says itself is found without a database.
   */
  private void differs(Emptying emptying) {
    boolean same =
        emptying.with() instanceof Filler.Constant
            || (emptying.with() instanceof Filler.RandomText text
                && text.random() < Filler.RandomText.ENOUGH
                && !emptying.column().unique());
    List<String> key = emptying.key().stream().map(LiveSchema::plain).toList();
    for (Index index : same ? uniqueOver(emptying.column()) : List.<Index>of()) {
      if (!index.columns().containsAll(key)) {
        findings.error(
            Code.UNIQUE_OUTLIVES,
            place(emptying),
            place(emptying)
                + " is emptied to the same value in every row, and the index "
                + index.name()
                + " lets it stand once only.",
            "Make the column nullable and remove @Emptied, make it at least 16 characters long, or"
                + " drop the index.");
      }
    }
  }

  private void outlives(Emptying emptying, String marker) {
    for (Index index : uniqueOver(emptying.column())) {
      if (!index.partial() && !index.columns().contains(marker)) {
        findings.warning(
            Code.UNIQUE_OUTLIVES,
            place(emptying),
            place(emptying)
                + " stays taken in the index "
                + index.name()
                + " while its row is only marked as deleted ("
                + marker
                + "), so that others can still find out that it is there.",
            "Leave marked rows out of the index, or add " + marker + " to it.");
      }
    }
  }
}
