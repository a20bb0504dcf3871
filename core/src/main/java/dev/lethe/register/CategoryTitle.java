package dev.lethe.register;

import dev.lethe.annotation.Category;
import java.util.Arrays;

/** How the library's own categories are said to people. */
final class CategoryTitle {
  /** Of what a document or a key-value table holds and no line names. */
  private static final String UNMAPPED = "unmapped";

  private CategoryTitle() {}

  /** The title of a category; the id itself where the library has none of that id. */
  static String of(String id) {
    return Arrays.stream(Category.values())
        .filter(c -> c != Category.CUSTOM && c.id().equals(id))
        .findFirst()
        .map(CategoryTitle::of)
        .orElse(id.equals(UNMAPPED) ? "Not said yet what it is" : id);
  }

  private static String of(Category category) {
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
}
