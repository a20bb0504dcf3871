package dev.lethe.store;

import dev.lethe.scan.LiveSchema;
import dev.lethe.scan.LiveSchema.ForeignKey;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads what the live database says about its own tables. */
final class LiveTables {
  private LiveTables() {}

  /** Foreign keys of every table of the connection's schema. */
  static LiveSchema read(Unit unit) {
    Connection connection = unit.connection();
    List<ForeignKey> keys = new ArrayList<>();
    try {
      DatabaseMetaData live = connection.getMetaData();
      List<String> tables = new ArrayList<>();
      try (ResultSet result =
          live.getTables(
              connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
        while (result.next()) {
          tables.add(result.getString("TABLE_NAME"));
        }
      }
      for (String table : tables) {
        try (ResultSet result =
            live.getImportedKeys(connection.getCatalog(), connection.getSchema(), table)) {
          while (result.next()) {
            keys.add(
                new ForeignKey(
                    table.toLowerCase(Locale.ROOT),
                    result.getString("FKCOLUMN_NAME").toLowerCase(Locale.ROOT),
                    result.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT),
                    result.getShort("DELETE_RULE") == DatabaseMetaData.importedKeyCascade));
          }
        }
      }
    } catch (SQLException e) {
      throw unit.failed(e);
    }
    return new LiveSchema(keys);
  }
}
