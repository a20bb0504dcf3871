package dev.lethe.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlTest {
  @Test
  void everyNodeKnowsItsLine() throws MalformedException {
    String text =
        """
        # a comment
        a: 1
        b:
          c: [x, { d: "y: z" }]
        e:
          - 2000-01-01
          - no
        f:
        """;

    assertThat(Yaml.read(text))
        .isEqualTo(
            new Node.Mapping(
                Map.of(
                    "a",
                    new Node.Scalar("1", 2),
                    "b",
                    new Node.Mapping(
                        Map.of(
                            "c",
                            new Node.Sequence(
                                List.of(
                                    new Node.Scalar("x", 4),
                                    new Node.Mapping(Map.of("d", new Node.Scalar("y: z", 4)), 4)),
                                4)),
                        3),
                    "e",
                    new Node.Sequence(
                        List.of(new Node.Scalar("2000-01-01", 6), new Node.Scalar("no", 7)), 5),
                    "f",
                    new Node.Scalar("", 8)),
                2));
  }

  @Test
  void nothingIsAnEmptyMap() throws MalformedException {
    assertThat(Yaml.read("# nothing\n")).isEqualTo(new Node.Mapping(Map.of(), 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a: 1\\nb: 2\\na: 3 | 3 | the key 'a' stands twice, first in line 1",
        "a: &x [1]\\nb: *x | 2 | an alias is used here; write the value out",
        "a: 1\\n---\\nb: 2 | 3 | a second document begins here",
        "a: 'ana@example.com\\nb: 2 | 2 | is not YAML: while scanning a quoted scalar, found unexpected end of stream (begun in line 1)",
        "a: [1,\\nb: 2 | 2 | is not YAML: while parsing a flow sequence, expected ',' or ']', but got <stream end> (begun in line 1)",
        "a: 1\\n  b: 2 | 2 | is not YAML: mapping values are not allowed here",
      })
  void whatIsWrongHasItsLine(String text, int line, String problem) {
    MalformedException e =
        catchThrowableOfType(
            MalformedException.class,
            () -> Yaml.read(text.replace("\\n", "\n").replace("\\t", "\t")));

    assertThat(e.problem()).isEqualTo(problem);
    assertThat(e.line()).isEqualTo(line);
    assertThat(e).hasNoCause();
  }
}
