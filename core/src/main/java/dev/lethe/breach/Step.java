package dev.lethe.breach;

import dev.lethe.breach.Breaches.State;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A step of an incident, and the states in which it may be taken. */
enum Step {
  AWARE("aware", State.SUSPECTED),
  COUNT(
      "affected",
      State.SUSPECTED,
      State.AWARE,
      State.ASSESSED,
      State.NOTIFIED_PARTIAL,
      State.NOTIFIED),
  ASSESS(
      "assess",
      State.AWARE,
      State.ASSESSED,
      State.NOTIFIED_PARTIAL,
      State.NOTIFIED,
      State.COMMUNICATED),
  NOTIFY(
      "notifyAuthority",
      State.AWARE,
      State.ASSESSED,
      State.NOTIFIED_PARTIAL,
      State.NOTIFIED,
      State.COMMUNICATED),
  COMMUNICATE("communicate", State.ASSESSED, State.NOTIFIED_PARTIAL, State.NOTIFIED),
  EXEMPT("notCommunicating", State.ASSESSED, State.NOTIFIED_PARTIAL, State.NOTIFIED),
  CLOSE(
      "close",
      State.SUSPECTED,
      State.AWARE,
      State.ASSESSED,
      State.NOTIFIED_PARTIAL,
      State.NOTIFIED,
      State.COMMUNICATED);

  private final String call;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of(…) is immutable
  private final Set<State> from;

  Step(String call, State... from) {
    this.call = call;
    this.from = Set.of(from);
  }

  /** Refuses the step where the incident's state does not allow it, and names those it does. */
  void require(Stored incident) {
    boolean told = incident.communicatedAt().isPresent() && (this == COUNT || this == COMMUNICATE);
    if (!from.contains(incident.state()) || told) {
      throw refused(incident, allowed(incident));
    }
    if (this == CLOSE && !incident.owed().isEmpty()) {
      throw refused(incident, "First: " + String.join(", ", incident.owed()) + ".");
    }
  }

  private MisuseException refused(Stored incident, String remedy) {
    return new MisuseException(
        Code.INCIDENT_STATE,
        "breaches()."
            + call
            + "(…) on an incident that is "
            + incident.state()
            + (incident.communicatedAt().isPresent() ? ", and whose people have been told." : "."),
        remedy);
  }

  private static String allowed(Stored incident) {
    String calls =
        Arrays.stream(values())
            .filter(s -> s.from.contains(incident.state()))
            .filter(s -> s != CLOSE || incident.owed().isEmpty())
            .map(s -> s.call)
            .collect(Collectors.joining(", "));
    return calls.isEmpty() ? "Nothing more can be done with it." : "Allowed: " + calls + ".";
  }
}
