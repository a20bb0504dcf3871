package dev.lethe.store;

import dev.lethe.scan.Watched;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.ManagedMappingType;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Where watched attributes lie in what the provider is about to write. */
final class WatchedPlaces {
  private final Map<String, List<Place>> byEntity = new HashMap<>();
  private final Map<String, List<Watched>> byCollection = new HashMap<>();

  /**
   * @param way the attribute of the entity, then those of embeddables in it
   */
  record Place(Watched watched, List<AttributeMapping> way) {
    /** Whether a forbidden value is there; masked in row and entity, if that is the answer. */
    boolean look(
        EntityPersister persister, Object entity, Object[] state, Object @Nullable [] before) {
      int at = way.get(0).getStateArrayPosition();
      Object value = value(state[at]);
      boolean unchanged = before != null && Objects.equals(value, value(before[at]));
      Optional<String> masked =
          !unchanged && value instanceof String text ? CardNumbers.masked(text) : Optional.empty();
      if (masked.isPresent() && watched.masked()) {
        state[at] = with(state[at], 1, masked.get());
        persister.setValue(entity, at, state[at]);
      }
      return masked.isPresent();
    }

    private @Nullable Object value(@Nullable Object top) {
      Object value = top;
      for (int i = 1; i < way.size() && value != null; i++) {
        value = way.get(i).getValue(value);
      }
      return value;
    }

    /** The same with another text at the end of the way; a record is made anew. */
    private Object with(Object holder, int step, String text) {
      if (step == way.size()) {
        return text;
      }
      AttributeMapping next = way.get(step);
      EmbeddableMappingType type = (EmbeddableMappingType) next.getDeclaringType();
      Object inner = with(next.getValue(holder), step + 1, text);
      if (!holder.getClass().isRecord()) {
        next.setValue(holder, inner);
        return holder;
      }
      Object[] values = type.getValues(holder);
      values[next.getStateArrayPosition()] = inner;
      return type.getRepresentationStrategy().getInstantiator().instantiate(() -> values);
    }
  }

  static WatchedPlaces of(SessionFactoryImplementor factory, List<Watched> watched) {
    WatchedPlaces places = new WatchedPlaces();
    for (Watched w : watched) {
      w.collection()
          .ifPresent(
              role -> places.byCollection.computeIfAbsent(role, r -> new ArrayList<>()).add(w));
    }
    factory
        .getMappingMetamodel()
        .forEachEntityDescriptor(
            p -> {
              List<Place> of = new ArrayList<>();
              watched.stream()
                  .filter(w -> w.collection().isEmpty())
                  .filter(w -> w.entity().equals(p.getRootEntityDescriptor().getEntityName()))
                  .forEach(w -> way(p, w.path()).ifPresent(way -> of.add(new Place(w, way))));
              if (!of.isEmpty()) {
                places.byEntity.put(p.getEntityName(), of);
              }
            });
    return places;
  }

  /** Empty where a subclass does not have the attribute. */
  private static Optional<List<AttributeMapping>> way(EntityPersister persister, String path) {
    List<AttributeMapping> way = new ArrayList<>();
    ManagedMappingType type = persister;
    for (String name : path.split("\\.", -1)) {
      AttributeMapping next = type.findAttributeMapping(name);
      if (next == null) {
        return Optional.empty();
      }
      way.add(next);
      if (next instanceof EmbeddableValuedModelPart embedded) {
        type = embedded.getEmbeddableTypeDescriptor();
      }
    }
    return Optional.of(way);
  }

  List<Place> of(EntityPersister persister) {
    return byEntity.getOrDefault(persister.getEntityName(), List.of());
  }

  List<Watched> of(CollectionPersister persister) {
    return byCollection.getOrDefault(persister.getRole(), List.of());
  }

  /** Whether any text in a collection, or in the embeddables in it, is forbidden. */
  static boolean holdsForbidden(PersistentCollection<?> collection, CollectionPersister persister) {
    for (Iterator<?> entries = collection.entries(persister); entries.hasNext(); ) {
      Object entry = entries.next();
      boolean found =
          entry instanceof Map.Entry<?, ?> pair
              ? isForbidden(pair.getKey(), persister) || isForbidden(pair.getValue(), persister)
              : isForbidden(entry, persister);
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean isForbidden(@Nullable Object value, CollectionPersister persister) {
    if (value instanceof String text) {
      return CardNumbers.masked(text).isPresent();
    }
    return value != null
        && persister.getAttributeMapping().getElementDescriptor()
            instanceof EmbeddableValuedModelPart embedded
        && isForbidden(value, embedded.getEmbeddableTypeDescriptor());
  }

  private static boolean isForbidden(Object holder, EmbeddableMappingType type) {
    if (!type.getJavaType().getJavaTypeClass().isInstance(holder)) {
      return false; // a map's key
    }
    return Arrays.stream(type.getValues(holder))
        .anyMatch(v -> v instanceof String text && CardNumbers.masked(text).isPresent());
  }
}
