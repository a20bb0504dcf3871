package dev.lethe.detect;

import dev.lethe.annotation.Category;
import dev.lethe.detect.Lexicon.Kind;
import java.util.EnumSet;
import java.util.Set;

/** What a Java type can hold, as far as it matters whether a value may be about a person. */
enum ValueType {
  FLAG,
  CHARACTER,
  NUMBER,
  TIME,
  BINARY,
  TEXT,
  JSON,
  UNIQUE,
  OTHER;

  private static final Set<String> FLAGS =
      Set.of("boolean", "Boolean", "AtomicBoolean", "TrueFalse");
  private static final Set<String> NUMBERS =
      Set.of(
          "byte",
          "short",
          "int",
          "long",
          "float",
          "double",
          "Byte",
          "Short",
          "Integer",
          "Long",
          "Float",
          "Double",
          "BigDecimal",
          "BigInteger",
          "Number");
  private static final Set<String> TIMES =
      Set.of(
          "Instant",
          "LocalDate",
          "LocalDateTime",
          "LocalTime",
          "OffsetDateTime",
          "OffsetTime",
          "ZonedDateTime",
          "Date",
          "DateTime",
          "Timestamp",
          "Time",
          "Calendar",
          "Year",
          "YearMonth",
          "MonthDay",
          "Duration",
          "Period");
  private static final Set<String> BINARIES = Set.of("byte[]", "Byte[]", "Blob", "ByteBuffer");
  private static final Set<String> TEXTS =
      Set.of("String", "char[]", "Character[]", "CharSequence", "Clob", "NClob", "Text");
  private static final Set<String> DOCUMENTS =
      Set.of("Map", "JsonNode", "ObjectNode", "JsonObject", "JSONObject", "Properties", "Document");
  private static final Set<Category> NUMERIC =
      EnumSet.of(
          Category.ACCOUNT_ID,
          Category.CUSTOMER_NUMBER,
          Category.TAX_ID,
          Category.PHONE,
          Category.CARD_NUMBER,
          Category.PAYMENT_HISTORY,
          Category.CUSTOM,
          Category.POSTAL_ADDRESS,
          Category.LOGIN_TIME,
          Category.BIRTH_DATE);
  private static final Set<Category> TEMPORAL =
      EnumSet.of(Category.BIRTH_DATE, Category.LOGIN_TIME, Category.CUSTOM);
  private static final Set<Category> BYTES =
      EnumSet.of(Category.PASSWORD_HASH, Category.SECRET, Category.CUSTOM);
  private static final Set<Kind> OPEN =
      EnumSet.of(Kind.TEXT, Kind.VAGUE, Kind.AMBIGUOUS, Kind.STATE, Kind.VALUE);

  static ValueType of(String simpleName) {
    if (FLAGS.contains(simpleName)) return FLAG;
    if (simpleName.equals("char") || simpleName.equals("Character")) return CHARACTER;
    if (NUMBERS.contains(simpleName)) return NUMBER;
    if (TIMES.contains(simpleName)) return TIME;
    if (BINARIES.contains(simpleName)) return BINARY;
    if (TEXTS.contains(simpleName)) return TEXT;
    if (DOCUMENTS.contains(simpleName)) return JSON;
    return simpleName.equals("UUID") ? UNIQUE : OTHER;
  }

  /** Whether a value of this type can be what the words say. */
  boolean canHold(Kind kind, Category category) {
    return switch (this) {
      case FLAG -> false;
      case CHARACTER -> kind == Kind.SURE && category == Category.CUSTOM;
      case TEXT -> true;
      case NUMBER -> !isOpen(kind) && NUMERIC.contains(category);
      case TIME -> (kind == Kind.SURE || kind == Kind.CONTEXT) && TEMPORAL.contains(category);
      case BINARY -> !isOpen(kind) && BYTES.contains(category);
      case UNIQUE -> category == Category.ACCOUNT_ID;
      case JSON -> kind != Kind.AMBIGUOUS && kind != Kind.STATE;
      case OTHER -> !isOpen(kind) || (kind == Kind.AMBIGUOUS && category != Category.NAME);
    };
  }

  private static boolean isOpen(Kind kind) {
    return OPEN.contains(kind);
  }
}
