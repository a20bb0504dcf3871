package dev.lethe.scan;

import dev.lethe.annotation.ActorColumn;
import dev.lethe.detect.AttributeFacts;
import dev.lethe.detect.Detector;
import dev.lethe.detect.EntityFacts;
import dev.lethe.detect.EntityGuess;
import dev.lethe.detect.Standing;
import dev.lethe.scan.Attribute.Shape;
import jakarta.persistence.Lob;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;

/** A persistence unit as facts for the detector: names and types, whatever is declared. */
final class ModelFacts {
  private ModelFacts() {}

  /** What the detector says of every entity, declared or not. */
  static List<EntityGuess> guesses(Models models) {
    return new Detector().look(models.all().stream().map(m -> facts(m, models)).toList());
  }

  private static EntityFacts facts(EntityModel model, Models models) {
    List<AttributeFacts> attributes = new ArrayList<>();
    for (Attribute a : model.attributes()) {
      if (PersonalReader.silenced(model, a).isEmpty() && a.own(ActorColumn.class).isEmpty()) {
        attributes.addAll(facts(a, models));
      }
    }
    return new EntityFacts(
        model.name(),
        Copies.plain(model.table()),
        model.subjectKind().map(k -> Standing.PERSON),
        attributes);
  }

  private static List<AttributeFacts> facts(Attribute a, Models models) {
    if (a.plural() != null) {
      return elements(a, a.plural());
    }
    if (a.columns().isEmpty()) {
      return List.of();
    }
    String type = a.type().getSimpleName();
    String target =
        a.toOne() == null
            ? ""
            : models
                .find(a.toOne().getAssociatedEntityMappingType())
                .map(EntityModel::name)
                .orElse(type);
    long length =
        a.shape() == Shape.BASIC && a.own(Lob.class).isPresent()
            ? Integer.MAX_VALUE
            : a.column().length();
    return List.of(
        new AttributeFacts(a.path(), a.column().name(), type, length, target, constraints(a)));
  }

  /** What the rows of a collection of values hold; entities in collections speak for themselves. */
  private static List<AttributeFacts> elements(Attribute a, PluralAttributeMapping plural) {
    List<AttributeFacts> all = new ArrayList<>();
    if (plural.getElementDescriptor() instanceof BasicValuedModelPart value) {
      all.add(element(a, a.path(), "", value));
    } else if (plural.getElementDescriptor() instanceof EmbeddableValuedModelPart embedded) {
      embedded
          .getEmbeddableTypeDescriptor()
          .forEachAttributeMapping(
              (i, inner) -> {
                if (inner instanceof BasicValuedModelPart value) {
                  String path = a.path() + "." + inner.getAttributeName();
                  all.add(element(a, path, value.getSelectionExpression(), value));
                }
              });
    }
    return all;
  }

  private static AttributeFacts element(
      Attribute a, String path, String column, BasicValuedModelPart value) {
    String type = value.getJavaType().getJavaTypeClass().getSimpleName();
    return new AttributeFacts(path, column, type, 0, "", constraints(a));
  }

  private static Set<String> constraints(Attribute a) {
    return a.places().subList(0, a.depth()).stream()
        .flatMap(p -> p.own().stream())
        .map(Annotation::annotationType)
        .map(Class::getSimpleName)
        .collect(Collectors.toSet());
  }
}
