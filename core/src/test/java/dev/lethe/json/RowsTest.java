package dev.lethe.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tables that are written row by row. */
class RowsTest {
  private static String csv(String text) {
    StringWriter out = new StringWriter();
    try (CsvRows rows = new CsvRows(out, List.of("a"))) {
      rows.add(List.of(text));
    }
    return out.toString();
  }

  @Test
  void aTextThatASpreadsheetWouldRunGetsAnApostrophe() {
    for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "\rx", "＝1")) {
      assertThat(csv(formula)).as(formula).contains("\"'" + formula + "\"");
    }
    for (String text : List.of("a=1", "mail@example.org", "", "'x", "10 - 3")) {
      assertThat(csv(text)).as(text).contains("\"" + text + "\"").doesNotContain("\"'" + text);
    }
  }

  @Test
  void aTableIsAsRfc4180HasIt() {
    StringWriter out = new StringWriter();
    try (CsvRows rows = new CsvRows(out, List.of("record", "text", "sum"))) {
      rows.add(Arrays.asList(1, "says \"no\",\r\ntwice", new BigDecimal("-9.90")));
      rows.add(Arrays.asList(2, null, null));
    }
    assertThat(out.toString())
        .isEqualTo(
            "\"record\",\"text\",\"sum\"\r\n1,\"says \"\"no\"\",\r\ntwice\",-9.90\r\n2,,\r\n");
  }

  @Test
  void rowsOfJsonAreOneArray() throws IOException, MalformedException {
    StringWriter out = new StringWriter();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("n", 1);
    row.put("none", null);
    try (JsonRows rows = new JsonRows(out)) {
      rows.add(row);
      rows.add(Map.of("n", new BigDecimal("9.90")));
    }
    assertThat(out.toString()).isEqualTo("[\n{\"n\":1,\"none\":null},\n{\"n\":9.90}\n]\n");
    assertThat(Json.read(out.toString())).isInstanceOf(List.class);
    StringWriter empty = new StringWriter();
    try (JsonRows rows = new JsonRows(empty)) {
      assertThat(rows).isNotNull();
    }
    assertThat(empty).hasToString("[]\n");
  }
}
