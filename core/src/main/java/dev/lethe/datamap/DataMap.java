package dev.lethe.datamap;

import dev.lethe.json.Json;
import dev.lethe.register.Library;
import dev.lethe.register.PrivacyRegister;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the host holds about whom, why, where, how long and for whom. Immutable; equal declarations
 * give equal bytes.
 *
 * @param entities that hold something about a person, sorted by name
 * @param notPersonal entities that were looked at and hold nothing about a person, sorted by name
 * @param undeclared what nobody has decided about yet, sorted by name
 * @param libraries what libraries say of their own tables, sorted by name
 * @param views entities that only show what tables of others hold, sorted by name
 */
public record DataMap(
    PrivacyRegister register,
    List<EntityEntry> entities,
    List<NotPersonalEntity> notPersonal,
    List<Undeclared> undeclared,
    List<Library> libraries,
    List<ViewEntry> views) {
  public DataMap {
    libraries = EntityEntry.sorted(libraries, Comparator.comparing(Library::name));
    entities = EntityEntry.sorted(entities, Comparator.comparing(EntityEntry::name));
    notPersonal = EntityEntry.sorted(notPersonal, Comparator.comparing(NotPersonalEntity::name));
    undeclared =
        EntityEntry.sorted(
            undeclared, Comparator.comparing(Undeclared::name).thenComparing(Undeclared::place));
    views = EntityEntry.sorted(views, Comparator.comparing(ViewEntry::name));
  }

  /**
   * An entity mapped onto a view: it holds nothing itself, and changes with the tables it shows.
   *
   * @param name its JPA name
   * @param type its class name
   * @param view the view
   * @param tables the tables behind it, sorted
   */
  public record ViewEntry(String name, String type, String view, List<String> tables) {
    public ViewEntry {
      tables = EntityEntry.sorted(tables, Comparator.naturalOrder());
    }
  }

  /**
   * An entity that holds nothing about a person.
   *
   * @param name its JPA name
   * @param type its class name
   * @param reason as declared
   */
  public record NotPersonalEntity(String name, String type, String reason) {}

  /**
   * An attribute, entity or table that nobody has decided about.
   *
   * @param name {@code Upload.title}, or a table
   * @param place {@code upload.title, String}
   * @param reason why it should be declared: {@code Upload belongs to a person}
   */
  public record Undeclared(String name, String place, String reason) {}

  /**
   * How much of the model is declared, in attributes.
   *
   * @param personal declared personal
   * @param notPersonal declared not personal, with a reason
   * @param structural in need of no declaration
   * @param undeclared not decided
   */
  public record Coverage(int personal, int notPersonal, int structural, int undeclared) {}

  /** Name of the host. */
  public String application() {
    return register.application();
  }

  /** How much of the model is declared. */
  public Coverage coverage() {
    return new Coverage(
        entities.stream().flatMap(e -> e.groups().stream()).mapToInt(g -> g.fields().size()).sum(),
        entities.stream().mapToInt(e -> e.notPersonal().size()).sum(),
        entities.stream().mapToInt(e -> e.structural().size()).sum(),
        undeclared.size());
  }

  /** The entity of that class. */
  public Optional<EntityEntry> entity(Class<?> type) {
    return entities.stream().filter(e -> e.type().equals(type.getName())).findFirst();
  }

  /** The entity with that JPA name. */
  public Optional<EntityEntry> entity(String name) {
    return entities.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  /** The field group with that id, which is also the id of its retention rule. */
  public Optional<GroupEntry> group(String ruleId) {
    return entities.stream().flatMap(e -> e.group(ruleId).stream()).findFirst();
  }

  /** What nobody looks into, by entity and path, with the reason. */
  public SortedMap<String, String> opaque() {
    SortedMap<String, String> fields = new TreeMap<>();
    for (EntityEntry e : entities) {
      for (GroupEntry g : e.groups()) {
        g.fields()
            .forEach(f -> f.opaque().ifPresent(why -> fields.put(e.name() + "." + f.path(), why)));
      }
    }
    return fields;
  }

  /** SHA-256 over the canonical bytes of everything else, lower-case hex. */
  public String fingerprint() {
    return Json.fingerprint(new DataMapTree(this).withoutFingerprint());
  }

  /** As published: sorted, UTF-8 NFC, LF, two spaces, one value per line. */
  public String toJson() {
    return Json.write(new DataMapTree(this).complete());
  }
}
