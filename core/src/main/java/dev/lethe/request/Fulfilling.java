package dev.lethe.request;

import dev.lethe.model.Actor;
import dev.lethe.model.Person;
import java.util.UUID;

/**
 * A port to the engines that carry a request out; the facade plugs them in. Each call has
 * transactions of its own, and is repeated with the same request where recording its outcome
 * failed.
 */
public interface Fulfilling {
  /** Erases the person except what a ground keeps. */
  Done erase(UUID request, Person person, Actor by);

  /** Makes the person's copy. */
  Done export(UUID request, Person person, Actor by);

  /**
   * What was done.
   *
   * @param id of the erasure or the export
   * @param complete false where something was kept or withheld
   * @param letterHtml the reply to the person
   */
  record Done(UUID id, boolean complete, String letterHtml) {}
}
