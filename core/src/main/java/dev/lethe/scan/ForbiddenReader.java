package dev.lethe.scan;

import dev.lethe.annotation.Category;
import dev.lethe.annotation.Forbidden;
import dev.lethe.annotation.Forbidden.OnWrite;
import dev.lethe.model.Code;
import dev.lethe.scan.Attribute.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.metamodel.mapping.CollectionPart;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;

/**
 * Reads in which attributes data must never be stored, and says which of them cannot be watched.
 */
final class ForbiddenReader {
  private final Models models;
  private final Findings findings;
  private final List<Watched> watched = new ArrayList<>();

  ForbiddenReader(Models models, Findings findings) {
    this.models = models;
    this.findings = findings;
  }

  /** Every attribute to watch, of every entity, declared or not. */
  List<Watched> read() {
    for (EntityModel model : models.all()) {
      for (Attribute a : model.attributes()) {
        inside(model, a).ifPresent(f -> inACollection(model.name() + "." + a.path(), f));
        boolean meant = a.find(Forbidden.class).isPresent();
        a.nearest(model, Forbidden.class).ifPresent(f -> read(model, a, f, meant));
      }
    }
    return watched;
  }

  /**
   * @param meant whether the attribute was meant and not all of its entity that is text
   */
  private void read(EntityModel model, Attribute a, Forbidden f, boolean meant) {
    String place = model.name() + "." + a.path();
    boolean masked = f.onWrite() == OnWrite.MASK;
    if (f.value() != Category.CARD_NUMBER) {
      wrong(
          place,
          f,
          "nothing recognises such a value.",
          "Only CARD_NUMBER can be recognised; what must not be stored otherwise is not declared as an attribute.");
    } else if (!isText(a)) {
      if (meant) {
        wrong(
            place,
            f,
            "the attribute is not text but " + a.type().getSimpleName() + ".",
            "Put it on text (String), on a collection of text, or on a type for all the text in it.");
      }
    } else if (masked && a.plural() != null) {
      wrong(
          place,
          f,
          "what is in a collection can be refused, not masked.",
          "Put @Forbidden(" + f.value() + ") on the collection, which refuses.");
    } else {
      Optional<String> role =
          Optional.ofNullable(a.plural()).map(p -> p.getCollectionDescriptor().getRole());
      watched.add(new Watched(model.entityName(), place, a.path(), role, f.value(), masked));
    }
  }

  /** What an embeddable says whose values are in a collection. */
  private static Optional<Forbidden> inside(EntityModel model, Attribute a) {
    if (a.plural() == null
        || !(a.plural().getElementDescriptor() instanceof EmbeddableValuedModelPart embedded)) {
      return Optional.empty();
    }
    EmbeddableMappingType type = embedded.getEmbeddableTypeDescriptor();
    Declarations words = model.declarations();
    List<Place> places = new ArrayList<>(words.type(type.getJavaType().getJavaTypeClass()));
    type.forEachAttributeMapping((i, inner) -> places.addAll(words.members(inner)));
    return Place.nearest(places, Forbidden.class);
  }

  private void inACollection(String place, Forbidden f) {
    wrong(
        place,
        f,
        "it stands in an embeddable, and the attribute is a collection of these.",
        "Put @Forbidden(" + f.value() + ") on the collection, for all the text in it.");
  }

  private static boolean isText(Attribute a) {
    PluralAttributeMapping plural = a.plural();
    if (plural == null) {
      return a.shape() == Shape.BASIC && a.type() == String.class;
    }
    CollectionPart element = plural.getElementDescriptor();
    return element instanceof EmbeddableValuedModelPart
        || element.getJavaType().getJavaTypeClass() == String.class;
  }

  private void wrong(String place, Forbidden f, String why, String remedy) {
    findings.error(
        Code.FORBIDDEN_UNWATCHED,
        place,
        place + ": @Forbidden(" + f.value() + ") cannot be watched: " + why,
        remedy);
  }
}
