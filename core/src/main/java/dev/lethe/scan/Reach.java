package dev.lethe.scan;

import dev.lethe.scan.Attribute.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.metamodel.mapping.CollectionPart;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.EntityValuedModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.jspecify.annotations.Nullable;

/** Where an entity that nobody declared touches what belongs to a person. */
final class Reach {
  private final Models models;
  private final Collection<EntityModel> declared;

  /**
   * A touch.
   *
   * @param way "Badge.holder → Account"
   * @param attribute of the undeclared entity, or empty where the other side has the relation
   * @param target the declared entity
   */
  record Touch(String way, Optional<String> attribute, EntityModel target) {}

  Reach(Models models, Collection<EntityModel> declared) {
    this.models = models;
    this.declared = declared;
  }

  /** The first touch: its own relation to a person, any other of its own, one of another entity. */
  Optional<Touch> of(EntityModel open) {
    List<Touch> own = new ArrayList<>();
    for (Attribute a : open.attributes()) {
      for (EntityModel to : targets(a)) {
        if (declared.contains(to)) {
          own.add(new Touch(way(open, a, to), Optional.of(a.path()), to));
        }
      }
      keyOf(open, a).ifPresent(own::add);
    }
    return own.stream()
        .filter(t -> t.target().subjectKind().isPresent())
        .findFirst()
        .or(() -> own.stream().findFirst())
        .or(() -> fromDeclared(open));
  }

  private Optional<Touch> fromDeclared(EntityModel open) {
    for (EntityModel from : declared) {
      for (Attribute a : from.attributes()) {
        if (targets(a).contains(open)) {
          return Optional.of(new Touch(way(from, a, open), Optional.empty(), from));
        }
      }
    }
    return Optional.empty();
  }

  private static String way(EntityModel from, Attribute a, EntityModel to) {
    return from.name() + "." + a.path() + " → " + to.name();
  }

  /** A plain column that is named after a person's entity and holds its type of key. */
  private Optional<Touch> keyOf(EntityModel open, Attribute a) {
    if (a.shape() != Shape.BASIC || a.columns().size() != 1) {
      return Optional.empty();
    }
    String leaf = plain(a.path().substring(a.path().lastIndexOf('.') + 1));
    return declared.stream()
        .filter(d -> d.subjectKind().isPresent() && d.key().size() == 1)
        .filter(d -> leaf.endsWith(plain(d.name()) + "id"))
        .filter(d -> d.key().get(0).javaType().equals(a.type()))
        .map(d -> new Touch(way(open, a, d), Optional.of(a.path()), d))
        .findFirst();
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  /** Entities that an attribute leads to, in collections and their embedded elements too. */
  private List<EntityModel> targets(Attribute a) {
    List<EntityModel> targets = new ArrayList<>();
    if (a.toOne() != null) {
      targets.addAll(models.all(a.toOne().getAssociatedEntityMappingType()));
    }
    PluralAttributeMapping plural = a.plural();
    if (plural != null) {
      part(plural.getElementDescriptor(), targets);
      part(plural.getIndexDescriptor(), targets);
    }
    return targets;
  }

  private void part(@Nullable CollectionPart part, List<EntityModel> targets) {
    if (part instanceof EntityValuedModelPart entity) {
      add(entity.getEntityMappingType(), targets);
    } else if (part instanceof EmbeddableValuedModelPart embedded) {
      embedded
          .getEmbeddableTypeDescriptor()
          .forEachAttributeMapping(
              (i, inner) -> {
                if (inner instanceof ToOneAttributeMapping toOne) {
                  add(toOne.getAssociatedEntityMappingType(), targets);
                }
              });
    }
  }

  private void add(EntityMappingType type, List<EntityModel> targets) {
    targets.addAll(models.all(type));
  }
}
