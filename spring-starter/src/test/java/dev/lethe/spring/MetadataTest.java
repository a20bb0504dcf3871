package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every property is known to editors, with a sentence and the default that it has. */
class MetadataTest {
  private static final Map<String, JsonNode> PROPERTIES = new TreeMap<>();

  @BeforeAll
  static void read() throws Exception {
    URL classes = LetheProperties.class.getProtectionDomain().getCodeSource().getLocation();
    Path file = Path.of(classes.toURI()).resolve("META-INF/spring-configuration-metadata.json");
    try {
      JsonNode metadata = JsonMapper.shared().readTree(Files.readString(file));
      for (JsonNode p : metadata.get("properties")) PROPERTIES.put(p.get("name").asString(), p);
    } catch (IOException e) {
      throw new AssertionError("no metadata beside the classes", e);
    }
  }

  @Test
  void theseAreAllProperties() {
    assertThat(PROPERTIES.keySet())
        .containsExactly(
            "lethe.entity-manager-factory",
            "lethe.keys.file",
            "lethe.mode",
            "lethe.register",
            "lethe.retention.batch-target",
            "lethe.retention.second-person-above",
            "lethe.schedule.quartz",
            "lethe.schedule.redrive",
            "lethe.schedule.retention",
            "lethe.schema.initialize",
            "management.endpoint.lethe.access",
            "management.endpoint.lethe.cache.time-to-live",
            "management.health.lethe.enabled");
  }

  @Test
  void noPropertyIsWithoutASentence() {
    List<String> undocumented = new ArrayList<>();
    PROPERTIES.forEach(
        (name, property) -> {
          JsonNode sentence = property.get("description");
          if (sentence == null || !sentence.asString().endsWith(".")) undocumented.add(name);
        });
    assertThat(undocumented).isEmpty();
  }

  @Test
  void defaultsStandInTheMetadata() {
    assertThat(standard("lethe.schedule.retention")).isEqualTo("6h");
    assertThat(standard("lethe.schema.initialize")).isEqualTo("embedded");
    assertThat(standard("lethe.register")).isEqualTo("classpath:privacy/register.yml");
  }

  private static String standard(String property) {
    return Objects.requireNonNull(PROPERTIES.get(property)).get("defaultValue").asString();
  }
}
