package dev.lethe.store;

import dev.lethe.annotation.SubjectRole;
import dev.lethe.datamap.Condition;
import dev.lethe.deadline.Anchor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was read of one row for its verdicts. Holds keys of persons, so it is never printed.
 *
 * @param key its key
 * @param anchors temporal values by path; an absent path is null
 * @param conditions of the rules' that hold for it
 * @param people to whom the row belongs, by links to one in the order of the footprint's, then by
 *     links over collections; links that are null are left out
 * @param parents canonical key texts of the records it goes with, by entity
 * @param prefixes relation path to each of those, by entity
 * @param attributes canonical texts of the attributes that were asked for; absent is null
 * @param files keys of its files, by column path
 * @param documents what is to be said of its documents, by column path; absent where every member
 *     is named
 */
public record HostRow(
    RowKey key,
    Map<String, Anchor> anchors,
    Set<Condition> conditions,
    List<Owner> people,
    Map<String, String> parents,
    Map<String, String> prefixes,
    Map<String, String> attributes,
    Map<String, String> files,
    Map<String, Contents> documents) {
  public HostRow {
    anchors = Map.copyOf(anchors);
    conditions = Set.copyOf(conditions);
    people = List.copyOf(people);
    parents = Map.copyOf(parents);
    prefixes = Map.copyOf(prefixes);
    attributes = Map.copyOf(attributes);
    files = Map.copyOf(files);
    documents = Map.copyOf(documents);
  }

  /** What keeps a document from being taken apart. */
  public enum Contents {
    /** It has members that no line names. */
    MORE,
    /** It is not JSON. */
    UNREADABLE
  }

  /**
   * A person to whom the row belongs.
   *
   * @param path of the link
   * @param kind of person
   * @param role what the person is to the row
   * @param key canonical text of the person's key
   * @param closes whether that kind of person can end the relationship at all
   * @param closedAt when the relationship ended; empty while it lives
   */
  public record Owner(
      String path,
      String kind,
      SubjectRole role,
      String key,
      boolean closes,
      Optional<Instant> closedAt) {}

  /** The same row, with further people. */
  HostRow with(List<Owner> more) {
    return new HostRow(
        key,
        anchors,
        conditions,
        Stream.concat(people.stream(), more.stream()).toList(),
        parents,
        prefixes,
        attributes,
        files,
        documents);
  }

  /** Shows nothing of the row. */
  @Override
  public String toString() {
    return "row " + key;
  }
}
