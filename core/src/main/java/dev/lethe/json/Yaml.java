package dev.lethe.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link Node}s. */
public final class Yaml {
  private static final YAMLFactory FACTORY = new YAMLFactory();
  private static final Pattern MARK = Pattern.compile(" in .*, line (\\d+), column \\d+:");

  private Yaml() {}

  /**
   * Reads one document; an empty one is an empty map.
   *
   * @throws MalformedException with the line, where the text is not YAML, a key stands twice in a
   *     map, an alias is used, or a second document follows
   */
  public static Node read(String text) throws MalformedException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      if (parser.nextToken() == null) {
        return new Node.Mapping(Map.of(), 1);
      }
      Node root = node(parser, line(parser));
      if (parser.nextToken() != null) {
        throw new MalformedException(line(parser), "a second document begins here");
      }
      return root;
    } catch (JacksonException e) {
      throw malformed(e);
    }
  }

  private static Node node(JsonParser parser, int line) throws MalformedException {
    if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
      throw new MalformedException(line(parser), "an alias is used here; write the value out");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, line);
      case START_ARRAY -> sequence(parser, line);
      case VALUE_NULL -> new Node.Scalar("", line);
      default -> new Node.Scalar(parser.getString(), line);
    };
  }

  private static Node mapping(JsonParser parser, int line) throws MalformedException {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = line(parser);
      if (entries.containsKey(key)) {
        throw new MalformedException(
            keyLine,
            "the key '" + key + "' stands twice, first in line " + entries.get(key).line());
      }
      parser.nextToken();
      entries.put(key, node(parser, keyLine));
    }
    return new Node.Mapping(entries, line);
  }

  private static Node sequence(JsonParser parser, int line) throws MalformedException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node(parser, line(parser)));
    }
    return new Node.Sequence(items, line);
  }

  /**
   * The parser's own words and marks, without the lines of the text that it quotes. Its location is
   * that of the last token that was right, so the marks are read from the words.
   */
  private static MalformedException malformed(JacksonException e) {
    int first = 0;
    int last = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    StringJoiner words = new StringJoiner(", ");
    for (String line : String.valueOf(e.getOriginalMessage()).lines().toList()) {
      Matcher mark = MARK.matcher(line);
      if (mark.matches()) {
        last = Integer.parseInt(mark.group(1));
        first = first == 0 ? last : first;
      } else if (!line.isBlank() && !line.startsWith(" ")) {
        words.add(line);
      }
    }
    String begun = first < last && first > 0 ? " (begun in line " + first + ")" : "";
    return new MalformedException(last, "is not YAML: " + words + begun);
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
