package dev.lethe.report;

/** Ids of the page's sections, each kind of thing in a space of its own. */
final class Anchors {
  private Anchors() {}

  static String entity(String name) {
    return "entity-" + name;
  }

  static String group(String id) {
    return "group-" + id;
  }

  static String activity(String id) {
    return "activity-" + id;
  }

  static String recipient(String id) {
    return "recipient-" + id;
  }

  static String obligation(String id) {
    return "obligation-" + id;
  }

  static String store(String id) {
    return "store-" + id;
  }
}
