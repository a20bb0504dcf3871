package dev.lethe.datamap;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One entity that holds something about a person.
 *
 * @param name its JPA name
 * @param type its class name
 * @param tables every physical table its rows occupy: root first, then collections, joins and audit
 *     copies
 * @param subject kind of person, where this entity is the root row of one
 * @param closedBy attribute that is null while the relationship lives, where declared
 * @param links whose rows these are, sorted by path
 * @param groups field groups, sorted by id
 * @param notPersonal attributes that were looked at and found not personal, sorted by path
 * @param structural attributes that need no declaration (ids, links, anchors, versions), sorted
 * @param warnings codes and places of what a reviewer should look at
 * @param closedWhen what must hold besides for the relationship to be over, sorted
 * @param ownedBy recipient who owns the tables, where they are only read
 */
public record EntityEntry(
    String name,
    String type,
    List<String> tables,
    Optional<String> subject,
    Optional<String> closedBy,
    List<LinkEntry> links,
    List<GroupEntry> groups,
    List<NotPersonalEntry> notPersonal,
    List<String> structural,
    List<String> warnings,
    List<Condition> closedWhen,
    Optional<String> ownedBy) {
  public EntityEntry {
    tables = List.copyOf(tables);
    links = sorted(links, Comparator.comparing(LinkEntry::path).thenComparing(LinkEntry::kind));
    groups = sorted(groups, Comparator.comparing(GroupEntry::id));
    notPersonal = sorted(notPersonal, Comparator.comparing(NotPersonalEntry::path));
    structural = sorted(structural, Comparator.naturalOrder());
    warnings = sorted(warnings, Comparator.naturalOrder());
    closedWhen = sorted(closedWhen, Comparator.comparing(Condition::inWords));
  }

  /**
   * A way from a row to a person.
   *
   * @param path the attribute that carries the link, followed on to the person's root: {@code
   *     upload.account}
   * @param kind of person, as in the register
   * @param role OWNER, AUTHOR, ACCESSOR or MENTIONED
   * @param nullable whether a row may be without this link
   * @param many whether a row may have several such people
   */
  public record LinkEntry(String path, String kind, String role, boolean nullable, boolean many) {
    /** To one person at most. */
    public LinkEntry(String path, String kind, String role, boolean nullable) {
      this(path, kind, role, nullable, false);
    }
  }

  /** An attribute found not personal, and why. */
  public record NotPersonalEntry(String path, String reason) {}

  static <T> List<T> sorted(List<T> list, Comparator<T> order) {
    return list.stream().sorted(order).toList();
  }

  /** The group with that id. */
  public Optional<GroupEntry> group(String id) {
    return groups.stream().filter(g -> g.id().equals(id)).findFirst();
  }
}
