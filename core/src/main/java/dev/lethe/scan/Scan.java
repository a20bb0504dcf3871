package dev.lethe.scan;

import dev.lethe.annotation.ActorColumn;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.DataMap.NotPersonalEntity;
import dev.lethe.datamap.DataMap.Undeclared;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.model.Code;
import dev.lethe.model.InfrastructureException;
import dev.lethe.model.LetheException;
import dev.lethe.register.Libraries;
import dev.lethe.register.PrivacyRegister;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;

/** Reads a persistence unit into a data map, findings and footprints. Touches no database. */
public final class Scan {
  private final PrivacyRegister register;
  private final LiveSchema schema;
  private final Findings findings = new Findings();
  private final Declarations declarations;
  private final Models models;
  private final SessionFactoryImplementor factory;
  private final Views views;
  private final List<EntityEntry> entities = new ArrayList<>();
  private final List<Footprint> footprints = new ArrayList<>();
  private final List<NotPersonalEntity> notPersonal = new ArrayList<>();
  private final List<Undeclared> undeclared = new ArrayList<>();
  private final List<EntityModel> declared = new ArrayList<>();
  private final List<EntityModel> open = new ArrayList<>();

  private Scan(
      SessionFactoryImplementor factory,
      PrivacyRegister register,
      LiveSchema schema,
      Collection<Class<?>> mixins) {
    this.register = register;
    this.schema = schema;
    this.factory = factory;
    this.declarations = new Declarations(mixins, findings);
    this.models = new Models(factory, declarations, findings, schema);
    this.views = new Views(factory, schema, register, findings);
  }

  /**
   * Scans every entity of a persistence unit.
   *
   * @param schema what the live database says about foreign keys
   * @param mixins interfaces with {@code @PrivacyMixin} that speak for classes of the unit
   * @throws LetheException where the provider is not Hibernate ORM 7
   */
  public static Scanned scan(
      EntityManagerFactory emf,
      PrivacyRegister register,
      LiveSchema schema,
      Collection<Class<?>> mixins) {
    return new Scan(hibernate(emf), register, schema, mixins).scan();
  }

  static SessionFactoryImplementor hibernate(EntityManagerFactory emf) {
    try {
      return emf.unwrap(SessionFactoryImplementor.class);
    } catch (jakarta.persistence.PersistenceException e) {
      throw new InfrastructureException(
          Code.DATABASE_UNSUPPORTED,
          "The EntityManagerFactory is not Hibernate's.",
          "Lethe reads the mapping of Hibernate ORM 7; other providers are not supported yet.",
          false);
    }
  }

  private Scanned scan() {
    for (EntityModel model : models.all()) {
      entity(model);
    }
    declarations.checkUnused();
    new UnreadWords(declarations, findings).check();
    Suspicions suspicions = new Suspicions(models, open, findings, undeclared);
    suspicions.check(declared);
    notPersonal.addAll(suspicions.silenced());
    new PromisedPeriods(models, register, findings).check(entities);
    new Outliving(models, entities, findings).check();
    new Cascades(models, entities, schema, findings).check();
    Libraries libraries = Libraries.onClasspath();
    findings.addAll(libraries.findings());
    new LiveFindings(factory, schema, findings)
        .check(register, libraries, entities, footprints, notPersonal, undeclared);
    List<Watched> watched = new ForbiddenReader(models, findings).read();
    DataMap map =
        new DataMap(register, entities, notPersonal, undeclared, libraries.all(), views.entries());
    return new Scanned(
        map,
        findings.sorted(),
        childrenFirst(footprints),
        watched,
        new FieldWords(models, map)::explain);
  }

  private void entity(EntityModel model) {
    Optional<NotPersonal> not = model.find(NotPersonal.class).filter(n -> n.fields().length == 0);
    boolean personal = isDeclared(model);
    new Subclasses(model, findings).check(personal);
    if (not.isPresent() && personal) {
      findings.error(
          Code.DECLARED_TWICE,
          model.name(),
          model.name() + " is declared @NotPersonal as a whole, and personal by what stands in it.",
          "Remove it from the class; @NotPersonal(value = \"why\", fields = {…}) names attributes.");
    }
    if (not.isPresent() && !personal) {
      String reason = not.get().value();
      findings.reason(model.name(), reason);
      notPersonal.add(new NotPersonalEntity(model.name(), model.type().getName(), reason));
      return;
    }
    Optional<Set<String>> shown = models.shows(model);
    if (shown.isPresent()) {
      views.take(model, shown.get(), personal);
      return;
    }
    if (personal || namesActors(model)) {
      EntityReader reader = new EntityReader(models, model, register, findings, undeclared);
      entities.add(reader.entry());
      footprints.add(reader.footprint());
    } else {
      new PersonalReader(model, findings).checkLists();
    }
    // Who wrote a row says nothing about what is in it.
    (personal ? declared : open).add(model);
  }

  private static boolean namesActors(EntityModel model) {
    for (Attribute a : model.attributes()) {
      if (a.own(ActorColumn.class).isPresent()) {
        return true;
      }
    }
    return false;
  }

  static boolean isDeclared(EntityModel model) {
    if (model.subjectKind().isPresent()
        || Followers.declared(model).isPresent()
        || KeyedReader.declared(model).isPresent()
        || model.owner().isPresent()) {
      return true;
    }
    for (Attribute a : model.attributes()) {
      if (a.find(PersonalData.class).isPresent()
          || DocumentReader.declares(a)
          || a.own(SubjectLink.class).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Rows that point at others come before them. */
  private static List<Footprint> childrenFirst(List<Footprint> all) {
    List<Footprint> open = new ArrayList<>(all);
    open.sort(Comparator.comparing(Footprint::entity));
    List<Footprint> ordered = new ArrayList<>();
    Map<String, Set<String>> pointing = pointing(all);
    Set<String> waiting = new HashSet<>();
    all.forEach(f -> waiting.add(f.entity()));
    while (!open.isEmpty()) {
      Footprint next = open.get(0);
      for (Footprint f : open) {
        if (Collections.disjoint(pointing.get(f.entity()), waiting)) {
          next = f;
          break;
        }
      }
      open.remove(next);
      waiting.remove(next.entity());
      ordered.add(next);
    }
    return ordered;
  }

  /** By entity, those whose rows point at its rows. */
  private static Map<String, Set<String>> pointing(List<Footprint> all) {
    Map<String, Set<String>> pointing = new HashMap<>();
    for (Footprint f : all) {
      Set<String> here = pointing.computeIfAbsent(f.entity(), e -> new HashSet<>());
      f.references().forEach(r -> here.add(r.entity()));
      f.parents()
          .forEach(p -> pointing.computeIfAbsent(p.entity(), e -> new HashSet<>()).add(f.entity()));
    }
    pointing.forEach((entity, here) -> here.remove(entity));
    return pointing;
  }
}
