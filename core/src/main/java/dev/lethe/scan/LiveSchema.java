package dev.lethe.scan;

import java.util.List;

/**
 * What the live database says about its own tables; read by {@code store}.
 *
 * @param foreignKeys every foreign key that leads to a mapped table
 */
public record LiveSchema(List<ForeignKey> foreignKeys) {
  /** Nothing was read. */
  public static final LiveSchema NONE = new LiveSchema(List.of());

  public LiveSchema {
    foreignKeys = List.copyOf(foreignKeys);
  }

  /**
   * A foreign key.
   *
   * @param table that points, without schema, lower case
   * @param column that points; the first, where there are several
   * @param target table pointed at, without schema, lower case
   * @param cascades whether deleting the target deletes the pointing row
   */
  public record ForeignKey(String table, String column, String target, boolean cascades) {}
}
