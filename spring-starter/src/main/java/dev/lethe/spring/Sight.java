package dev.lethe.spring;

import dev.lethe.Lethe;
import dev.lethe.hold.Holds.ActiveHold;
import dev.lethe.hold.Holds.Kind;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.retention.Retentions.ScheduleLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be shown of an instance to whoever runs the host: declarations and counts, no person.
 */
record Sight(Lethe lethe) {
  boolean acts() {
    try {
      lethe.evidence();
      return true;
    } catch (MisuseException e) {
      if (e.code() == Code.OBSERVING) return false;
      throw e;
    }
  }

  String mode() {
    return acts() ? "act" : "observe";
  }

  /** What is promised for each field group, and whether it is armed. */
  List<ScheduleLine> retention() {
    return lethe.retention().schedule();
  }

  long armed() {
    return retention().stream().filter(ScheduleLine::armed).count();
  }

  /** Counts of holds in force. */
  Map<String, Long> holds() {
    List<ActiveHold> active = lethe.holds().active();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("legal", active.stream().filter(h -> h.kind() == Kind.LEGAL).count());
    counts.put("security", active.stream().filter(h -> h.kind() == Kind.SECURITY).count());
    counts.put("overdue", active.stream().filter(ActiveHold::overdue).count());
    return counts;
  }
}
