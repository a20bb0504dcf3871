package dev.lethe.datamap;

import dev.lethe.datamap.EntityEntry.LinkEntry;
import dev.lethe.json.Json;
import dev.lethe.register.Library;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data map as JSON has it; the form is published as {@code data-map-1.json}. */
final class DataMapTree {
  private static final String SCHEMA = "https://lethe.dev/schema/data-map-1.json";

  private final DataMap map;

  DataMapTree(DataMap map) {
    this.map = map;
  }

  Map<String, Object> complete() {
    Map<String, Object> tree = withoutFingerprint();
    tree.put("fingerprint", map.fingerprint());
    return tree;
  }

  Map<String, Object> withoutFingerprint() {
    RegisterTree register = new RegisterTree(map.register());
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("$schema", SCHEMA);
    tree.put("formatVersion", 1);
    tree.put("application", map.application());
    tree.put("controller", register.controller());
    tree.put("subjects", register.subjects());
    tree.put("activities", register.activities());
    tree.put("recipients", register.recipients());
    tree.put("obligations", register.obligations());
    tree.put("stores", register.stores());
    if (!map.register().schema().copies().isEmpty()) {
      tree.put("copies", register.copies());
    }
    tree.put("entities", map.entities().stream().map(DataMapTree::entity).toList());
    tree.put("libraries", map.libraries().stream().map(DataMapTree::library).toList());
    tree.put("cookies", register.cookies());
    tree.put("notPersonal", map.notPersonal());
    tree.put("undeclared", map.undeclared());
    if (!map.views().isEmpty()) {
      tree.put("views", map.views());
    }
    tree.put("coverage", map.coverage());
    return normal(Json.tree(tree));
  }

  private static Map<String, Object> library(Library library) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", library.name());
    tree.put("version", library.version());
    tree.put("store", library.store());
    List<Object> tables = new ArrayList<>();
    library.tables().forEach((name, says) -> tables.add(table(name, says)));
    tree.put("tables", tables);
    return tree;
  }

  private static Map<String, Object> table(String name, Library.Table says) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    tree.put("notPersonal", says.notPersonal());
    if (says.notPersonal().isEmpty()) {
      tree.put("holds", says.holds());
      tree.put("about", says.about());
      tree.put("keys", says.keys().id());
      tree.put("until", says.until());
      tree.put("keptFor", says.keptFor().map(RegisterTree::words));
    }
    return tree;
  }

  private static Map<String, Object> entity(EntityEntry entity) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", entity.name());
    tree.put("type", entity.type());
    tree.put("tables", entity.tables());
    tree.put("subject", entity.subject());
    tree.put("closedBy", entity.closedBy());
    tree.put("closedWhen", entity.closedWhen().isEmpty() ? null : entity.closedWhen());
    tree.put("links", entity.links().stream().map(DataMapTree::link).toList());
    tree.put("groups", entity.groups().stream().map(DataMapTree::group).toList());
    tree.put("notPersonal", entity.notPersonal());
    tree.put("structural", entity.structural());
    tree.put("warnings", entity.warnings());
    entity.ownedBy().ifPresent(owner -> tree.put("ownedBy", owner));
    return tree;
  }

  private static Map<String, Object> link(LinkEntry link) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("path", link.path());
    tree.put("kind", link.kind());
    tree.put("role", link.role());
    tree.put("nullable", link.nullable());
    tree.put("many", link.many() ? true : null);
    return tree;
  }

  private static Map<String, Object> group(GroupEntry group) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", group.id());
    tree.put("fields", group.fields());
    tree.put("activities", group.activities());
    tree.put("served", group.served().isEmpty() ? null : group.served());
    tree.put("retention", group.retention().stream().map(DataMapTree::retention).toList());
    tree.put("obligations", group.obligations().stream().map(DataMapTree::obligation).toList());
    tree.put("recipients", group.recipients());
    tree.put("rides", group.rides() ? true : null);
    tree.put("fingerprint", group.fingerprint());
    return tree;
  }

  private static Map<String, Object> retention(RetentionRule rule) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", rule.kind());
    tree.put("activities", rule.activities());
    tree.put("anchor", rule.anchor());
    tree.put("closure", rule.closure());
    tree.put("atLeast", rule.atLeast().map(Object::toString));
    tree.put("atMost", rule.atMost().map(Object::toString));
    tree.put("ifNever", rule.ifNever().map(Object::toString));
    tree.put("cap", rule.cap().map(Object::toString));
    tree.put("created", rule.created());
    tree.put("grace", rule.grace().toString());
    tree.put("zone", rule.zone());
    tree.put("atEnd", rule.atEnd());
    tree.put("userMayDelete", rule.userMayDelete());
    tree.put("parent", rule.parent());
    tree.put("orElse", rule.orElse());
    tree.put("when", rule.when().isEmpty() ? null : rule.when());
    tree.put("cut", rule.cut() ? true : null);
    tree.put("declaredIn", rule.declaredIn());
    tree.put("inWords", rule.inWords());
    tree.put(
        "promised",
        rule.promised().isEmpty()
            ? null
            : rule.promised().stream().map(DataMapTree::promise).toList());
    return tree;
  }

  private static Map<String, Object> promise(RetentionRule.Promise promise) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("collected", promise.collected());
    tree.put("collectedBefore", promise.collectedBefore());
    tree.put("atMost", promise.atMost().toString());
    tree.put("says", promise.says());
    return tree;
  }

  private static Map<String, Object> obligation(ObligationRule rule) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("id", rule.id());
    tree.put("anchor", rule.anchor());
    tree.put("period", rule.period().toString());
    tree.put("from", rule.from().id());
    tree.put("citation", rule.citation());
    tree.put("assumed", rule.assumed());
    tree.put("access", rule.access());
    tree.put("declaredIn", rule.declaredIn());
    tree.put("validFrom", rule.validFrom());
    tree.put("validTo", rule.validTo());
    tree.put("later", RegisterTree.later(rule.later()));
    return tree;
  }

  /** The same tree with every text in NFC. */
  private static Map<String, Object> normal(Map<?, ?> tree) {
    Map<String, Object> out = new LinkedHashMap<>();
    tree.forEach((key, value) -> out.put((String) text(key), text(value)));
    return out;
  }

  private static Object text(Object value) {
    if (value instanceof String text) {
      return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
    if (value instanceof Map<?, ?> tree) {
      return normal(tree);
    }
    if (value instanceof Collection<?> items) {
      return items.stream().map(DataMapTree::text).toList();
    }
    return value;
  }
}
