package dev.lethe;

import dev.lethe.breach.Breaches;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.FieldExplanation;
import dev.lethe.decide.Explanation;
import dev.lethe.decide.PersonExplanation;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.delivery.RecipientPort;
import dev.lethe.erasure.Erasures;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.evidence.Evidence;
import dev.lethe.evidence.Keys;
import dev.lethe.export.Exports;
import dev.lethe.hold.Holds;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Undecided;
import dev.lethe.report.Reports;
import dev.lethe.request.Requests;
import dev.lethe.retention.Retentions;
import dev.lethe.retention.Retentions.RetentionRun;
import dev.lethe.store.Transactions;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The one door to the library: what a host holds about whom, and the engines that keep its promises
 * about it. Thread-safe; one per persistence unit.
 */
public interface Lethe extends AutoCloseable {
  /**
   * Looks, and touches nothing: SELECT rights suffice; no key, no own tables, no register, no
   * thread. The same type, so that a host's code is the same; arming, recording and every
   * destructive call are refused with LETHE-400.
   *
   * @param mixins interfaces with {@code @PrivacyMixin}, for entities that cannot be annotated
   */
  static Lethe observe(EntityManagerFactory emf, Class<?>... mixins) {
    return observe(emf, PrivacyRegister.unstated(), mixins);
  }

  /** The same with what the register says, for obligations and words. */
  static Lethe observe(EntityManagerFactory emf, PrivacyRegister register, Class<?>... mixins) {
    return new Observing(emf, register, List.of(mixins));
  }

  /** Starts building an instance that can act. */
  static Builder builder(EntityManagerFactory emf, Keys keys) {
    return new LetheBuilder(emf, keys);
  }

  /** What is held about whom, why, where, how long and for whom. */
  DataMap dataMap();

  /**
   * What holds for an attribute, where that was said, and what a nearer declaration replaces.
   *
   * @param field {@code Customer.shipping.street}
   * @throws dev.lethe.model.MisuseException with LETHE-401 where there is no such attribute
   */
  FieldExplanation explainField(String field);

  /**
   * Whether a text is one that Lethe wrote where something was emptied: {@code erased-} and random
   * characters, or a declared {@code @Emptied} with {@code {random}}. For mailers. Placeholders in
   * columns shorter than 23 characters look like nothing else and are not known again.
   */
  boolean isPlaceholder(String value);

  /** What the scan found: errors (only while observing), warnings and notes. */
  List<Finding> findings();

  /** Why is this still here, when will it go. No lines where there is no such record. */
  Explanation explain(RecordRef record);

  /**
   * What is held of a person, why, until when, and what happens then: each field group with the
   * number of records, so that it stays short however much there is.
   *
   * @throws dev.lethe.model.MisuseException with LETHE-430 for a kind of person that nobody
   *     declares, or a key of another type
   */
  PersonExplanation explain(Person person);

  /** The person behind one root row. */
  Person person(Class<?> root, Object id);

  /** Scheduled purging. */
  Retentions retention();

  /** Legal and security holds. */
  Holds holds();

  /** Erasure of one person, or of one record. */
  Erasures erasures();

  /** Copies of what is held about a person. */
  Exports exports();

  /** What people ask of the controller, and its clocks. */
  Requests requests();

  /** The register of breaches, and the authority's clock. */
  Breaches breaches();

  /** Proof of what was done. */
  Evidence evidence();

  /** Documents for reviewers. */
  Reports reports();

  /**
   * Carries out ordered erasures, and acts on what waited for a released hold or an ended
   * obligation. Scheduled every minute; callable for tests.
   */
  Redriven redrive();

  /** Stops own workers; running batches end with their transaction. */
  @Override
  void close();

  /** What a re-drive did. */
  record Redriven(RetentionRun retention, List<ErasureOutcome> erasures) {
    public Redriven {
      erasures = List.copyOf(erasures);
    }
  }

  /** Collects what the host brings. Mandatory: a register, and every object store that is named. */
  interface Builder {
    /** The organisation's privacy register. */
    Builder register(PrivacyRegister register);

    /** Interfaces with {@code @PrivacyMixin}, which speak for entities that cannot be annotated. */
    Builder mixins(Class<?>... mixins);

    /**
     * What may stay undeclared for a while in a model that grew before this library came; default:
     * nothing.
     */
    Builder undecided(Undecided list);

    /** Where files of that store's name lie. */
    Builder objectStore(String name, ObjectStore store);

    /** How a recipient of the register is told of an erasure. */
    Builder recipient(String id, RecipientPort port);

    /**
     * Where the package goes that fulfils an access request, by the request's id. Without it such a
     * request is fulfilled by {@link Lethe#exports()} and noted as answered by hand.
     */
    Builder packages(Function<UUID, Exports.Sink> sink);

    /** How to find the host's transaction; default: none is ever joined. */
    Builder transactions(Transactions transactions);

    /** Another clock than the system's; with it no skew against the database is looked for. */
    Builder clock(InstantSource clock);

    /** Whether own tables are applied or only checked; default: applied. */
    Builder schema(Schema how);

    /** How purging is paced. */
    Builder retention(Consumer<RetentionOptions> options);

    /** When engines are woken; without this call nothing is scheduled. */
    Builder schedule(Consumer<ScheduleOptions> options);

    /** Told of events after they were recorded; called again: told as well. */
    Builder listener(Consumer<? super Event> listener);

    /**
     * Builds it.
     *
     * @throws DeclarationException with all wrong declarations at once
     */
    Lethe build();
  }

  /** What happens to own tables at the start. */
  enum Schema {
    /** Missing ones are created. */
    APPLY,
    /** The host's own migrations have them. */
    CHECK_ONLY
  }

  /** Something a host may want to act on. */
  sealed interface Event {
    /** A retention run has ended and is recorded. */
    record RunFinished(RetentionRun run) implements Event {}

    /** A step of an incident has committed; {@code state} is where it stands now. */
    record BreachChanged(UUID incident, String state) implements Event {}

    /**
     * Data that must never be stored was about to be: told at once, in the host's own write, of the
     * attribute ("Invoice.note") and never of the value.
     */
    record ForbiddenDataSeen(String attribute, boolean masked) implements Event {}
  }

  /** How purging is paced. */
  interface RetentionOptions {
    /** How long one destructive transaction should take; default 50 ms. */
    RetentionOptions transactionTarget(Duration target);

    /**
     * How many field groups of records one person may let go by arming one rule; where the preview
     * shows more, a second officer must approve. Default: 10,000.
     */
    RetentionOptions secondPersonAbove(long fieldGroups);
  }

  /** When engines are woken. */
  interface ScheduleOptions {
    /** Refused with LETHE-135 when too slow for a promised window; default 6 hours. */
    ScheduleOptions retentionEvery(Duration interval);

    /** How often what waited for a released hold is acted on; default one minute. */
    ScheduleOptions redriveEvery(Duration interval);

    /**
     * Wakes by the host's scheduler instead of a private one in memory. The host starts and stops
     * it; jobs are in its group "lethe".
     *
     * @param scheduler an {@code org.quartz.Scheduler}, in memory or with a clustered store
     */
    ScheduleOptions quartz(Object scheduler);
  }
}
