package dev.lethe.store;

import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Link.Listed;
import dev.lethe.scan.Route;
import dev.lethe.scan.Route.Hop;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.WrapperOptions;

/** A piece of SQL on the host's tables with the values it binds, each by the provider's binder. */
final class Clause {
  private final StringBuilder sql = new StringBuilder();
  private final List<Value> values = new ArrayList<>();
  private final Footprint footprint;
  private final Dialect dialect;
  private final WrapperOptions options;
  private int aliases;

  private interface Value {
    void bind(PreparedStatement statement, int position) throws SQLException;
  }

  Clause(Footprint footprint, Dialect dialect, WrapperOptions options) {
    this.footprint = footprint;
    this.dialect = dialect;
    this.options = options;
  }

  Clause add(String text) {
    sql.append(text);
    return this;
  }

  String sql() {
    return sql.toString();
  }

  void bindAll(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      values.get(i).bind(statement, i + 1);
    }
  }

  /** A placeholder for a value of a column's attribute type. */
  Clause value(Column column, Object value) {
    sql.append('?');
    values.add((statement, position) -> bind(statement, position, column, value, options));
    return this;
  }

  /** The same, in the form in which the provider writes it. */
  Clause written(Column column, Object value) {
    sql.append(
        column.mapping().getJdbcType().wrapWriteExpression("?", Size.nil(), options.getDialect()));
    values.add((statement, position) -> bind(statement, position, column, value, options));
    return this;
  }

  @SuppressWarnings("unchecked") // the binder is the column's own, the value of its type
  static void bind(
      PreparedStatement statement, int position, Column column, Object value, WrapperOptions o)
      throws SQLException {
    Object relational = column.mapping().convertToRelationalValue(value);
    ((ValueBinder<Object>) column.mapping().getJdbcValueBinder())
        .bind(statement, relational, position, o);
  }

  /** A placeholder for a whole number. */
  Clause number(int value) {
    sql.append('?');
    values.add((statement, position) -> statement.setInt(position, value));
    return this;
  }

  private Clause text(String value) {
    sql.append('?');
    values.add((statement, position) -> statement.setString(position, value));
    return this;
  }

  private Clause instant(java.time.Instant value) {
    sql.append('?');
    values.add((statement, position) -> dialect.bind(statement, position, value));
    return this;
  }

  /** A column of the root row itself, or of the row a route leads to. */
  Clause route(String root, Route route) {
    if (!route.when().isEmpty()) {
      add("case when ").where(root, holds(route)).add(" then ");
      return route(root, route.always()).add(" end");
    }
    if (route.isOwn()) {
      return add(root).add(".").add(route.column().name());
    }
    int first = aliases + 1;
    add(route.last() ? "(select max(" : "(select ");
    add(alias(first + route.hops().size() - 1)).add(".").add(route.column().name());
    add(route.last() ? ")" : "");
    from(root, route.hops());
    return add(")");
  }

  /** The rows that are reached; the alias of the last one. */
  private String from(String root, List<Hop> hops) {
    int first = aliases + 1;
    for (int i = 0; i < hops.size(); i++) {
      Hop hop = hops.get(i);
      String alias = alias(++aliases);
      if (i == 0) {
        add(" from ").add(hop.table()).add(" ").add(alias);
      } else {
        add(" join ").add(hop.table()).add(" ").add(alias).add(" on ");
        equal(alias(first + i - 1), alias, hop);
      }
    }
    add(" where ");
    equal(root, alias(first), hops.get(0));
    return alias(first + hops.size() - 1);
  }

  private Clause some(String root, Where.Some w) {
    String last = from(root, w.hops());
    return add(" and ").where(last, w.where()).add(")");
  }

  /** Joins the rows that a hop leads to, under that alias. */
  Clause join(String left, Hop hop, String right) {
    add(" join ").add(hop.table()).add(" ").add(right).add(" on ");
    equal(left, right, hop);
    return this;
  }

  private static String alias(int n) {
    return "l" + n;
  }

  private void equal(String left, String right, Hop hop) {
    for (int i = 0; i < hop.from().size(); i++) {
      String from = left + "." + hop.from().get(i);
      add(i == 0 ? "" : " and ");
      add(hop.text().map(type -> dialect.fromText(from, type)).orElse(from));
      add(" = ").add(right).add(".").add(hop.to().get(i));
    }
  }

  /** A condition on the root row. */
  Clause where(String root, Where where) {
    if (where instanceof Where.NotAfter w) {
      return compare(root, w.route(), " <= ", w.bound().as(w.route().column().javaType()));
    }
    if (where instanceof Where.After w) {
      return compare(root, w.route(), " > ", w.bound().as(w.route().column().javaType()));
    }
    if (where instanceof Where.Present w) {
      return route(root, w.route()).add(" is not null");
    }
    if (where instanceof Where.Absent w) {
      return route(root, w.route()).add(" is null");
    }
    if (where instanceof Where.Equal w) {
      return compare(root, w.route(), " = ", w.value());
    }
    if (where instanceof Where.OneOf w) {
      return oneOf(root, w);
    }
    if (where instanceof Where.NoneOf w) {
      add("(").route(root, w.route()).add(" is null or not ");
      return oneOf(root, new Where.OneOf(w.route(), w.values())).add(")");
    }
    if (where instanceof Where.Unsettled w) {
      return unsettled(root, w);
    }
    if (where instanceof Where.Some w) {
      return add("exists (select 1").some(root, w);
    }
    if (where instanceof Where.None w) {
      return add("not exists (select 1").some(root, w.row());
    }
    if (where instanceof Where.Any any) {
      return joined(root, any.parts(), " or ", "1 = 0");
    }
    return joined(root, ((Where.All) where).parts(), " and ", "1 = 1");
  }

  /**
   * Begins a comparison of a value that is there only when something else holds: as an index likes
   * it.
   */
  private Clause open(String root, Route route) {
    return add("(").where(root, holds(route)).add(" and ");
  }

  private static Where holds(Route route) {
    return new Where.All(route.when().stream().map(Where::holds).toList());
  }

  private Clause compare(String root, Route route, String operator, Object bound) {
    if (!route.when().isEmpty()) {
      return open(root, route).compare(root, route.always(), operator, bound).add(")");
    }
    return route(root, route).add(operator).value(route.column(), bound);
  }

  private Clause joined(String root, List<Where> parts, String operator, String none) {
    if (parts.isEmpty()) {
      return add(none);
    }
    add("(");
    for (int i = 0; i < parts.size(); i++) {
      add(i == 0 ? "" : operator).where(root, parts.get(i));
    }
    return add(")");
  }

  private Clause oneOf(String root, Where.OneOf w) {
    if (w.values().isEmpty()) {
      return add("1 = 0");
    }
    if (!w.route().when().isEmpty()) {
      Where.OneOf always = new Where.OneOf(w.route().always(), w.values());
      return open(root, w.route()).oneOf(root, always).add(")");
    }
    route(root, w.route()).add(" in (");
    List<Object> padded = padded(w.values());
    for (int i = 0; i < padded.size(); i++) {
      add(i == 0 ? "" : ", ").value(w.route().column(), padded.get(i));
    }
    return add(")");
  }

  private Clause unsettled(String root, Where.Unsettled w) {
    Optional<String> key = keyText(root);
    if (key.isEmpty()) {
      return add("1 = 1");
    }
    add("((not exists (").mark("lethe_emptied", w.rule(), key.get()).add(")");
    add(" or exists (").mark("lethe_restricted", w.rule(), key.get());
    add(" and m.reason = 'SKELETON'))");
    add(" and not exists (").mark("lethe_restricted", w.rule(), key.get());
    return add(" and m.until_at > ").instant(w.at()).add("))");
  }

  private Clause mark(String table, String rule, String key) {
    add("select 1 from ").add(table).add(" m where m.entity = ").text(footprint.entity());
    return add(" and m.rule_id = ").text(rule).add(" and m.record_key = ").add(key);
  }

  private Optional<String> keyText(String root) {
    if (footprint.key().size() != 1) {
      return Optional.empty();
    }
    Column key = footprint.key().get(0);
    boolean plain =
        key.javaType() == UUID.class
            || key.javaType() == Long.class
            || key.javaType() == Integer.class
            || key.javaType() == String.class;
    return plain ? Optional.of(dialect.asText(root + "." + key.name())) : Optional.empty();
  }

  /** {@code key in (…)}, for keys of one or more columns. */
  Clause in(String qualifier, List<String> columns, List<RowKey> keys) {
    return in(qualifier, columns, footprint.key(), keys);
  }

  /** That a row of a collection's table stands for one of these people in one of these records. */
  Clause listed(Listed listed, List<RowKey> keys, List<Object> people) {
    in("", listed.row(), keys).add(" and ");
    return where(listed.table(), new Where.OneOf(listed.key(), people));
  }

  /** That a row of another table points at one of these. */
  Clause pointing(Footprint.Reference reference, List<RowKey> keys) {
    List<Column> as = reference.key().map(List::of).orElse(footprint.key());
    return in("", reference.columns(), as, keys);
  }

  private Clause in(String qualifier, List<String> columns, List<Column> as, List<RowKey> keys) {
    if (columns.size() == 1) {
      add(qualifier).add(columns.get(0)).add(" in (");
      List<RowKey> padded = padded(keys);
      for (int i = 0; i < padded.size(); i++) {
        add(i == 0 ? "" : ", ").value(as.get(0), padded.get(i).values().get(0));
      }
      return add(")");
    }
    add("(");
    for (int i = 0; i < keys.size(); i++) {
      add(i == 0 ? "(" : " or (");
      for (int c = 0; c < columns.size(); c++) {
        add(c == 0 ? "" : " and ").add(qualifier).add(columns.get(c)).add(" = ");
        value(as.get(c), keys.get(i).values().get(c));
      }
      add(")");
    }
    return add(")");
  }

  /** Repeats the last value up to a power of two, so that few statement texts exist. */
  private static <T> List<T> padded(List<T> values) {
    List<T> padded = new ArrayList<>(values);
    while (Integer.bitCount(padded.size()) != 1) {
      padded.add(values.get(values.size() - 1));
    }
    return padded;
  }
}
