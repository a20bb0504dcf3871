package dev.lethe.register;

import dev.lethe.deadline.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How a scalar of the register is read.
 *
 * @param expected completes "is not …"
 * @param known all values there are, where they can be listed
 * @param read empty where the text is not of this type
 */
record ValueType<T>(String expected, Collection<String> known, Function<String, Optional<T>> read) {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  static final ValueType<String> TEXT = new ValueType<>("a text", List.of(), Optional::of);
  static final ValueType<Boolean> FLAG =
      of(
          "true or false",
          text ->
              switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("neither");
              });
  static final ValueType<Integer> YEARS =
      of("a whole number of years", text -> Integer.parseUnsignedInt(text));
  static final ValueType<LocalDate> DATE = of("a date such as 2026-11-23", LocalDate::parse);
  static final ValueType<MonthDay> MONTH_DAY =
      of("a day of the year such as 12-31", text -> MonthDay.parse("--" + text));
  static final ValueType<ZoneId> ZONE = of("a time zone such as Europe/Berlin", ZoneId::of);
  static final ValueType<Span> SPAN = of("an ISO-8601 period such as P10Y or PT72H", Span::parse);
  static final ValueType<String> COUNTRY =
      new ValueType<>(
          "an ISO 3166 country code such as DE (the United Kingdom is GB, Greece is GR)",
          List.of(),
          text -> Optional.of(text).filter(COUNTRIES::contains));
  static final ValueType<String> SUBDIVISION =
      new ValueType<>(
          "the part of an ISO 3166-2 code after the country, such as BY of DE-BY",
          List.of(),
          text -> Optional.of(text).filter(t -> t.matches("[A-Z0-9]{1,3}")));
  static final ValueType<String> REGION =
      new ValueType<>(
          "EU or EEA; write other places as countries: [US]",
          List.of(),
          text -> Optional.of(text).filter(Set.of("EU", "EEA")::contains));

  static <E extends Enum<E>> ValueType<E> oneOf(E[] values, Function<E, String> id) {
    return new ValueType<>(
        "known here",
        Arrays.stream(values).map(id).toList(),
        text -> Arrays.stream(values).filter(v -> id.apply(v).equals(text)).findFirst());
  }

  private static <T> ValueType<T> of(String expected, Function<String, T> parse) {
    return new ValueType<>(
        expected,
        List.of(),
        text -> {
          try {
            return Optional.of(parse.apply(text));
          } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
          }
        });
  }
}
