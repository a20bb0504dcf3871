package dev.lethe.scan;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.persister.collection.mutation.CollectionMutationTarget;
import org.hibernate.persister.entity.EntityPersister;

/** Every table that the provider knows, by its name in the live schema. */
final class MappedTables {
  private final SessionFactoryImplementor factory;
  private final Set<String> names = new TreeSet<>();

  MappedTables(SessionFactoryImplementor factory, LiveSchema schema) {
    this.factory = factory;
    var metamodel = factory.getMappingMetamodel();
    metamodel.forEachEntityDescriptor(
        p -> p.forEachTableDetails(t -> schema.find(t.getTableName()).ifPresent(names::add)));
    metamodel.forEachCollectionDescriptor(
        c -> {
          if (c instanceof CollectionMutationTarget target) {
            String table = target.getCollectionTableMapping().getTableName();
            schema.find(table).ifPresent(names::add);
          }
        });
  }

  boolean contains(String table) {
    return names.contains(table);
  }

  /** The provider that maps them. */
  SessionFactoryImplementor factory() {
    return factory;
  }

  /** The provider's own description of an entity. */
  EntityPersister persister(Footprint footprint) {
    return factory.getMappingMetamodel().getEntityDescriptor(footprint.type());
  }

  /** The column that marks a row of the entity as deleted, where the provider marks it. */
  Optional<String> softDeleted(Footprint footprint) {
    EntityMappingType type = persister(footprint);
    return Optional.ofNullable(type.getSoftDeleteMapping())
        .map(s -> LiveSchema.plain(s.getColumnName()));
  }
}
