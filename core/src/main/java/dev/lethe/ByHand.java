package dev.lethe;

import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.request.Fulfilling;
import java.util.UUID;

/** Carries nothing out: requests are worked by hand as long as no engine is plugged in. */
final class ByHand implements Fulfilling {
  @Override
  public Done erase(UUID request, Person person, Actor by) {
    throw refused("An erasure");
  }

  @Override
  public Done export(UUID request, Person person, Actor by) {
    throw refused("An access request");
  }

  private static MisuseException refused(String what) {
    return new MisuseException(
        Code.REQUEST_BY_HAND,
        what + " is not carried out by this version.",
        "Do what it asks for, then call requests().answered(…).");
  }
}
