package dev.lethe.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link Node}s. */
public final class Yaml {
  private static final YAMLFactory FACTORY = new YAMLFactory();

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
      TokenStreamLocation at = e.getLocation();
      throw new MalformedException(
          at == null ? 1 : Math.max(1, at.getLineNr()),
          "is not YAML; the usual cause is a missing bracket or quote, a tab, or the indentation");
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

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
