package dev.lethe.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {
  private static List<JsonPath> places(String... texts) throws MalformedException {
    List<JsonPath> places = new ArrayList<>();
    for (String text : texts) {
      places.add(JsonPath.parse(text));
    }
    return places;
  }

  private static String emptied(String text, String... at) throws MalformedException {
    return JsonDocument.read(text, places(at)).without(places(at));
  }

  @Test
  void aPlaceReadsAsItIsWritten() throws MalformedException {
    for (String text : List.of("$", "$.a", "$.e mail.b", "$[*]", "$.items[*].note", "$.a[*][*]")) {
      assertThat(JsonPath.parse(text)).hasToString(text);
    }
    assertThat(JsonPath.parse("$.a").contains(JsonPath.parse("$.a.b"))).isTrue();
    assertThat(JsonPath.parse("$.a").contains(JsonPath.parse("$.ab"))).isFalse();
  }

  @Test
  void aWrongPlaceSaysAtWhichCharacter() {
    Map.of(
            "a", "character 1:",
            "$.", "character 3:",
            "$..a", "character 3:",
            "$[0]", "character 2:")
        .forEach(
            (text, problem) ->
                assertThatThrownBy(() -> JsonPath.parse(text))
                    .isInstanceOf(MalformedException.class)
                    .hasMessageContaining(problem));
  }

  @Test // whatever is not named stays as it was written: order, spaces, digits, escapes, repeats
  void nothingElseChanges() throws MalformedException {
    String text =
        "{ \"a\" : 1.10e+05,\r\n\t\"p\":{\"e\":\"ana\\u0040x\",\"n\":[1, 2 ,3]} , \"z\":\"\\/\",\"a\":1.10 }";
    assertThat(emptied(text, "$.p.e")).isEqualTo(text.replace("\"ana\\u0040x\"", "null"));
    assertThat(emptied(text, "$.p.n[*]")).isEqualTo(text.replace("1, 2 ,3", "null, null ,null"));
    assertThat(emptied(text, "$.p"))
        .isEqualTo("{ \"a\" : 1.10e+05,\r\n\t\"p\":null , \"z\":\"\\/\",\"a\":1.10 }");
    assertThat(emptied(text, "$.a"))
        .isEqualTo(text.replace("1.10e+05", "null").replace(":1.10 }", ":null }"));
    assertThat(emptied("[true,false,null,-3,{}]", "$[*]")).isEqualTo("[null,null,null,null,null]");
  }

  @Test
  void aLongDocumentIsCutAtTheRightPlaces() throws MalformedException {
    String filler = "ä\\n😀".repeat(40_000);
    String text = "{\"f\":\"" + filler + "\",\"e\":\"ana\",\"g\":\"" + filler + "\",\"n\":12345}";
    assertThat(emptied(text, "$.e", "$.n"))
        .isEqualTo(text.replace("\"ana\"", "null").replace("12345", "null"));
    assertThat(emptied(text, "$.f"))
        .isEqualTo(text.replace("\"f\":\"" + filler + "\"", "\"f\":null"));
  }

  @Test
  void whatNobodyNamedIsNoticed() throws MalformedException {
    List<JsonPath> named = places("$.a", "$.b.c[*].d");
    for (String all :
        List.of(
            "{}",
            "null",
            "",
            "  ",
            "{\"a\":1}",
            "{\"b\":{}}",
            "{\"b\":null}",
            "{\"b\":{\"c\":[]}}",
            "{\"b\":{\"c\":[{\"d\":{\"x\":1}}]}}")) {
      assertThat(JsonDocument.read(all, named).hasMore()).as(all).isFalse();
    }
    for (String more :
        List.of(
            "1",
            "[1]",
            "{\"A\":1}",
            "{\"x\":null}",
            "{\"b\":1}",
            "{\"b\":{\"x\":{}}}",
            "{\"b\":{\"c\":{\"d\":1}}}",
            "{\"b\":{\"c\":[1]}}",
            "{\"b\":[{\"c\":1}]}")) {
      assertThat(JsonDocument.read(more, named).hasMore()).as(more).isTrue();
    }
  }

  @Test
  void whatIsNoJsonIsSaidWithoutItsText() {
    for (String text : List.of("{", "{\"ana\":}", "{} {}", "ana", "{\"a\":1}x", "[1,]", "'a'")) {
      assertThatThrownBy(() -> JsonDocument.read(text, places("$.a")))
          .as(text)
          .isInstanceOf(MalformedException.class)
          .hasMessage("is not JSON")
          .hasNoCause();
    }
  }

  @Test
  void valuesAreWhatLiesThere() throws MalformedException {
    JsonDocument d =
        JsonDocument.read(
            "{\"a\":\"x\",\"b\":[{\"c\":1},{\"c\":null},{\"c\":2.50}]}",
            places("$.a", "$.b[*].c", "$.n"));
    assertThat(d.value(JsonPath.parse("$.a"))).isEqualTo("x");
    assertThat(d.value(JsonPath.parse("$.b[*].c"))).isEqualTo(List.of(1, new BigDecimal("2.50")));
    assertThat(d.value(JsonPath.parse("$.n"))).isNull();
    assertThat(d.holds(places("$.a"))).isTrue();
    assertThat(d.holds(places("$.n"))).isFalse();
  }
}
