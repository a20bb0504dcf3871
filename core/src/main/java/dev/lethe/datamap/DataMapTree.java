package dev.lethe.datamap;

import java.util.LinkedHashMap;
import java.util.Map;

/** The data map as JSON has it. */
final class DataMapTree {
  private final DataMap map;

  DataMapTree(DataMap map) {
    this.map = map;
  }

  Map<String, Object> withoutFingerprint() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("formatVersion", 1);
    tree.put("application", map.application());
    tree.put("coverage", map.coverage());
    return tree;
  }

  Map<String, Object> complete() {
    Map<String, Object> tree = withoutFingerprint();
    tree.put("fingerprint", map.fingerprint());
    return tree;
  }
}
