package dev.lethe.report;

import dev.lethe.annotation.Category;
import dev.lethe.deadline.Span;
import dev.lethe.page.Line;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.register.Stated;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** {@code P10Y} as "10 years". */
  static String period(Span span) {
    List<String> parts = new ArrayList<>();
    add(parts, span.calendar().get(ChronoUnit.YEARS), "year");
    add(parts, span.calendar().get(ChronoUnit.MONTHS), "month");
    add(parts, span.calendar().get(ChronoUnit.DAYS), "day");
    Duration clock = span.clock();
    add(parts, clock.toHours(), "hour");
    add(parts, clock.toMinutesPart(), "minute");
    add(parts, clock.toSecondsPart(), "second");
    return parts.isEmpty() ? "no time" : String.join(" and ", parts);
  }

  private static void add(List<String> parts, long number, String unit) {
    if (number != 0) {
      parts.add(number + " " + unit + (number == 1 ? "" : "s"));
    }
  }

  /** {@code contact.email} as "E-mail address"; an own category by its title. */
  static Line category(String id, PrivacyRegister register) {
    Optional<Category> known =
        Arrays.stream(Category.values())
            .filter(c -> c != Category.CUSTOM && c.id().equals(id))
            .findFirst();
    if (known.isPresent()) {
      return Line.of(title(known.get()));
    }
    return Optional.ofNullable(register.categories().get(id))
        .map(own -> stated(own.title()))
        .orElseGet(() -> Line.of(id));
  }

  private static String title(Category category) {
    return switch (category) {
      case EMAIL -> "E-mail address";
      case NAME -> "Name";
      case POSTAL_ADDRESS -> "Postal address";
      case PHONE -> "Telephone number";
      case BIRTH_DATE -> "Date of birth";
      case COUNTRY -> "Country";
      case ACCOUNT_ID -> "Account identifier";
      case CUSTOMER_NUMBER -> "Customer number";
      case PASSWORD_HASH -> "Hashed password";
      case SECRET -> "Secret";
      case RELATIONSHIP_DATES -> "Dates of the relationship";
      case CONTRACT -> "Contract";
      case PAYMENT_HISTORY -> "Payment history";
      case TAX_ID -> "Tax identifier";
      case CARD_NUMBER -> "Card number";
      case LOGIN_TIME -> "Time of login";
      case IP_ADDRESS -> "IP address";
      case USER_AGENT -> "Browser and device";
      case USAGE_COUNT -> "Extent of use";
      case ABUSE_SCORE -> "Abuse score";
      case UPLOAD -> "Uploaded content";
      case FILE_NAME -> "File name or title";
      case OUTPUT -> "Generated content";
      case MESSAGE -> "Message";
      case CUSTOM -> "Own category";
    };
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
