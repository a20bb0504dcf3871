package dev.lethe.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packages of the library, in the order in which they may use each other, and the one home of
 * each technology. Written here once; the rules, and the tree in the README, follow from it.
 *
 * @param root the package of the door: {@code dev.lethe}, or that of a fixture
 */
record Layout(String root) {
  static final Layout LETHE = new Layout("dev.lethe");

  /** A package, by its last name; the door has none. */
  record Row(String group, String name, String sentence) {}

  /** A library, by the beginning of its package names, and the packages that may use it. */
  record Home(String library, Set<String> packages) {}

  /** Calls that are an argument's business elsewhere. {@code method} may be {@code *}. */
  record Call(String type, String method, Set<String> packages, String instead) {}

  static final String DOOR = "";

  static final List<Row> ROWS =
      List.of(
          new Row("words", "annotation", "What a developer writes on an entity."),
          new Row("words", "model", "Words that every package shares."),
          new Row("words", "json", "JSON, YAML and CSV in and out; Jackson stays behind it."),
          new Row("words", "page", "HTML pages and letters; JTE stays behind it."),
          new Row("judging", "deadline", "Statutory clocks and retention periods as arithmetic."),
          new Row("knowing", "register", "The organisation's privacy register."),
          new Row("knowing", "detect", "Guesses from names and types what is about a person."),
          new Row("knowing", "datamap", "What the host holds about whom, as an immutable value."),
          new Row("knowing", "scan", "Annotations, metamodel, tables and schema into a data map."),
          new Row("judging", "decide", "Pure verdicts: what happens to a datum, why, until when."),
          new Row("keeping", "store", "The database: units of work, dialects, the gate, schema."),
          new Row("keeping", "evidence", "Append-only, chained, signed proof of what was done."),
          new Row("keeping", "facts", "What is known now about records and persons."),
          new Row("keeping", "delivery", "What must happen outside the database, with receipts."),
          new Row("doing", "act", "Judges rows and acts on the verdicts, behind the gate."),
          new Row("doing", "hold", "Legal and security holds: place, list, review, release."),
          new Row("doing", "consent", "Consent, objection, restriction; the purpose gate."),
          new Row("doing", "request", "Data-subject requests and their clocks."),
          new Row("doing", "notice", "Policy versions, material changes, the 14-day rule."),
          new Row("doing", "export", "Copies for the data subject: access and portability."),
          new Row("doing", "retention", "Purges what is past its period, holds respected."),
          new Row("doing", "erasure", "Erases one person except what a ground keeps."),
          new Row("doing", "breach", "Incidents, who is affected, the 72-hour clock."),
          new Row("telling", "report", "For reviewers: data map, drift, policy, schedules."),
          new Row("hosting", "schedule", "Wakes the engines with Quartz."),
          new Row("door", DOOR, "Lethe and its builder; nothing inside uses it."),
          new Row("door", "main", "The command line, behind the door."));

  private static final Set<String> EVERYWHERE = Set.of("*");
  private static final Set<String> NOWHERE = Set.of();

  /** The longest library name that fits counts; what no row fits may be used nowhere. */
  static final List<Home> HOMES =
      List.of(
          new Home("java", EVERYWHERE),
          new Home("javax", EVERYWHERE),
          new Home("org.jspecify", EVERYWHERE),
          new Home("com.google.errorprone.annotations", EVERYWHERE),
          new Home(
              "org.slf4j", allBut("deadline", "decide", "datamap", "detect", "model", "register")),
          new Home("java.sql", Set.of("store")),
          new Home("javax.sql", Set.of("store")),
          new Home("org.jdbi", Set.of("store")),
          new Home("org.hibernate", Set.of("scan", "store")),
          new Home("jakarta.persistence", Set.of("scan", "store")),
          new Home("jakarta.persistence.EntityManagerFactory", Set.of("scan", "store", DOOR)),
          new Home("jakarta.transaction", Set.of("store")),
          new Home("tools.jackson", Set.of("json")),
          new Home("com.fasterxml.jackson", Set.of("json")),
          new Home("gg.jte", Set.of("page")),
          new Home("org.quartz", Set.of("schedule")),
          new Home("de.focus_shift", Set.of("deadline")),
          new Home("com.github.benmanes.caffeine", Set.of("consent")),
          new Home("org.springframework", NOWHERE));

  private static final String CLOCK = "take an InstantSource or an Instant as an argument";
  private static final String ZONE = "take the controller's ZoneId as an argument";
  private static final String CHANCE = "ask store for an id or a placeholder";
  private static final Set<String> IDS = Set.of("store");
  private static final Set<String> STOPWATCH =
      Set.of("store", "delivery", "retention", "erasure", "schedule");

  static final List<Call> CALLS =
      List.of(
          new Call("java.time.Instant", "now", NOWHERE, CLOCK),
          new Call("java.time.LocalDate", "now", NOWHERE, CLOCK),
          new Call("java.time.LocalTime", "now", NOWHERE, CLOCK),
          new Call("java.time.LocalDateTime", "now", NOWHERE, CLOCK),
          new Call("java.time.OffsetDateTime", "now", NOWHERE, CLOCK),
          new Call("java.time.ZonedDateTime", "now", NOWHERE, CLOCK),
          new Call("java.time.Year", "now", NOWHERE, CLOCK),
          new Call("java.time.YearMonth", "now", NOWHERE, CLOCK),
          new Call("java.time.MonthDay", "now", NOWHERE, CLOCK),
          new Call("java.time.Clock", "systemUTC", NOWHERE, CLOCK),
          new Call("java.time.Clock", "systemDefaultZone", NOWHERE, CLOCK),
          new Call("java.time.Clock", "system", NOWHERE, CLOCK),
          new Call("java.time.InstantSource", "system", Set.of(DOOR, "main"), CLOCK),
          new Call("java.lang.System", "currentTimeMillis", NOWHERE, CLOCK),
          new Call("java.lang.System", "nanoTime", STOPWATCH, CLOCK),
          new Call("java.util.Date", "*", NOWHERE, "use java.time"),
          new Call("java.util.Calendar", "*", NOWHERE, "use java.time"),
          new Call("java.time.ZoneId", "systemDefault", NOWHERE, ZONE),
          new Call("java.util.TimeZone", "getDefault", NOWHERE, ZONE),
          new Call("java.util.UUID", "randomUUID", IDS, CHANCE),
          new Call("java.security.SecureRandom", "*", IDS, CHANCE),
          new Call("java.util.Random", "*", NOWHERE, CHANCE),
          new Call("java.util.concurrent.ThreadLocalRandom", "*", IDS, CHANCE),
          new Call("java.lang.Math", "random", NOWHERE, CHANCE),
          new Call("java.lang.Thread", "sleep", NOWHERE, "wait on a condition with a limit"),
          new Call("java.lang.Throwable", "printStackTrace", NOWHERE, "let it travel"));

  /** Words that say nothing about what a type is. */
  static final List<String> EMPTY_WORDS =
      List.of("Manager", "Helper", "Helpers", "Util", "Utils", "Impl", "Service");

  static final int MOST_LINES = 400;
  static final int MOST_WORDS_IN_MODEL = 20;
  static final int LEAST_PERCENT_PACKAGE_PRIVATE = 50;

  private static Set<String> allBut(String... pure) {
    Set<String> not = Set.of(pure);
    return ROWS.stream()
        .map(Row::name)
        .filter(n -> !not.contains(n))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The row's name of a package below the root: {@code page} for {@code dev.lethe.page.generated}.
   */
  Optional<String> rowOf(String packageName) {
    if (packageName.equals(root)) return Optional.of(DOOR);
    if (!packageName.startsWith(root + ".")) return Optional.empty();
    String below = packageName.substring(root.length() + 1);
    int dot = below.indexOf('.');
    return Optional.of(dot < 0 ? below : below.substring(0, dot));
  }

  /** Place in the order; -1 for a name that the table does not have. */
  static int place(String row) {
    return ROWS.stream().map(Row::name).toList().indexOf(row);
  }

  /** The row for a call: of the type itself, else of the types above it. */
  static Stream<Call> callsOf(String owner, Predicate<String> isOrExtends, String method) {
    boolean named = CALLS.stream().anyMatch(c -> c.type().equals(owner));
    return CALLS.stream()
        .filter(c -> named ? c.type().equals(owner) : isOrExtends.test(c.type()))
        .filter(c -> c.method().equals("*") || c.method().equals(method));
  }

  static Optional<Home> homeOf(String className) {
    return HOMES.stream()
        .filter(h -> className.equals(h.library()) || className.startsWith(h.library() + "."))
        .max(Comparator.comparingInt(h -> h.library().length()));
  }

  static boolean mayUse(String row, Home home) {
    return home.packages().equals(EVERYWHERE) || home.packages().contains(row);
  }
}
