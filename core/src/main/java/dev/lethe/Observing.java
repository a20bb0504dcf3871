package dev.lethe;

import dev.lethe.breach.Breaches;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.FieldExplanation;
import dev.lethe.decide.Explanation;
import dev.lethe.decide.PersonExplanation;
import dev.lethe.decide.Setting;
import dev.lethe.erasure.Erasures;
import dev.lethe.evidence.Evidence;
import dev.lethe.export.Exports;
import dev.lethe.hold.Holds;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.report.Reports;
import dev.lethe.request.Requests;
import dev.lethe.retention.Observation;
import dev.lethe.retention.Retentions;
import dev.lethe.scan.Scan;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.HostTables;
import dev.lethe.store.Placeholders;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Looks only: map, findings, preview and explanations; everything else is refused. */
final class Observing implements Lethe {
  private final Scanned scanned;
  private final Observation observation;
  private final InstantSource clock = InstantSource.system();

  Observing(EntityManagerFactory emf, PrivacyRegister register, List<Class<?>> mixins) {
    Database database = Database.observing(emf);
    scanned = Scan.scan(emf, register, database.liveSchema(), mixins);
    Setting setting = Setting.of(register);
    observation =
        Observation.alone(database, new HostTables(emf, setting.zone()), scanned, setting);
  }

  private static MisuseException refused() {
    return new MisuseException(
        Code.OBSERVING,
        "This instance only looks; it stores and destroys nothing.",
        "Build one with Lethe.builder(emf, keys) to act.");
  }

  @Override
  public DataMap dataMap() {
    return scanned.map();
  }

  @Override
  public FieldExplanation explainField(String field) {
    return scanned.words().apply(field);
  }

  @Override
  public boolean isPlaceholder(String value) {
    return new Placeholders(scanned.footprints()).contains(value);
  }

  @Override
  public List<Finding> findings() {
    return scanned.findings();
  }

  @Override
  public Explanation explain(RecordRef record) {
    return observation.explain(record, clock.instant());
  }

  @Override
  public PersonExplanation explain(Person person) {
    return observation.explain(person, clock.instant());
  }

  @Override
  public Person person(Class<?> root, Object id) {
    return People.of(scanned, root, id);
  }

  @Override
  public Retentions retention() {
    return new Looking();
  }

  @Override
  public Holds holds() {
    throw refused();
  }

  @Override
  public Erasures erasures() {
    throw refused();
  }

  @Override
  public Requests requests() {
    throw refused();
  }

  @Override
  public Exports exports() {
    throw refused();
  }

  @Override
  public Breaches breaches() {
    throw refused();
  }

  @Override
  public Evidence evidence() {
    throw refused();
  }

  @Override
  public Reports reports() {
    return Reports.of(scanned.map());
  }

  @Override
  public Redriven redrive() {
    throw refused();
  }

  @Override
  public void close() {}

  /** Previews, and nothing else. */
  private final class Looking implements Retentions {
    @Override
    public RetentionPreview preview() {
      return observation.preview(clock.instant());
    }

    @Override
    public RetentionPreview previewAt(Instant asOf) {
      return observation.preview(asOf);
    }

    @Override
    public Armed arm(
        RetentionPreview preview, String rule, Portion portion, String reason, Actor by) {
      throw refused();
    }

    @Override
    public Armed approve(String rule, String reason, Actor by) {
      throw refused();
    }

    @Override
    public void disarm(String rule, String reason, Actor by) {
      throw refused();
    }

    @Override
    public RetentionRun run() {
      throw refused();
    }

    @Override
    public RetentionRun run(Limits limits) {
      throw refused();
    }

    @Override
    public void pause(Actor by, String reason) {
      throw refused();
    }

    @Override
    public void resume(Actor by, String reason) {
      throw refused();
    }

    @Override
    public List<ScheduleLine> schedule() {
      return scanned.map().entities().stream()
          .flatMap(e -> e.groups().stream().map(g -> ScheduleLine.of(e, g, false)))
          .toList();
    }
  }
}
