package dev.lethe.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One JSON document of a host, looked through for places: what lies there, and whether something
 * lies anywhere else. What is not emptied stays as it is written, to the character. Holds values of
 * persons, so it is never printed.
 */
public final class JsonDocument {
  /** A host's document may say a member twice; each is looked at. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final String text;
  private final List<Found> found = new ArrayList<>();
  private boolean more;

  /** What lies at a place. */
  private record Found(JsonPath place, int from, int to, boolean something) {}

  /** Where one stands on the way to places. */
  private static final class Step {
    final Map<String, Step> next = new HashMap<>();
    @Nullable JsonPath place;

    static Step before(Collection<JsonPath> places) {
      Step top = new Step();
      for (JsonPath place : places) {
        Step at = top;
        for (String name : place.steps()) {
          at = at.next.computeIfAbsent(name, n -> new Step());
        }
        at.place = place;
      }
      return top;
    }
  }

  private JsonDocument(String text) {
    this.text = text;
  }

  /**
   * Looks through a document; an empty text holds nothing.
   *
   * @param places none of which lies in another
   * @throws MalformedException where it is not JSON, without anything of its text
   */
  public static JsonDocument read(String text, Collection<JsonPath> places)
      throws MalformedException {
    JsonDocument document = new JsonDocument(text);
    if (text.isBlank()) {
      return document;
    }
    try (JsonParser parser = MAPPER.createParser(text)) {
      parser.nextToken();
      document.walk(parser, Step.before(places));
      if (parser.nextToken() != null) {
        throw new MalformedException(1, "is not JSON");
      }
    } catch (JacksonException e) {
      throw new MalformedException(1, "is not JSON");
    }
    return document;
  }

  private void walk(JsonParser parser, Step step) {
    JsonToken token = parser.currentToken();
    if (step.place != null) {
      int from = (int) parser.currentTokenLocation().getCharOffset();
      end(parser);
      int to = (int) parser.currentLocation().getCharOffset();
      found.add(new Found(step.place, from, to, token != JsonToken.VALUE_NULL));
    } else if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        Step next = step.next.get(parser.currentName());
        parser.nextToken();
        walkOrPass(parser, next);
      }
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        walkOrPass(parser, step.next.get(JsonPath.EACH));
      }
    } else {
      end(parser);
      more |= token != JsonToken.VALUE_NULL;
    }
  }

  private void walkOrPass(JsonParser parser, @Nullable Step next) {
    if (next == null) {
      more = true;
      end(parser);
    } else {
      walk(parser, next);
    }
  }

  private static void end(JsonParser parser) {
    parser.skipChildren();
    parser.finishToken();
  }

  /** Whether something lies at none of the places: a value, or a member by its name alone. */
  public boolean hasMore() {
    return more;
  }

  /** Whether something other than null lies at one of these places. */
  public boolean holds(Collection<JsonPath> at) {
    return found.stream().anyMatch(f -> f.something() && at.contains(f.place()));
  }

  /**
   * What lies at a place, as maps, lists, texts, numbers and booleans.
   *
   * @return null where nothing does; a list where several things may
   */
  public @Nullable Object value(JsonPath at) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Found f : found) {
      if (f.place().equals(at) && f.something()) {
        values.add(MAPPER.readValue(text.substring(f.from(), f.to()), Object.class));
      }
    }
    if (values.isEmpty()) {
      return null;
    }
    return at.isMany() || values.size() > 1 ? values : values.get(0);
  }

  /** The document with null at these places. */
  public String without(Collection<JsonPath> at) {
    StringBuilder emptied = new StringBuilder();
    int from = 0;
    for (Found f : found) {
      if (f.something() && at.contains(f.place())) {
        emptied.append(text, from, f.from()).append("null");
        from = f.to();
      }
    }
    return emptied.append(text, from, text.length()).toString();
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "a document";
  }
}
