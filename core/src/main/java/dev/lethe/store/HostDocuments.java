package dev.lethe.store;

import dev.lethe.json.JsonDocument;
import dev.lethe.json.MalformedException;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.scan.Column;
import dev.lethe.scan.Footprint.Inside;
import java.util.List;
import java.util.Optional;

/**
 * Documents in the rows of one entity. They are taken apart here and not by the database, whose
 * functions for that are three dialects, and would write the rest of a document anew.
 */
final class HostDocuments {
  private final HostSql host;

  HostDocuments(HostSql host) {
    this.host = host;
  }

  /**
   * Sets the places of a group to null in the documents of these rows, one by one.
   *
   * @param where checked again in the change itself
   * @return rows that should have been changed and were not there any more
   */
  int empty(List<RowKey> keys, Inside inside, Where where) {
    int missed = 0;
    for (RowKey key : keys) {
      Optional<String> text = text(key, inside);
      if (text.isPresent()) {
        String emptied = document(text.get(), inside).without(inside.places());
        if (!emptied.equals(text.get()) && write(key, inside, emptied, where) == 0) {
          missed++;
        }
      }
    }
    return missed;
  }

  /** Whether something of a group is in the document of a row; what cannot be read may hold it. */
  boolean holds(RowKey key, Inside inside) {
    return text(key, inside)
        .filter(
            text -> {
              try {
                JsonDocument document = JsonDocument.read(text, inside.named());
                return document.holds(inside.places()) || (inside.rest() && document.hasMore());
              } catch (MalformedException unreadable) {
                return true;
              }
            })
        .isPresent();
  }

  private Optional<String> text(RowKey key, Inside inside) {
    Column column = inside.column().column();
    Clause sql = host.clause().add("select ").add(column.name()).add(" from ").add(column.table());
    sql.add(" where ").in("", inside.key(), List.of(key));
    return host
        .query(sql, result -> Optional.ofNullable((String) host.read(result, 1, column)))
        .stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  private int write(RowKey key, Inside inside, String text, Where where) {
    Column column = inside.column().column();
    Clause sql = host.clause().add("update ").add(column.table()).add(" set ").add(column.name());
    sql.add(" = ").written(column, text).add(" where ").in("", inside.key(), List.of(key));
    return host.change(sql.add(" and ").where(column.table(), where));
  }

  /** Its rows were judged by what they hold, and they are locked. */
  private static JsonDocument document(String text, Inside inside) {
    try {
      return JsonDocument.read(text, inside.named());
    } catch (MalformedException e) {
      throw new InfrastructureException(
          Code.DOCUMENT_UNREADABLE,
          "A document in " + inside.column().column().table() + " changed while it was emptied.",
          "Nothing was lost; the rows are judged again.",
          true);
    }
  }
}
