package dev.lethe.request;

import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.request.Requests.State;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** A step of a request, and the states in which it may be taken. */
enum Step {
  ASK_IDENTITY("identityAsked", State.RECEIVED),
  PROVE_IDENTITY("identityProven", State.RECEIVED, State.IDENTITY_ASKED),
  ASK_CLARIFICATION(
      "clarificationAsked", State.RECEIVED, State.IDENTITY_ASKED, State.IN_WORK, State.EXTENDED),
  CLARIFY("clarified", State.RECEIVED, State.IDENTITY_ASKED, State.IN_WORK, State.EXTENDED),
  EXTEND("extend", State.RECEIVED, State.IDENTITY_ASKED, State.IN_WORK),
  FULFIL("fulfil", State.RECEIVED, State.IN_WORK, State.EXTENDED),
  REFUSE("refuse", State.RECEIVED, State.IDENTITY_ASKED, State.IN_WORK, State.EXTENDED),
  ANSWER(
      "answered",
      State.RECEIVED,
      State.IN_WORK,
      State.EXTENDED,
      State.ANSWERED,
      State.PARTIAL,
      State.REFUSED);

  private final String call;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of(…) is immutable
  private final Set<State> from;

  Step(String call, State... from) {
    this.call = call;
    this.from = Set.of(from);
  }

  /** Refuses the step where the request's state does not allow it, and names those it does. */
  void require(RequestTable.Stored request) {
    boolean closed = request.answeredAt().isPresent();
    if (!allows(request)) {
      String allowed =
          Arrays.stream(values())
              .filter(s -> s.allows(request))
              .map(s -> s.call)
              .collect(Collectors.joining(", "));
      throw new MisuseException(
          Code.REQUEST_STATE,
          "requests()."
              + call
              + "(…) on a request that is "
              + request.state()
              + (closed ? " and closed." : "."),
          allowed.isEmpty() ? "Nothing more can be done with it." : "Allowed: " + allowed + ".");
    }
  }

  private boolean allows(RequestTable.Stored request) {
    boolean once =
        switch (this) {
          case ASK_CLARIFICATION -> request.clarificationAskedAt().isEmpty();
          case CLARIFY -> request.clarificationOpen();
          case EXTEND -> request.extendedAt().isEmpty();
          default -> true;
        };
    return once && request.answeredAt().isEmpty() && from.contains(request.state());
  }
}
