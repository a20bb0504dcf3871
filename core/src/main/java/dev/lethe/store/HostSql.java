package dev.lethe.store;

import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.type.descriptor.WrapperOptions;
import org.jspecify.annotations.Nullable;

/** Statements on the tables of one footprint, in one unit of work. */
final class HostSql {
  private static final int FETCH_SIZE = 1_000;

  private final Unit unit;
  private final Footprint footprint;
  private final WrapperOptions options;

  HostSql(Unit unit, Footprint footprint, WrapperOptions options) {
    this.unit = unit;
    this.footprint = footprint;
    this.options = options;
  }

  /** Turns the current row into a value. */
  interface Mapper<T> {
    T map(ResultSet result) throws SQLException;
  }

  /** Looks at the current row. */
  interface Visitor {
    void visit(ResultSet result) throws SQLException;
  }

  Clause clause() {
    return new Clause(footprint, unit.dialect(), options);
  }

  RowKey key(ResultSet result, int from) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < footprint.key().size(); i++) {
      values.add(
          Objects.requireNonNull(read(result, from + i, footprint.key().get(i)), "key column"));
    }
    return new RowKey(values);
  }

  @Nullable Object read(ResultSet result, int position, Column column) throws SQLException {
    Object relational = column.mapping().getJdbcValueExtractor().extract(result, position, options);
    return relational == null ? null : column.mapping().convertToDomainValue(relational);
  }

  <T> List<T> query(Clause sql, Mapper<T> mapper) {
    try (PreparedStatement statement = prepared(sql);
        ResultSet result = statement.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(mapper.map(result));
      }
      return rows;
    } catch (SQLException e) {
      throw unit.failed(e);
    }
  }

  /** Hands on row by row: forward only, a thousand at a time, never all of them in memory. */
  void each(Clause sql, Visitor visitor) {
    try (PreparedStatement statement =
        unit.connection()
            .prepareStatement(
                unit.commented(sql.sql()),
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(FETCH_SIZE);
      sql.bindAll(statement);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          visitor.visit(result);
        }
      }
    } catch (SQLException e) {
      throw unit.failed(e);
    }
  }

  int change(Clause sql) {
    unit.requireActing();
    try (PreparedStatement statement = prepared(sql)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw unit.failed(e);
    }
  }

  private PreparedStatement prepared(Clause sql) throws SQLException {
    PreparedStatement statement = unit.connection().prepareStatement(unit.commented(sql.sql()));
    sql.bindAll(statement);
    return statement;
  }

  Unit unit() {
    return unit;
  }

  Footprint footprint() {
    return footprint;
  }
}
