package dev.lethe.spring;

import dev.lethe.Lethe;
import dev.lethe.breach.Breaches.Incident;
import dev.lethe.hold.Holds.ActiveHold;
import dev.lethe.hold.Holds.Kind;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.request.Requests.DataSubjectRequest;
import dev.lethe.retention.Retentions.ScheduleLine;
import java.util.Comparator;
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

  /** How many erasures are ordered, running or not complete yet. */
  Map<String, Object> erasures() {
    return Map.of("open", lethe.erasures().open().size());
  }

  /** How many requests wait for a reply, how many are late, and when the next is due. */
  Map<String, Object> requests() {
    List<DataSubjectRequest> open = lethe.requests().open();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("open", open.size());
    counts.put("overdue", lethe.requests().overdue().size());
    open.stream()
        .map(r -> r.due().effective())
        .min(Comparator.naturalOrder())
        .ifPresent(next -> counts.put("nextDue", next.toString()));
    return counts;
  }

  /** Open incidents: state and the authority's clock, nothing of what happened. */
  List<Map<String, Object>> breaches() {
    return lethe.breaches().open().stream().map(Sight::breach).toList();
  }

  private static Map<String, Object> breach(Incident incident) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", incident.id().toString());
    line.put("state", incident.state().name());
    incident.authorityDue().ifPresent(due -> line.put("authorityDue", due.toString()));
    incident.timeLeft().ifPresent(left -> line.put("timeLeft", left.toString()));
    return line;
  }

  /** Counts of holds in force. */
  Map<String, Long> holds() {
    List<ActiveHold> active = lethe.holds().active();
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("legal", active.stream().filter(h -> h.kind() == Kind.LEGAL).count());
    counts.put("security", active.stream().filter(h -> h.kind() == Kind.SECURITY).count());
    counts.put("suspensions", active.stream().filter(h -> h.kind() == Kind.SUSPENSION).count());
    counts.put("overdue", active.stream().filter(ActiveHold::overdue).count());
    return counts;
  }
}
