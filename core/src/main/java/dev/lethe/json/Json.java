package dev.lethe.json;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes and reads JSON, to the byte the same for equal values. Takes maps, collections, records,
 * optionals, texts, whole and decimal numbers, booleans, enums (by name), dates, instants, periods,
 * zones and UUIDs (as ISO or their own text); anything else, floating point among it, is refused.
 */
public final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  /** Five hundred classes that the start of an application can do without. */
  private static final class Any {
    static final JsonMapper MAPPER =
        JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  private static final class Pretty extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return printer();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }

  private Json() {}

  /**
   * For people and version control: components of a record in their order, maps in theirs, two
   * spaces, LF, one value per line; null and empty optionals are left out. Ends with a LF.
   */
  public static String write(Object value) {
    return text(new Pretty(), new Tree(false).of(value)) + "\n";
  }

  /** One line of JSON of what needs no translation. */
  static String line(Map<String, ? extends @Nullable Object> row) {
    return Any.MAPPER.writeValueAsString(row);
  }

  /** For hashing: the same content with all keys sorted by UTF-16 unit and no white space. */
  public static String canonical(Object value) {
    return text(ObjectWriteContext.empty(), new Tree(true).of(value));
  }

  /**
   * What {@link #write} writes, as maps, lists, texts, numbers and booleans.
   *
   * @throws IllegalArgumentException for what has no JSON
   */
  public static Map<String, Object> tree(Map<String, ?> value) {
    return new Tree(false).map(value);
  }

  /** SHA-256 of the canonical form in UTF-8, lower-case hex. */
  public static String fingerprint(Object value) {
    try {
      byte[] bytes = canonical(value).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Reads JSON into maps (in the order of the text), lists, texts, numbers ({@code Integer}, {@code
   * Long}, {@code BigInteger} or {@link BigDecimal}) and booleans.
   *
   * @return null for the text {@code null}
   * @throws MalformedException with the line, also for a key that stands twice
   */
  public static @Nullable Object read(String text) throws MalformedException {
    try {
      return Any.MAPPER.readValue(text, Object.class);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      throw new MalformedException(at == null ? 1 : Math.max(1, at.getLineNr()), "is not JSON");
    }
  }

  private static String text(ObjectWriteContext form, @Nullable Object node) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(form, text)) {
      emit(out, node);
    }
    return text.toString();
  }

  /** Of what {@link Tree} makes. */
  private static void emit(JsonGenerator out, @Nullable Object node) {
    if (node == null) {
      out.writeNull();
    } else if (node instanceof Map<?, ?> map) {
      out.writeStartObject();
      map.forEach(
          (key, value) -> {
            out.writeName((String) key);
            emit(out, value);
          });
      out.writeEndObject();
    } else if (node instanceof Collection<?> items) {
      out.writeStartArray();
      items.forEach(item -> emit(out, item));
      out.writeEndArray();
    } else if (node instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (node instanceof BigDecimal number) {
      out.writeNumber(number);
    } else if (node instanceof BigInteger number) {
      out.writeNumber(number);
    } else if (node instanceof Number number) {
      out.writeNumber(number.longValue());
    } else {
      out.writeString((String) node);
    }
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("")
                .withRootSeparator(""))
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
