package dev.lethe.store;

import dev.lethe.scan.Column;
import dev.lethe.scan.Extract.Part;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Link;
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
  private static final int PAGE = 500;

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

    private Streamed with(HostRow whole) {
      return new Streamed(number, whole, values, present);
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
    long[] number = {0};
    if (footprint.links().stream().noneMatch(Link::isMany)) {
      Reading reading = new Reading(wanted, secret);
      host.each(reading.select(where), result -> each.accept(reading.row(result, ++number[0])));
      return;
    }
    // Who else belongs to a row is asked for a page at a time, since nothing may be asked
    // meanwhile.
    HostRows rows = new HostRows(host, zone);
    for (List<RowKey> page : rows.pages(where, PAGE)) {
      Reading reading = new Reading(wanted, secret);
      List<Streamed> read =
          host.query(reading.select(where, page), result -> reading.row(result, ++number[0]));
      List<HostRow> whole =
          new LinkedPeople(host, zone).with(read.stream().map(Streamed::row).toList());
      for (int i = 0; i < read.size(); i++) {
        each.accept(read.get(i).with(whole.get(i)));
      }
    }
  }

  /** What is read of each row. */
  private final class Reading {
    private final RowReader reader = new RowReader(host, zone, Set.of());
    private final List<Route> wanted;
    private final List<Route> secret;

    Reading(List<Route> wanted, List<Route> secret) {
      this.wanted = wanted;
      this.secret = secret;
    }

    Clause select(Where where) {
      return from().where(ROOT, where).add(" order by ").add(keys(ROOT + "."));
    }

    /** Of these rows only. */
    Clause select(Where where, List<RowKey> page) {
      List<String> key = footprint.key().stream().map(Column::name).toList();
      Clause sql = from().in(ROOT + ".", key, page).add(" and ").where(ROOT, where);
      return sql.add(" order by ").add(keys(ROOT + "."));
    }

    private Clause from() {
      Clause sql = host.clause().add("select ").add(keys(ROOT + "."));
      reader.routes.forEach(r -> sql.add(", ").route(ROOT, r));
      wanted.forEach(r -> sql.add(", ").route(ROOT, r));
      secret.forEach(r -> sql.add(", case when ").route(ROOT, r).add(" is null then 0 else 1 end"));
      return sql.add(" from ").add(footprint.table()).add(" " + ROOT + " where ");
    }

    Streamed row(ResultSet result, long number) throws SQLException {
      int first = footprint.key().size() + reader.routes.size() + 1;
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < wanted.size(); i++) {
        values.add(host.read(result, first + i, wanted.get(i).column()));
      }
      List<Boolean> present = new ArrayList<>();
      for (int i = 0; i < secret.size(); i++) {
        present.add(result.getInt(first + wanted.size() + i) == 1);
      }
      return new Streamed(number, reader.row(result), values, present);
    }
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
