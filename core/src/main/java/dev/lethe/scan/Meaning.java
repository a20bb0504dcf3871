package dev.lethe.scan;

import dev.lethe.annotation.Category;
import dev.lethe.annotation.PersonalData;
import dev.lethe.register.CustomCategory;
import dev.lethe.register.PrivacyRegister;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a datum says about a person.
 *
 * @param category its id
 * @param withheld why no copy contains such data, where none does
 */
record Meaning(String category, String provenance, Optional<String> withheld) {
  private static final String NEVER_COPIED = EntityReader.NEVER_COPIED;

  static Meaning of(PersonalData declared) {
    Category category = declared.value();
    Category.Provenance provenance =
        declared.provenance().length == 0 ? category.usualProvenance() : declared.provenance()[0];
    return new Meaning(
        category == Category.CUSTOM ? declared.custom() : category.id(),
        provenance.name(),
        copied(category.exportedByDefault()));
  }

  /** Of a category that is named by its id. */
  static Meaning of(String id, PrivacyRegister register) {
    CustomCategory own = register.categories().get(id);
    Optional<Category> category =
        Arrays.stream(Category.values())
            .filter(c -> c != Category.CUSTOM && c.id().equals(id))
            .findFirst();
    return new Meaning(
        id,
        category
            .map(Category::usualProvenance)
            .or(() -> Optional.ofNullable(own).map(CustomCategory::provenance))
            .orElse(Category.Provenance.PROVIDED)
            .name(),
        copied(category.map(Category::exportedByDefault).orElse(own == null || own.exported())));
  }

  /** Of what nobody has named. */
  static Meaning unmapped(String withheld) {
    return new Meaning(
        dev.lethe.datamap.GroupEntry.FieldEntry.UNMAPPED,
        Category.Provenance.PROVIDED.name(),
        Optional.of(withheld));
  }

  private static Optional<String> copied(boolean byDefault) {
    return byDefault ? Optional.empty() : Optional.of(NEVER_COPIED);
  }
}
