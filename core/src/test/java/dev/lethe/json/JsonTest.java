package dev.lethe.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Leaf(String b, Optional<String> absent, Optional<Integer> a) {}

  enum Colour {
    RED {
      @Override
      public String toString() {
        return "red";
      }
    }
  }

  @Test
  void theGeneratorWritesWhatTheMapperWrites() {
    Map<String, Object> tree = new TreeMap<>();
    tree.put("text", "\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028ß\uD83D\uDE00");
    tree.put("\"key\n", List.of(List.of(), Map.of(), Map.of("a", List.of(1))));
    tree.put("numbers", List.of(1, (short) 2, (byte) 3, Long.MIN_VALUE, BigInteger.TEN.pow(40)));
    tree.put("decimals", List.of(new BigDecimal("1E+30"), new BigDecimal("-0.000000001")));
    tree.put("truth", List.of(true, false));

    assertThat(Json.canonical(tree)).isEqualTo(Json.line(tree));
  }

  @Test
  void writesOneValuePerLineInTheOrderGiven() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("z", 1);
    tree.put("leaf", new Leaf("x", Optional.empty(), Optional.of(2)));
    tree.put("list", List.of("a", true));
    tree.put("none", List.of());
    tree.put("empty", Map.of());
    tree.put("gone", Optional.empty());

    assertThat(Json.write(tree))
        .isEqualTo(
            """
            {
              "z": 1,
              "leaf": {
                "b": "x",
                "a": 2
              },
              "list": [
                "a",
                true
              ],
              "none": [],
              "empty": {}
            }
            """);
  }

  @Test
  void theCanonicalFormSortsKeysAndHasNoWhiteSpace() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("b", new Leaf("é\n\"", Optional.empty(), Optional.of(2)));
    tree.put("B", 1L);
    tree.put("a", List.of());

    assertThat(Json.canonical(tree))
        .isEqualTo("{\"B\":1,\"a\":[],\"b\":{\"a\":2,\"b\":\"é\\n\\\"\"}}");
    assertThat(Json.fingerprint(Map.of()))
        .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  }

  @Test
  void aValueHasOneText() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(
              Json.canonical(
                  List.of(
                      Colour.RED,
                      Instant.parse("2026-11-23T10:00:00Z"),
                      LocalDate.of(2026, 1, 2),
                      Period.ofDays(90),
                      ZoneId.of("Europe/Berlin"),
                      new UUID(0, 1),
                      new BigDecimal("1.50"),
                      new BigDecimal("1E+3"))))
          .isEqualTo(
              "[\"RED\",\"2026-11-23T10:00:00Z\",\"2026-01-02\",\"P90D\",\"Europe/Berlin\","
                  + "\"00000000-0000-0000-0000-000000000001\",1.5,1000]");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void refusesWhatHasNoOneText() {
    assertThatThrownBy(() -> Json.canonical(1.5d)).hasMessage("no JSON for java.lang.Double");
    assertThatThrownBy(() -> Json.canonical(new Object()))
        .hasMessage("no JSON for java.lang.Object");
    assertThatThrownBy(() -> Json.write(Collections.singletonList(null)))
        .hasMessage("no JSON for null in a list");
    assertThatThrownBy(() -> Json.write(Map.of(1, 2)))
        .hasMessage("no JSON key for java.lang.Integer");
  }

  @Test
  void readsWhatItWrites() throws MalformedException {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("b", List.of("x", true, 1, 5_000_000_000L, new BigDecimal("1.5")));
    tree.put("a", Map.of("k", "v"));

    assertThat(Json.read(Json.write(tree))).isEqualTo(tree);
  }

  @Test
  void whatIsNotJsonHasItsLineAndShowsNoValue() {
    MalformedException e =
        catchThrowableOfType(MalformedException.class, () -> Json.read("{\n\"a\": ana@example}"));

    assertThat(e.line()).isEqualTo(2);
    assertThat(e).hasNoCause().hasMessage("is not JSON");
    assertThatThrownBy(() -> Json.read("{\"a\":1,\"a\":2}")).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Json.read("{} {}")).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Json.read("")).isInstanceOf(MalformedException.class);
  }
}
