package dev.lethe.scan;

import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.FreeText;
import dev.lethe.annotation.Opaque;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectRole;
import dev.lethe.annotation.Withhold;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.datamap.GroupEntry.FileEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.register.PrivacyRegister;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes field groups of one entity's personal attributes. */
final class Grouping {
  private final EntityModel model;
  private final PrivacyRegister register;
  private final PersonalReader words;
  private final List<Link> links;
  private final Optional<Owner> owner;
  private final List<String> tables;

  Grouping(
      EntityModel model,
      PrivacyRegister register,
      PersonalReader words,
      List<Link> links,
      Optional<Owner> owner,
      List<String> tables) {
    this.links = links;
    this.owner = owner;
    this.model = model;
    this.register = register;
    this.words = words;
    this.tables = tables;
  }

  /** Groups, sorted by id, with their members, sorted by path. */
  Map<GroupEntry, List<Member>> of(List<Member> personal) {
    Map<List<Object>, List<Member>> bySignature = new LinkedHashMap<>();
    for (Member m : personal) {
      bySignature.computeIfAbsent(m.signature(), s -> new ArrayList<>()).add(m);
    }
    Map<GroupEntry, List<Member>> groups = new LinkedHashMap<>();
    bySignature.values().stream()
        .map(members -> members.stream().sorted(Comparator.comparing(Member::path)).toList())
        .map(members -> Map.entry(group(members, bySignature.size() == 1), members))
        .sorted(Comparator.comparing(e -> e.getKey().id()))
        .forEach(e -> groups.put(e.getKey(), e.getValue()));
    return groups;
  }

  private GroupEntry group(List<Member> members, boolean only) {
    Member first = members.get(0);
    return group(
        only ? model.name() : model.name() + "/" + first.path(),
        members,
        first.retention().stream().anyMatch(RetentionRule::closure) ? closing() : List.of(),
        false);
  }

  /**
   * The group of a column that rides on its row.
   *
   * @param beside what decides about it besides its rule
   */
  GroupEntry rider(Member m, String beside) {
    return group(model.name() + "/" + m.path(), List.of(m), List.of(beside), true);
  }

  private GroupEntry group(String id, List<Member> members, List<String> beside, boolean rides) {
    Member first = members.get(0);
    List<FieldEntry> fields = members.stream().map(this::field).toList();
    List<String> recipients =
        Stream.concat(
                owner.map(Owner::id).stream(),
                first.activities().stream()
                    .map(x -> register.activities().get(x))
                    .filter(java.util.Objects::nonNull)
                    .flatMap(x -> x.recipientIds().stream()))
            .distinct()
            .sorted()
            .toList();
    return new GroupEntry(
        id,
        fields,
        first.activities(),
        first.retention(),
        first.obligations(),
        recipients,
        Fingerprint.of(
            id, fields, first.served(), first.retention(), first.obligations(), beside, tables),
        first.served(),
        rides);
  }

  /** What must hold for the owners' relationships to be over. */
  private List<String> closing() {
    return links.stream()
        .filter(l -> l.role() == SubjectRole.OWNER)
        .flatMap(l -> l.closedBy().stream())
        .flatMap(r -> r.when().stream())
        .map(t -> t.route().column().path() + " " + t.values())
        .sorted()
        .toList();
  }

  /** Table and column without quotes, which each database writes in its own way. */
  static String plain(Column c) {
    return Copies.plain(c.table()) + "." + LiveSchema.unquoted(c.name());
  }

  private FieldEntry field(Member m) {
    Attribute a = m.attribute();
    Optional<String> withheld =
        a.find(Withhold.class).map(Withhold::value).or(() -> m.meaning().withheld());
    String column =
        a.plural() != null
            ? Copies.collection(a.plural()).table()
            : a.columns().stream().map(Grouping::plain).collect(Collectors.joining(", "));
    return new FieldEntry(
        m.path(),
        column,
        a.type().getSimpleName(),
        m.meaning().category(),
        m.meaning().provenance(),
        withheld.isEmpty(),
        withheld,
        a.own(StoredObject.class).map(StoredObject::store),
        Optional.of(m.of()).filter(of -> !of.isEmpty()),
        PersonalReader.special(a),
        words.forbidden(a),
        a.find(FreeText.class).isPresent(),
        a.own(Opaque.class).map(Opaque::value),
        a.own(StoredObject.class)
            .filter(o -> o.shared() || o.derived().length > 0)
            .map(o -> new FileEntry(o.shared(), List.of(o.derived()))),
        a.own(Emptied.class).map(Emptied::with));
  }
}
