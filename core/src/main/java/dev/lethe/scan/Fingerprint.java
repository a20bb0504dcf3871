package dev.lethe.scan;

import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.datamap.GroupEntry.Served;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What decides about a field group, as one hash: a changed rule must be armed again. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(
      String id,
      List<FieldEntry> fields,
      List<Served> served,
      List<RetentionRule> retention,
      List<ObligationRule> obligations,
      List<String> closing,
      List<String> tables) {
    return Json.fingerprint(
        Map.of(
            "rule",
            id,
            "fields",
            fields.stream().map(Fingerprint::of).toList(),
            "served",
            served.stream().map(Object::toString).toList(),
            "retention",
            retention.stream().map(Fingerprint::of).toList(),
            "obligations",
            obligations.stream().map(Fingerprint::of).toList(),
            "closing",
            closing,
            "tables",
            tables));
  }

  /** A file more, or another text that stands afterwards, is another rule. */
  private static List<String> of(FieldEntry f) {
    List<String> all = new ArrayList<>(List.of(f.path(), f.column(), f.store().orElse("")));
    f.file().ifPresent(file -> all.add(file.shared() + " " + file.derived()));
    f.emptied().ifPresent(with -> all.add("emptied " + with));
    return all;
  }

  /** A law's whole history: who arms a rule arms it for all that is known to come. */
  private static List<String> of(ObligationRule o) {
    List<String> all =
        new ArrayList<>(List.of(o.id(), o.anchor(), o.period().toString(), o.from().id()));
    o.validFrom().ifPresent(day -> all.add("from " + day));
    o.validTo().ifPresent(day -> all.add("to " + day));
    o.later()
        .forEach(
            v ->
                all.add(
                    v.validFrom() + " " + v.period() + " " + v.from().id() + " " + v.running()));
    return all;
  }

  private static List<String> of(RetentionRule r) {
    List<String> all = new ArrayList<>();
    r.promised()
        .forEach(p -> all.add(p.collected() + " " + p.collectedBefore() + " " + p.atMost()));
    all.addAll(plain(r));
    return all;
  }

  private static List<String> plain(RetentionRule r) {
    return List.of(
        r.kind().name(),
        String.join(",", r.activities()),
        r.anchor(),
        text(r.atLeast()),
        text(r.atMost()),
        text(r.ifNever()),
        text(r.cap()),
        text(r.created()),
        r.grace().toString(),
        text(r.zone()),
        r.atEnd().name(),
        text(r.orElse()),
        r.when().toString(),
        String.valueOf(r.cut()));
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("");
  }
}
