package dev.lethe.scan;

import dev.lethe.scan.Route.Hop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.EntityCollectionPart;
import org.hibernate.metamodel.mapping.internal.ManyToManyCollectionPart;

/** What a collection of entities leads to, and how. */
record Many(EntityModel target, List<Hop> hops) {
  /** Where a collection of entities leads; empty for other attributes. */
  static Optional<Many> of(Models models, EntityModel from, Attribute collection) {
    PluralAttributeMapping plural = collection.plural();
    if (plural == null
        || !(plural.getElementDescriptor() instanceof EntityCollectionPart element)) {
      return Optional.empty();
    }
    EntityModel target = models.of(element.getAssociatedEntityMappingType());
    ForeignKeyDescriptor in = plural.getKeyDescriptor();
    List<Hop> hops = new ArrayList<>(Models.toTable(from, in.getTargetTable()));
    hops.add(new Hop(targetSide(in), in.getKeyTable(), keySide(in), ""));
    if (element instanceof ManyToManyCollectionPart part) {
      ForeignKeyDescriptor out = part.getForeignKeyDescriptor();
      hops.add(new Hop(keySide(out), out.getTargetTable(), targetSide(out), target.name()));
    } else if (!in.getKeyTable().equals(target.table())) {
      hops.add(
          new Hop(
              target.keyOf(in.getKeyTable()), target.table(), target.keyNames(), target.name()));
    }
    return Optional.of(new Many(target, hops));
  }

  /** Columns that hold the foreign key. */
  static List<String> keySide(ForeignKeyDescriptor fk) {
    List<String> columns = new ArrayList<>();
    fk.visitKeySelectables((i, s) -> columns.add(s.getSelectionExpression()));
    return columns;
  }

  /** Columns that it points at. */
  static List<String> targetSide(ForeignKeyDescriptor fk) {
    List<String> columns = new ArrayList<>();
    fk.visitTargetSelectables((i, s) -> columns.add(s.getSelectionExpression()));
    return columns;
  }
}
