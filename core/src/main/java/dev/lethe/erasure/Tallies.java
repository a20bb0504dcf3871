package dev.lethe.erasure;

import dev.lethe.json.Json;
import dev.lethe.json.MalformedException;
import dev.lethe.model.Erased;
import dev.lethe.model.Ground;
import dev.lethe.model.Kept;
import dev.lethe.model.Reason;
import dev.lethe.model.Tally;
import dev.lethe.model.Until;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts of one entity as text in an own table. Names of declarations and numbers only. */
final class Tallies {
  private Tallies() {}

  static String write(Tally tally) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("busy", tally.busy());
    all.put("erased", tally.erased().stream().map(Tallies::tree).toList());
    all.put("kept", tally.kept().stream().map(Tallies::tree).toList());
    return Json.canonical(all);
  }

  /** A line of a tally, as the certificate has it too. */
  static Map<String, Object> tree(Erased e) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("entity", e.entity());
    line.put("fieldGroup", e.fieldGroup());
    line.put("count", e.count());
    line.put("reason", e.reason());
    line.put("technique", e.technique());
    return line;
  }

  /** A line of a tally, as the certificate has it too. */
  static Map<String, Object> tree(Kept k) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("entity", k.entity());
    line.put("fieldGroup", k.fieldGroup());
    line.put("count", k.count());
    line.put("restricted", k.restricted());
    line.put("reason", k.ground().reason());
    line.put("citation", k.ground().citation());
    line.put("source", k.ground().source());
    if (k.until() instanceof Until.At at) {
      line.put("until", at.instant().toString());
    } else if (k.until() instanceof Until.Review review) {
      line.put("reviewBy", review.by().toString());
    } else {
      line.put("event", ((Until.Event) k.until()).name());
    }
    return line;
  }

  static Tally read(String entity, String text) {
    Map<?, ?> all = map(parsed(text));
    List<Erased> erased = new ArrayList<>();
    for (Object o : list(all.get("erased"))) {
      Map<?, ?> line = map(o);
      erased.add(
          new Erased(
              text(line, "entity"),
              text(line, "fieldGroup"),
              number(line, "count"),
              Reason.valueOf(text(line, "reason")),
              Erased.Technique.valueOf(text(line, "technique"))));
    }
    List<Kept> kept = new ArrayList<>();
    for (Object o : list(all.get("kept"))) {
      Map<?, ?> line = map(o);
      kept.add(
          new Kept(
              text(line, "entity"),
              text(line, "fieldGroup"),
              number(line, "count"),
              Boolean.TRUE.equals(line.get("restricted")),
              new Ground(
                  Reason.valueOf(text(line, "reason")),
                  text(line, "citation"),
                  text(line, "source")),
              until(line)));
    }
    long busy = number(all, "busy");
    long found =
        busy
            + erased.stream().mapToLong(Erased::count).sum()
            + kept.stream().mapToLong(Kept::count).sum();
    return new Tally(entity, found, erased, kept, busy);
  }

  private static Until until(Map<?, ?> line) {
    if (line.containsKey("until")) {
      return new Until.At(Instant.parse(text(line, "until")));
    }
    return line.containsKey("reviewBy")
        ? new Until.Review(Instant.parse(text(line, "reviewBy")))
        : new Until.Event(text(line, "event"));
  }

  /** JSON that this package has written. */
  static Object parsed(String text) {
    try {
      Object value = Json.read(text);
      return value == null ? Map.of() : value;
    } catch (MalformedException e) {
      throw new IllegalStateException("a stored erasure cannot be read", e);
    }
  }

  static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  static String text(Map<?, ?> line, String name) {
    return String.valueOf(line.get(name));
  }

  static long number(Map<?, ?> line, String name) {
    return line.get(name) instanceof Number n ? n.longValue() : 0;
  }
}
