package dev.lethe;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.deadline.Span;
import dev.lethe.delivery.ObjectStore;
import dev.lethe.delivery.RecipientPort;
import dev.lethe.evidence.Keys;
import dev.lethe.export.Exports;
import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import dev.lethe.model.MisuseException;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Undecided;
import dev.lethe.scan.Footprint;
import dev.lethe.scan.Scan;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.Transactions;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks everything the host said, and builds an instance that can act, or says all that is wrong.
 */
final class LetheBuilder implements Lethe.Builder {
  private final EntityManagerFactory emf;
  private final Keys keys;
  private @Nullable PrivacyRegister register;
  private Undecided undecided = Undecided.none();
  private final List<Class<?>> mixins = new ArrayList<>();
  private final Map<String, ObjectStore> stores = new HashMap<>();
  private final Map<String, RecipientPort> recipients = new HashMap<>();
  private Optional<Function<UUID, Exports.Sink>> packages = Optional.empty();
  private Transactions transactions = Transactions.none();
  private Optional<InstantSource> clock = Optional.empty();
  private Lethe.Schema schema = Lethe.Schema.APPLY;
  private Duration batchTarget = Duration.ofMillis(50);
  private long secondPersonAbove = 10_000;
  private Optional<Scheduling> scheduling = Optional.empty();
  private Consumer<? super Lethe.Event> listener = event -> {};

  /** When engines are woken. */
  record Scheduling(Duration retention, Duration redrive, Optional<Object> quartz) {}

  LetheBuilder(EntityManagerFactory emf, Keys keys) {
    this.emf = emf;
    this.keys = keys;
  }

  @Override
  public Lethe.Builder register(PrivacyRegister said) {
    this.register = said;
    return this;
  }

  @Override
  public Lethe.Builder mixins(Class<?>... more) {
    mixins.addAll(List.of(more));
    return this;
  }

  @Override
  public Lethe.Builder undecided(Undecided list) {
    this.undecided = list;
    return this;
  }

  @Override
  public Lethe.Builder objectStore(String name, ObjectStore store) {
    stores.put(name, store);
    return this;
  }

  @Override
  public Lethe.Builder recipient(String id, RecipientPort port) {
    recipients.put(id, port);
    return this;
  }

  @Override
  public Lethe.Builder packages(Function<UUID, Exports.Sink> sink) {
    this.packages = Optional.of(sink);
    return this;
  }

  @Override
  public Lethe.Builder transactions(Transactions found) {
    this.transactions = found;
    return this;
  }

  @Override
  public Lethe.Builder clock(InstantSource other) {
    this.clock = Optional.of(other);
    return this;
  }

  @Override
  public Lethe.Builder schema(Lethe.Schema how) {
    this.schema = how;
    return this;
  }

  @Override
  public Lethe.Builder retention(Consumer<Lethe.RetentionOptions> options) {
    options.accept(
        new Lethe.RetentionOptions() {
          @Override
          public Lethe.RetentionOptions transactionTarget(Duration target) {
            batchTarget = positive("transactionTarget", target);
            return this;
          }

          @Override
          public Lethe.RetentionOptions secondPersonAbove(long fieldGroups) {
            if (fieldGroups < 0) {
              throw new IllegalArgumentException("secondPersonAbove was " + fieldGroups);
            }
            secondPersonAbove = fieldGroups;
            return this;
          }
        });
    return this;
  }

  @Override
  public Lethe.Builder schedule(Consumer<Lethe.ScheduleOptions> options) {
    Scheduling[] chosen = {
      new Scheduling(Duration.ofHours(6), Duration.ofMinutes(1), Optional.empty())
    };
    options.accept(
        new Lethe.ScheduleOptions() {
          @Override
          public Lethe.ScheduleOptions retentionEvery(Duration interval) {
            Duration every = positive("retentionEvery", interval);
            chosen[0] = new Scheduling(every, chosen[0].redrive(), chosen[0].quartz());
            return this;
          }

          @Override
          public Lethe.ScheduleOptions redriveEvery(Duration interval) {
            Duration every = positive("redriveEvery", interval);
            chosen[0] = new Scheduling(chosen[0].retention(), every, chosen[0].quartz());
            return this;
          }

          @Override
          public Lethe.ScheduleOptions quartz(Object scheduler) {
            chosen[0] =
                new Scheduling(chosen[0].retention(), chosen[0].redrive(), Optional.of(scheduler));
            return this;
          }
        });
    scheduling = Optional.of(chosen[0]);
    return this;
  }

  private static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new MisuseException(
          Code.BAD_ARGUMENT,
          name + " must be positive, was " + value + ".",
          "Pass a duration above zero.");
    }
    return value;
  }

  @Override
  public Lethe.Builder listener(Consumer<? super Lethe.Event> told) {
    Consumer<? super Lethe.Event> before = listener;
    this.listener =
        event -> {
          before.accept(event);
          told.accept(event);
        };
    return this;
  }

  @Override
  public Lethe build() {
    PrivacyRegister said = register;
    if (said == null) {
      throw new MisuseException(
          Code.REGISTER_MISSING,
          "No privacy register was given.",
          "Call .register(PrivacyRegister.fromClasspath(\"privacy/register.yml\")); Lethe.observe(emf) needs none.");
    }
    Database database = Database.of(emf, transactions);
    LocalDate today =
        LocalDate.ofInstant(
            clock.orElse(InstantSource.system()).instant(), said.controller().zone());
    Scanned all = Scan.scan(emf, said, database.liveSchema(), mixins);
    Scanned scanned = all.withFindings(undecided.weigh(all.findings(), today));
    refuseErrors(scanned);
    if (schema == Lethe.Schema.APPLY) {
      database.schema().apply();
    }
    database.schema().check();
    database.probe();
    if (clock.isEmpty()) {
      database.checkClock(InstantSource.system());
    }
    return new Running(
        emf,
        database,
        keys,
        said,
        scanned,
        stores,
        recipients,
        packages,
        clock,
        batchTarget,
        secondPersonAbove,
        scheduling,
        listener);
  }

  private void refuseErrors(Scanned scanned) {
    List<Finding> errors = new ArrayList<>();
    scanned.findings().stream().filter(f -> f.severity() == Severity.ERROR).forEach(errors::add);
    for (Footprint footprint : scanned.footprints()) {
      footprint.groups().values().stream()
          .flatMap(g -> g.files().stream())
          .filter(f -> !stores.containsKey(f.store()))
          .forEach(f -> errors.add(noStore(footprint, f)));
      footprint.groups().values().stream()
          .flatMap(g -> g.files().stream())
          .filter(f -> f.needsList() && stores.containsKey(f.store()))
          .filter(f -> !(stores.get(f.store()) instanceof ObjectStore.Listing))
          .forEach(f -> errors.add(cannotList(footprint, f)));
    }
    scanned.footprints().forEach(f -> f.owner().ifPresent(o -> owner(f, o, errors)));
    recipients.keySet().stream()
        .filter(id -> !scanned.map().register().recipients().containsKey(id))
        .forEach(id -> errors.add(noRecipient(scanned, id)));
    scheduling.ifPresent(s -> cadence(scanned, s.retention(), errors));
    if (!errors.isEmpty()) {
      throw new DeclarationException(errors);
    }
  }

  private static Finding noStore(Footprint footprint, Footprint.StoredFile file) {
    String place = footprint.entity() + "." + file.column().path();
    return new Finding(
        Code.STORE_UNKNOWN,
        Severity.ERROR,
        place,
        place
            + ": @StoredObject(store = \""
            + file.store()
            + "\"), and no store of that name was given.",
        "Call .objectStore(\"" + file.store() + "\", …) on the builder.");
  }

  private void owner(Footprint footprint, String owner, List<Finding> errors) {
    if (!recipients.containsKey(owner)) {
      errors.add(
          new Finding(
              Code.OWNER_UNKNOWN,
              Severity.ERROR,
              footprint.entity(),
              footprint.entity()
                  + ": @OwnedElsewhere(owner = \""
                  + owner
                  + "\"), and no port of that name was given: an erasure could not ask for it.",
              "Call .recipient(\"" + owner + "\", …) on the builder."));
    }
  }

  private static Finding cannotList(Footprint footprint, Footprint.StoredFile file) {
    String place = footprint.entity() + "." + file.column().path();
    return new Finding(
        Code.STORE_CANNOT_LIST,
        Severity.ERROR,
        place,
        place
            + ": files below a prefix are declared, and the store \""
            + file.store()
            + "\" cannot list them.",
        "Let the store implement ObjectStore.Listing, or name each file, as in"
            + " \"{key}.peaks.json\".");
  }

  private static Finding noRecipient(Scanned scanned, String id) {
    return new Finding(
        Code.RECIPIENT_UNKNOWN,
        Severity.ERROR,
        "recipient " + id,
        "A port was given for recipient '" + id + "', which the register does not declare.",
        "Recipients: " + String.join(", ", scanned.map().register().recipients().keySet()) + ".");
  }

  private static void cadence(Scanned scanned, Duration every, List<Finding> errors) {
    for (EntityEntry entity : scanned.map().entities()) {
      for (GroupEntry group : entity.groups()) {
        for (RetentionRule rule : group.retention()) {
          if (rule.atLeast().isPresent() && rule.atMost().isPresent()) {
            Duration room = length(rule.atMost().get()).minus(length(rule.atLeast().get()));
            if (every.multipliedBy(2).compareTo(room) > 0) {
              errors.add(
                  new Finding(
                      Code.CADENCE,
                      Severity.ERROR,
                      group.id(),
                      group.id()
                          + " is promised within a window of "
                          + room
                          + ", and retention is woken every "
                          + every
                          + ".",
                      "Wake it at least every "
                          + room.dividedBy(2)
                          + ": schedule(s -> s.retentionEvery(…))."));
            }
          }
        }
      }
    }
  }

  private static Duration length(Span span) {
    LocalDateTime start = LocalDate.EPOCH.atStartOfDay();
    return Duration.between(start, start.plus(span.calendar()).plus(span.clock()));
  }
}
