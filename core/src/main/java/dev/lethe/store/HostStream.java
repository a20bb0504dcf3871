package dev.lethe.store;

import dev.lethe.scan.Column;
import dev.lethe.scan.Extract.Part;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Route;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one entity and what hangs on them, in one pass each, in the order of the key. Rows
 * are numbered from 1, so that a pass over a part can name the row it belongs to without its key.
 * Nothing else may be asked in the unit while a pass runs: MariaDB would fetch the rest at once.
 */
public final class HostStream {
  private static final String ROOT = "t";

  private final HostSql host;
  private final Footprint footprint;
  private final ZoneId zone;

  HostStream(HostSql host, ZoneId zone) {
    this.host = host;
    this.footprint = host.footprint();
    this.zone = zone;
  }

  /**
   * A row of the pass. Holds values of persons, so it is never printed.
   *
   * @param number from 1, in the order of the key
   * @param row what a verdict needs
   * @param values in the order in which they were asked for
   * @param present whether there is a value, in the order in which that was asked
   */
  public record Streamed(
      long number, HostRow row, List<@Nullable Object> values, List<Boolean> present) {
    public Streamed {
      values = Collections.unmodifiableList(new ArrayList<>(values));
      present = List.copyOf(present);
    }

    /** Shows nothing of the row. */
    @Override
    public String toString() {
      return "row " + number;
    }
  }

  /**
   * A row of a part.
   *
   * @param number of the row it belongs to
   * @param values of the part's cells; null where the cell was not asked for
   */
  public record Element(long number, List<@Nullable Object> values) {
    public Element {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** Shows nothing of the row. */
    @Override
    public String toString() {
      return "part of row " + number;
    }
  }

  /**
   * Every row that satisfies the condition.
   *
   * @param wanted values to read
   * @param secret values of which only is asked whether there is one: they do not leave the
   *     database
   */
  public void rows(Where where, List<Route> wanted, List<Route> secret, Consumer<Streamed> each) {
    RowReader reading = new RowReader(host, zone, Set.of());
    Clause sql = host.clause().add("select ").add(keys(ROOT + "."));
    reading.routes.forEach(r -> sql.add(", ").route(ROOT, r));
    wanted.forEach(r -> sql.add(", ").route(ROOT, r));
    secret.forEach(r -> sql.add(", case when ").route(ROOT, r).add(" is null then 0 else 1 end"));
    sql.add(" from ").add(footprint.table()).add(" " + ROOT + " where ").where(ROOT, where);
    sql.add(" order by ").add(keys(ROOT + "."));
    int first = footprint.key().size() + reading.routes.size() + 1;
    long[] number = {0};
    host.each(
        sql,
        result -> {
          List<@Nullable Object> values = new ArrayList<>();
          for (int i = 0; i < wanted.size(); i++) {
            values.add(host.read(result, first + i, wanted.get(i).column()));
          }
          List<Boolean> present = new ArrayList<>();
          for (int i = 0; i < secret.size(); i++) {
            present.add(result.getInt(first + wanted.size() + i) == 1);
          }
          each.accept(new Streamed(++number[0], reading.row(result), values, present));
        });
  }

  /** Every row of a part of the rows that satisfy the condition, in the order of those. */
  public void part(Where where, Part part, Consumer<Element> each) {
    List<Column> columns =
        part.cells().stream().filter(c -> c.withheld().isEmpty()).map(c -> c.column()).toList();
    Clause sql = host.clause().add("select r.row_no");
    columns.forEach(c -> sql.add(", p.").add(c.name()));
    sql.add(" from (select row_number() over (order by ").add(keys(ROOT + "."));
    sql.add(") as row_no");
    for (int i = 0; i < footprint.key().size(); i++) {
      sql.add(", " + ROOT + ".").add(footprint.key().get(i).name()).add(" as key_" + i);
    }
    sql.add(" from ").add(footprint.table()).add(" " + ROOT + " where ").where(ROOT, where);
    sql.add(") r join ").add(part.table()).add(" p on ");
    for (int i = 0; i < part.key().size(); i++) {
      sql.add(i == 0 ? "" : " and ").add("p.").add(part.key().get(i)).add(" = r.key_" + i);
    }
    sql.add(" order by r.row_no");
    host.each(sql, result -> each.accept(element(result, part)));
  }

  private Element element(ResultSet result, Part part) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    int at = 2;
    for (var cell : part.cells()) {
      values.add(cell.withheld().isPresent() ? null : host.read(result, at++, cell.column()));
    }
    return new Element(result.getLong(1), values);
  }

  private String keys(String qualifier) {
    return footprint.key().stream()
        .map(c -> qualifier + c.name())
        .collect(Collectors.joining(", "));
  }
}
