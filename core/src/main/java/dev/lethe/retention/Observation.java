package dev.lethe.retention;

import dev.lethe.act.Judging;
import dev.lethe.act.Workshop;
import dev.lethe.decide.Explanation;
import dev.lethe.decide.PersonExplanation;
import dev.lethe.decide.Setting;
import dev.lethe.facts.FactReader;
import dev.lethe.facts.Marks;
import dev.lethe.model.Person;
import dev.lethe.model.RecordRef;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.scan.Scanned;
import dev.lethe.store.Database;
import dev.lethe.store.HostTables;
import dev.lethe.store.Unit;
import java.time.Instant;
import java.util.List;

/** Looks at the host's rows by the verdicts that a run has, and changes nothing. */
public final class Observation {
  private final Previewing previewing;
  private final Explaining explaining;

  /** Tells, within a unit of work, what an explanation must know of a row besides its own facts. */
  @FunctionalInterface
  public interface Besides {
    Judging.Overlay of(Unit unit);
  }

  private Observation(
      Database database,
      HostTables tables,
      Scanned scanned,
      Setting setting,
      Judging judging,
      Besides besides) {
    boolean acts = !database.observes();
    previewing = new Previewing(database, tables, scanned, judging, setting, acts);
    explaining = new Explaining(database, tables, scanned, judging, besides);
  }

  /** Where there are no own tables: no holds, nothing armed, nothing emptied before. */
  public static Observation alone(
      Database database, HostTables tables, Scanned scanned, Setting setting) {
    FactReader facts = new FactReader(List.of(), text -> List.of());
    return new Observation(
        database,
        tables,
        scanned,
        setting,
        new Judging(facts, new Marks(), setting, scanned, tables, false),
        unit -> Judging.Overlay.NONE);
  }

  /** With everything that a run would know, and for explanations what is known besides. */
  public static Observation of(Workshop shop, Besides besides) {
    return new Observation(
        shop.database(), shop.tables(), shop.scanned(), shop.setting(), shop.judging(), besides);
  }

  /** What a run would do at that instant. */
  public RetentionPreview preview(Instant asOf) {
    return previewing.at(asOf);
  }

  /** Why a record is still there; no lines where it does not exist. */
  public Explanation explain(RecordRef record, Instant asOf) {
    return explaining.explain(record, asOf);
  }

  /** Why anything of a person is still there. */
  public PersonExplanation explain(Person person, Instant asOf) {
    return explaining.explain(person, asOf);
  }
}
