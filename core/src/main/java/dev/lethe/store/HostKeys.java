package dev.lethe.store;

import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint.Filler;
import java.util.List;

/** Compares what columns of several tables hold, to the letter, in one unit of work. */
public final class HostKeys {
  private final HostSql host;

  HostKeys(HostSql host) {
    this.host = host;
  }

  /**
   * A column with keys.
   *
   * @param fillers what stands in it once it is emptied, which is no key
   */
  public record Keys(Column column, List<Filler> fillers) {
    public Keys {
      fillers = List.copyOf(fillers);
    }
  }

  /** How many different keys of one column stand in more than one row of it and the others. */
  public long repeated(Keys column, List<Keys> others) {
    Clause sql = host.clause().add("select count(*) from (select k from (");
    keys(sql, column, 1);
    for (Keys other : others) {
      keys(sql.add(" union all "), other, 0);
    }
    sql.add(") u group by k having count(*) > 1 and max(mine) = 1) d");
    return host.query(sql, result -> result.getLong(1)).get(0);
  }

  private void keys(Clause sql, Keys keys, int mine) {
    Column column = keys.column();
    sql.add("select ").add(host.unit().dialect().exactly(column.name())).add(" as k, ");
    sql.add(mine + " as mine from ").add(column.table());
    sql.add(" where ").add(column.name()).add(" is not null");
    for (Filler filler : keys.fillers()) {
      if (filler instanceof Filler.Constant constant) {
        sql.add(" and ").add(column.name()).add(" <> ").value(column, constant.value());
      }
    }
  }
}
