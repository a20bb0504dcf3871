package dev.lethe.report;

import dev.lethe.annotation.Category;
import dev.lethe.page.Line;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Stated;
import java.util.Locale;

/** How the map's terms are said to people. */
final class Phrases {
  private Phrases() {}

  /** The value, or the question in red. */
  static Line stated(Stated<?> stated) {
    return stated.gap().map(Line.EMPTY::open).orElseGet(() -> Line.of(stated.inWords()));
  }

  /** {@code account-management} as "account management". */
  static String plain(String id) {
    return id.replace('-', ' ');
  }

  static String sentence(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** {@code contact.email} as "E-mail address"; an own category by its title. */
  static Line category(String id, PrivacyRegister register) {
    return stated(register.categoryTitle(id));
  }

  /** Where a datum comes from. */
  static String provenance(String name) {
    return switch (Category.Provenance.valueOf(name)) {
      case PROVIDED -> "given by the person";
      case OBSERVED -> "observed";
      case DERIVED -> "derived";
      case INFERRED -> "inferred";
      case GENERATED -> "generated";
      case THIRD_PARTY -> "from others";
    };
  }

  /** What a person is to a row. */
  static String role(String name) {
    return switch (name) {
      case "OWNER" -> "owner";
      case "AUTHOR" -> "author";
      case "ACCESSOR" -> "has access";
      case "MENTIONED" -> "mentioned";
      default -> plain(name.toLowerCase(Locale.ROOT));
    };
  }
}
