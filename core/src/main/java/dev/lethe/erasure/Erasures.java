package dev.lethe.erasure;

import dev.lethe.model.Actor;
import dev.lethe.model.Erased;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Kept;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.model.SubjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Erasure of a person or of one record (Art. 17 GDPR): plan, execute or order, and the proof. */
public interface Erasures {
  /** What would go, what would stay and why, by the data of now. Writes nothing. */
  ErasurePlan plan(Person person, ErasureGround ground);

  /** The same for one record and those that go with it. */
  ErasurePlan plan(RecordRef record, ErasureGround ground);

  /**
   * Carries out a plan in transactions of its own. Where a ground or an outcome has changed since
   * it was made, nothing is destroyed and the outcome says PLAN_CHANGED. Refused with LETHE-410
   * inside a host's transaction.
   */
  ErasureOutcome execute(ErasurePlan plan, Actor by);

  /** A row in the host's transaction, carried out after its commit. What a service method calls. */
  Order order(Person person, ErasureGround ground, Actor by);

  /**
   * The same for one record. By {@code Actor.Role.SUBJECT} on a record declared {@code
   * userMayDelete} this is the deletion of an item (reason USER_DELETE), not an Art. 17 request;
   * the ground is recorded as asked.
   */
  Order order(RecordRef record, ErasureGround ground, Actor by);

  /** How an erasure stands. */
  ErasureOutcome outcome(UUID erasure);

  /** The newest certificate: the first one, or the addendum that followed it last. */
  Certificate certificate(UUID erasure);

  /** Erasures that are ordered, running, or not complete yet, oldest first. */
  List<UUID> open();

  /** An erasure that will be carried out. */
  record Order(UUID erasure) {}

  /**
   * What an erasure would do.
   *
   * @param record the one record that it is about; empty where it is about the whole person
   * @param recipients who has received data that go, and how they will hear of it
   * @param notSearched places where the person may be named that no link leads to
   * @param digest SHA-256 over declarations, grounds, holds and the outcome per field group, lower
   *     case hex; row counts are no part of it
   */
  record ErasurePlan(
      UUID id,
      Instant asOf,
      Set<SubjectRef> refs,
      Optional<RecordRef> record,
      ErasureGround ground,
      List<Erased> willGo,
      List<Kept> willStay,
      List<String> recipients,
      List<String> notSearched,
      String digest) {
    public ErasurePlan {
      refs = Set.copyOf(refs);
      willGo = List.copyOf(willGo);
      willStay = List.copyOf(willStay);
      recipients = List.copyOf(recipients);
      notSearched = List.copyOf(notSearched);
    }

    /** The same plan under an id that the caller knows already, a request's for instance. */
    public ErasurePlan withId(UUID other) {
      return new ErasurePlan(
          other, asOf, refs, record, ground, willGo, willStay, recipients, notSearched, digest);
    }
  }

  /**
   * What an erasure has done so far. found = erased + kept + busy.
   *
   * @param erased everything that went, over all rounds
   * @param kept what stayed in the last round; never without a ground and an end
   * @param busy field groups of rows that somebody else had locked; tried again
   */
  record ErasureOutcome(
      UUID id,
      Status status,
      long found,
      List<Erased> erased,
      List<Kept> kept,
      long busy,
      List<Delivery> deliveries,
      Optional<PlanChanged> planChanged,
      Residue residue) {
    public ErasureOutcome {
      erased = List.copyOf(erased);
      kept = List.copyOf(kept);
      deliveries = List.copyOf(deliveries);
      long went = erased.stream().mapToLong(Erased::count).sum();
      long stays = kept.stream().mapToLong(Kept::count).sum();
      if (found != went + stays + busy) {
        throw new IllegalArgumentException(
            "found " + found + " is not erased " + went + " + kept " + stays + " + busy " + busy);
      }
      if (status == Status.COMPLETE && (stays > 0 || busy > 0 || residue.found() > 0)) {
        throw new IllegalArgumentException("not complete: something is still there");
      }
    }

    /** How an erasure stands. */
    public enum Status {
      /** Ordered; not begun. */
      ORDERED,
      /** Under way; goes on after a crash. */
      RUNNING,
      /** Everything is gone, here, in files and at those who were told. */
      COMPLETE,
      /** Something stays, waits or came back; goes on by itself. */
      PARTIAL,
      /** Nothing was destroyed: plan again. */
      PLAN_CHANGED
    }
  }

  /** The plan no longer holds: what is different now, in names of declarations. */
  record PlanChanged(List<String> differences) {
    public PlanChanged {
      differences = List.copyOf(differences);
    }
  }

  /**
   * What happens outside the database.
   *
   * @param target name of an object store, or id of a recipient
   * @param answer of the recipient: DONE or KEEPS_ON_OWN_DUTY; of a file that stays with another
   *     row, SHARED_WITH_OTHER_ROWS
   * @param residualUntil when versions and soft-deleted copies are gone too
   */
  record Delivery(
      String target,
      State state,
      long count,
      Optional<String> answer,
      Optional<Instant> residualUntil) {
    /** How it stands. */
    public enum State {
      DONE,
      WAITING,
      PARKED_BY_HOLD,
      DEAD
    }
  }

  /**
   * The independent second look.
   *
   * @param found rows in which something of the person was there (again)
   * @param places tables and counts
   */
  record Residue(boolean looked, long found, List<String> places) {
    public Residue {
      places = List.copyOf(places);
    }
  }

  /**
   * Proof for the person and the file. Names nobody.
   *
   * @param addendum 0 for the first, then 1, 2, … as the rest goes
   * @param json canonical content, which the signature is over
   * @param signature base64
   */
  record Certificate(UUID id, int addendum, String json, String html, String signature) {}
}
