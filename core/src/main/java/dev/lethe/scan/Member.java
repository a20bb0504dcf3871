package dev.lethe.scan;

import dev.lethe.datamap.GroupEntry.Served;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.json.JsonPath;
import dev.lethe.scan.DocumentReader.Document;
import dev.lethe.scan.Route.Test;
import java.util.List;

/**
 * A personal attribute, or one of the things that it holds, with everything that decides which
 * group it belongs to.
 *
 * @param path as the data map calls it
 * @param of the link whose person it is about; empty where it is every owner
 */
record Member(
    Attribute attribute,
    String path,
    Portion portion,
    Meaning meaning,
    String of,
    List<String> activities,
    List<Served> served,
    List<RetentionRule> retention,
    List<ObligationRule> obligations) {

  /** How much of the attribute. */
  sealed interface Portion {
    /** All of it. */
    record Whole() implements Portion {}

    /** What lies at a place of a document. */
    record At(Document document, JsonPath place) implements Portion {}

    /** What lies at no place of a document. */
    record Rest(Document document) implements Portion {}

    /** The value, in rows with that key. */
    record OfKey(Test key) implements Portion {}

    /** The value, in rows whose key is not listed. */
    record OfOtherKeys() implements Portion {}
  }

  /** What a document holds makes groups of its own: whether it may go depends on the document. */
  List<Object> signature() {
    String own =
        portion instanceof Portion.At
            ? attribute.path()
            : portion instanceof Portion.Rest ? attribute.path() + "|rest" : "";
    return List.of(activities, served, retention, obligations, of, own);
  }

  boolean isRest() {
    return portion instanceof Portion.Rest || portion instanceof Portion.OfOtherKeys;
  }
}
