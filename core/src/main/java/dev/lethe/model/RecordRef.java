package dev.lethe.model;

/**
 * One row of one entity. id: of the entity's @Id type, another is refused (LETHE-430). toString
 * shows the entity only.
 */
public record RecordRef(Class<?> entity, Object id) {
  public static RecordRef of(Class<?> entity, Object id) {
    return new RecordRef(entity, id);
  }

  @Override
  public String toString() {
    return entity.getSimpleName() + "#…";
  }
}
