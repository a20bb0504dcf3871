package dev.lethe.spring;

import club.Club;
import club.Desk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Starts the whole host, as its main method would. */
final class Clubs {
  static final String WITHOUT_QUARTZ =
      "spring.autoconfigure.exclude=" + QuartzAutoConfiguration.class.getName();

  private Clubs() {}

  /** The host, without a Quartz scheduler of its own unless properties say otherwise. */
  static ConfigurableApplicationContext start(String[] database, String... properties) {
    return start(WebApplicationType.NONE, List.of(Club.class), database, properties);
  }

  /** The same with a service that uses Lethe. */
  static ConfigurableApplicationContext startWithDesk(String[] database, String... properties) {
    return start(WebApplicationType.NONE, List.of(Club.class, Desk.class), database, properties);
  }

  static ConfigurableApplicationContext start(
      WebApplicationType web, List<Class<?>> sources, String[] database, String... properties) {
    List<String> arguments = new ArrayList<>();
    Stream.of(database).forEach(p -> arguments.add("--" + p));
    Stream.of(properties).forEach(p -> arguments.add("--" + p));
    if (arguments.stream().noneMatch(p -> p.startsWith("--spring.autoconfigure.exclude")))
      arguments.add("--" + WITHOUT_QUARTZ);
    arguments.add("--spring.main.banner-mode=off");
    return new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
        .web(web)
        .run(arguments.toArray(String[]::new));
  }

  /** Names of tables that begin with {@code lethe_}. */
  static List<String> ownTables(ConfigurableApplicationContext host) {
    return host.getBean(JdbcTemplate.class)
        .queryForList(
            "select lower(table_name) from information_schema.tables where lower(table_name) like"
                + " 'lethe%'",
            String.class);
  }

  /** Names of live threads, numbers taken out. */
  static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    Thread.getAllStackTraces()
        .keySet()
        .forEach(t -> names.add(t.getName().replaceAll("[0-9]+", "#")));
    return names;
  }
}
