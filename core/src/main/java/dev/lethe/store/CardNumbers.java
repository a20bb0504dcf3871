package dev.lethe.store;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises payment card numbers in text: 13 to 19 digits, apart or in groups, that begin as an
 * issuer's do, have a length it issues, and a right check digit.
 */
final class CardNumbers {
  private static final String GAP = "[ \\t\\u00A0\\u2007\\u2009\\u202F\\-\\u2010-\\u2013]{1,3}";
  private static final Pattern GROUPS = Pattern.compile("\\d+(?:" + GAP + "\\d+)*");
  private static final Pattern UUID =
      Pattern.compile(
          "\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}\\b");
  private static final Pattern IBAN =
      Pattern.compile("\\b[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\\b");
  private static final Pattern PHONE = Pattern.compile("\\+\\d[\\d \\-]*");
  private static final int SHOWN = 4;

  /** Whose numbers begin within a range of prefixes, and how long they are. */
  private record Issuer(int from, int to, int shortest, int longest) {
    boolean issues(String digits) {
      int prefix = Integer.parseInt(digits.substring(0, Integer.toString(from).length()));
      return prefix >= from
          && prefix <= to
          && digits.length() >= shortest
          && digits.length() <= longest;
    }
  }

  private static final List<Issuer> ISSUERS =
      List.of(
          new Issuer(4, 4, 13, 13), // Visa, as issued at first
          new Issuer(4, 4, 16, 19), // Visa
          new Issuer(51, 55, 16, 16), // Mastercard
          new Issuer(2221, 2720, 16, 16), // Mastercard
          new Issuer(34, 34, 15, 15), // American Express
          new Issuer(37, 37, 15, 15), // American Express
          new Issuer(300, 305, 14, 19), // Diners Club
          new Issuer(36, 36, 14, 19), // Diners Club
          new Issuer(38, 39, 16, 19), // Diners Club
          new Issuer(3528, 3589, 16, 19), // JCB
          new Issuer(6011, 6011, 16, 19), // Discover
          new Issuer(644, 659, 16, 19), // Discover
          new Issuer(62, 62, 16, 19), // UnionPay
          new Issuer(50, 50, 13, 19), // Maestro
          new Issuer(56, 58, 13, 19), // Maestro
          new Issuer(60, 61, 16, 19), // RuPay, Maestro
          new Issuer(63, 63, 13, 19), // Maestro
          new Issuer(67, 69, 13, 19), // Maestro
          new Issuer(81, 82, 16, 16), // RuPay, UnionPay
          new Issuer(2200, 2205, 16, 19), // Mir
          new Issuer(9792, 9792, 16, 16)); // Troy

  private CardNumbers() {}

  /** The text with every card number masked to its last four digits; empty where it has none. */
  static Optional<String> masked(String text) {
    StringBuilder shown = new StringBuilder(text);
    boolean found = false;
    Matcher groups = GROUPS.matcher(withoutLookalikes(text));
    while (groups.find()) {
      found |= mask(shown, groups.start(), groups.end());
    }
    return found ? Optional.of(shown.toString()) : Optional.empty();
  }

  /** Other numbers that a check digit may fit by chance, written over with letters. */
  private static String withoutLookalikes(String text) {
    StringBuilder plain = new StringBuilder(text);
    for (Pattern lookalike : List.of(UUID, IBAN, PHONE)) {
      Matcher m = lookalike.matcher(text);
      while (m.find()) {
        if (lookalike != IBAN || isIban(m.group())) {
          plain.replace(m.start(), m.end(), "x".repeat(m.end() - m.start()));
        }
      }
    }
    return plain.toString();
  }

  private static boolean isIban(String text) {
    String plain = text.replace(" ", "");
    StringBuilder number = new StringBuilder();
    (plain.substring(4) + plain.substring(0, 4))
        .chars()
        .forEach(c -> number.append(Character.digit(c, 36)));
    return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }

  /** Looks at every row of neighbouring groups, the longest first, and masks what is a card. */
  private static boolean mask(StringBuilder text, int start, int end) {
    List<int[]> groups = new ArrayList<>();
    Matcher m = Pattern.compile("\\d+").matcher(text.substring(start, end));
    while (m.find()) {
      groups.add(new int[] {start + m.start(), start + m.end()});
    }
    boolean found = false;
    for (int first = 0; first < groups.size(); first++) {
      for (int last = groups.size() - 1; last >= first; last--) {
        int from = groups.get(first)[0];
        int to = groups.get(last)[1];
        if (isCard(text.substring(from, to))) {
          hide(text, from, to);
          found = true;
          first = last; // the next one begins behind it
        }
      }
    }
    return found;
  }

  private static boolean isCard(String part) {
    String digits = part.replaceAll("\\D", "");
    return digits.length() >= 13
        && digits.length() <= 19
        && ISSUERS.stream().anyMatch(i -> i.issues(digits))
        && hasRightCheckDigit(digits);
  }

  /** Luhn's formula. */
  private static boolean hasRightCheckDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : 2 * digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }

  private static void hide(StringBuilder text, int from, int to) {
    int left = SHOWN;
    for (int i = to - 1; i >= from; i--) {
      if (Character.isDigit(text.charAt(i)) && left-- <= 0) {
        text.setCharAt(i, '*');
      }
    }
  }
}
