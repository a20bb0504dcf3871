package dev.lethe.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.agreement.Depot.Paper;
import dev.lethe.agreement.Depot.Parcel;
import dev.lethe.agreement.Depot.Remark;
import dev.lethe.agreement.Depot.Renter;
import dev.lethe.agreement.Depot.Trace;
import dev.lethe.databases.Product;
import dev.lethe.datamap.Condition;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.deadline.Anchor;
import dev.lethe.decide.Closure;
import dev.lethe.decide.Decide;
import dev.lethe.decide.Facts;
import dev.lethe.decide.HoldFact;
import dev.lethe.decide.HoldFact.SecurityGround;
import dev.lethe.decide.RowVerdict;
import dev.lethe.decide.RowVerdict.Action;
import dev.lethe.decide.Setting;
import dev.lethe.decide.Verdict;
import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.host.Host;
import dev.lethe.model.RecordRef;
import dev.lethe.retention.Retentions.RetentionRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * For random rows, holds and clocks the rows that runs leave, and what they empty in them, are
 * those that the pure function names. Its facts are made here, from what was put in; the run reads
 * its own from the database.
 */
abstract class AgreementContract {
  private static final long SEED = 20261126;
  private static final int RENTERS = 400;
  private static final int EACH = 2_500;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate REVIEW = LocalDate.of(2040, 1, 1);
  private static final Setting SETTING = Setting.of(Host.register());

  /** Over both changes of the clock, a leap day and the end of a tax year. */
  private static final List<Instant> CLOCKS =
      List.of(
          Instant.parse("2026-11-23T10:00:00Z"),
          Instant.parse("2027-03-28T01:30:00Z"),
          Instant.parse("2028-02-29T12:00:00Z"),
          Instant.parse("2030-12-31T22:59:59.999999Z"),
          Instant.parse("2030-12-31T23:00:00Z"));

  private final Product product;
  private final Random random = new Random(SEED);
  private final List<Row> rows = new ArrayList<>();
  private final List<Held> held = new ArrayList<>();

  AgreementContract(Product product) {
    this.product = product;
  }

  /** What was put in, as a verdict needs it. */
  private static final class Row {
    final Class<?> entity;
    final long id;
    final Optional<Row> renter;
    final Instant closedAt;
    final Map<String, Anchor> anchors = new HashMap<>();
    final Map<String, String> values = new HashMap<>();
    final Set<String> emptied = new TreeSet<>();

    Row(Class<?> entity, long id, Optional<Row> renter, Instant closedAt) {
      this.entity = entity;
      this.id = id;
      this.renter = renter;
      this.closedAt = closedAt;
    }

    String name() {
      return entity.getSimpleName();
    }

    Closure closure() {
      Instant closed = renter.orElse(this).closedAt;
      return closed == null ? Closure.open() : Closure.closedAt(closed);
    }

    Row at(String path, Instant instant) {
      if (instant != null) {
        anchors.put(path, new Anchor.At(instant));
      }
      return this;
    }

    @Override
    public String toString() {
      return name() + " " + id + " " + anchors + " " + values;
    }
  }

  /** A hold and whom it matches, by this test's own reading. */
  private record Held(Placed placed, HoldFact fact, Set<Row> on, Optional<String> ip) {
    boolean matches(Row row) {
      return on.contains(row)
          || ip.filter(address -> address.equals(row.values.get("ip"))).isPresent();
    }
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** About as long before one of the clocks, often to the very microsecond. */
  private Instant before(Period period, Duration more) {
    List<Duration> offs =
        List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.of(1, ChronoUnit.MICROS),
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofHours(random.nextInt(20_000)));
    ZonedDateTime end = any(CLOCKS).atZone(BERLIN);
    Instant exact = end.minus(period).toInstant().minus(more);
    Duration off = any(offs);
    return random.nextBoolean() ? exact.plus(off) : exact.minus(off);
  }

  private Instant oftenNull(int percent, Instant instant) {
    return random.nextInt(100) < percent ? null : instant;
  }

  private void plant(Host host) {
    List<Object> entities = new ArrayList<>();
    List<Row> people = new ArrayList<>();
    Map<Row, Renter> renters = new HashMap<>();
    for (long id = 1; id <= RENTERS; id++) {
      Renter renter = new Renter();
      renter.id = id;
      renter.email = "r" + id + "@depot.test";
      renter.closedAt = oftenNull(40, before(Period.ofDays(random.nextInt(30)), Duration.ZERO));
      Row row = new Row(Renter.class, id, Optional.empty(), renter.closedAt);
      people.add(row);
      renters.put(row, renter);
      entities.add(renter);
    }
    rows.addAll(people);
    for (long id = 1; id <= EACH; id++) {
      Row row = new Row(Parcel.class, id, Optional.of(any(people)), null);
      Parcel p = new Parcel();
      p.id = id;
      p.renter = renters.get(row.renter.orElseThrow());
      p.name = "box.wav";
      p.createdAt = before(Period.ofDays(any(List.of(7, 30, 3))), Duration.ZERO);
      p.doneAt = oftenNull(25, before(Period.ZERO, Duration.ofHours(any(List.of(24, 72)))));
      rows.add(row.at("createdAt", p.createdAt).at("doneAt", p.doneAt));
      entities.add(p);
    }
    for (long id = 1; id <= EACH; id++) {
      Row row = new Row(Paper.class, id, Optional.of(any(people)), null);
      Paper p = new Paper();
      p.id = id;
      p.renter = renters.get(row.renter.orElseThrow());
      p.amount = "9.90";
      p.note = "thanks";
      if (random.nextInt(10) > 0) {
        LocalDate day = LocalDate.ofInstant(before(Period.ofYears(10), Duration.ZERO), BERLIN);
        p.issuedOn = day.minusDays(random.nextInt(400));
        row.anchors.put("issuedOn", new Anchor.On(p.issuedOn));
      }
      rows.add(row);
      entities.add(p);
    }
    for (long id = 1; id <= EACH; id++) {
      Row row = new Row(Trace.class, id, Optional.of(any(people)), null);
      Trace t = new Trace();
      t.id = id;
      t.renter = renters.get(row.renter.orElseThrow());
      t.ip = "203.0.113." + random.nextInt(40);
      t.agent = "Firefox";
      t.seenAt =
          random.nextBoolean()
              ? before(Period.ZERO, Duration.ofDays(90))
              : before(Period.ofMonths(13), Duration.ZERO);
      row.values.put("ip", t.ip);
      rows.add(row.at("seenAt", t.seenAt));
      entities.add(t);
    }
    for (long id = 1; id <= EACH; id++) {
      Row row = new Row(Remark.class, id, Optional.of(any(people)), null);
      Remark r = new Remark();
      r.id = id;
      r.renter = renters.get(row.renter.orElseThrow());
      r.text = "hello";
      r.state = any(List.of("DONE", "DONE", "OPEN", "LOST"));
      r.createdAt = before(any(List.of(Period.ofYears(1), Period.ofYears(3))), Duration.ZERO);
      r.editedAt = oftenNull(50, before(Period.ofYears(1), Duration.ZERO));
      row.values.put("state", r.state);
      rows.add(row.at("createdAt", r.createdAt).at("editedAt", r.editedAt));
      entities.add(r);
    }
    host.save(entities.toArray());
  }

  private void hold(Lethe lethe) {
    List<Row> people = rows.stream().filter(r -> r.entity == Renter.class).toList();
    for (int i = 0; i < 60; i++) {
      Row row = any(rows);
      Hold on = Hold.on(RecordRef.of(row.entity, row.id)).matter("R-" + i).reviewBy(REVIEW);
      // One on the person's own row holds that row, not all that is theirs.
      held.add(
          new Held(
              lethe.holds().place(on, Host.OFFICER),
              HoldFact.legal("R-" + i, REVIEW),
              Set.of(row),
              Optional.empty()));
    }
    for (int i = 0; i < 12; i++) {
      Row person = any(people);
      Hold on = Hold.on(lethe.person(Renter.class, person.id)).matter("P-" + i).reviewBy(REVIEW);
      Set<Row> all = new HashSet<>(Set.of(person));
      rows.stream().filter(r -> r.renter.filter(person::equals).isPresent()).forEach(all::add);
      held.add(
          new Held(
              lethe.holds().place(on, Host.OFFICER),
              HoldFact.legal("P-" + i, REVIEW),
              all,
              Optional.empty()));
    }
    for (int i = 0; i < 8; i++) {
      String ip = "203.0.113." + i;
      Instant end = any(CLOCKS).plus(Duration.ofDays(random.nextInt(2)));
      Period cap = any(List.of(Period.ofDays(180), Period.ofMonths(20)));
      Hold on = Hold.security(Trace.class, Map.of("ip", ip)).matter("S-" + i).endingAt(end, cap);
      HoldFact fact =
          new HoldFact(
              HoldFact.Kind.SECURITY,
              "S-" + i,
              Optional.empty(),
              Optional.of(end),
              Optional.of(cap),
              SecurityGround.BARE,
              Optional.empty());
      held.add(new Held(lethe.holds().place(on, Host.OFFICER), fact, Set.of(), Optional.of(ip)));
    }
  }

  private Map<String, Verdict> verdicts(EntityEntry entity, Row row, Instant now) {
    Set<Condition> met = new HashSet<>();
    for (GroupEntry group : entity.groups()) {
      group.retention().stream()
          .flatMap(rule -> rule.when().stream())
          .filter(c -> c.in().contains(row.values.get(c.field())))
          .forEach(met::add);
    }
    List<HoldFact> holds = held.stream().filter(h -> h.matches(row)).map(Held::fact).toList();
    Facts facts = Facts.of(row.anchors, row.closure()).withConditions(met).withHolds(holds);
    return Decide.decideAll(entity, facts, SETTING, now);
  }

  /** What must be left, and be empty in it, after a run at that instant. */
  private Map<String, Set<Long>> expected(Lethe lethe, Instant now) {
    Set<Row> stays = new HashSet<>();
    Set<Row> needed = new HashSet<>();
    Consumer<Row> judge =
        row -> {
          EntityEntry entity = lethe.dataMap().entity(row.name()).orElseThrow();
          var verdicts = verdicts(entity, row, now);
          RowVerdict happens =
              RowVerdict.compose(
                  verdicts,
                  verdicts.keySet(),
                  row.emptied,
                  needed.contains(row),
                  Set.of(),
                  Set.of());
          if (happens.action() != Action.DELETE_ROW) {
            stays.add(row);
            row.renter.ifPresent(needed::add);
            row.emptied.addAll(happens.going());
            if (happens.going().stream().anyMatch(g -> g.endsWith("/ip"))) {
              row.values.remove("ip");
            }
          }
        };
    rows.stream().filter(r -> r.renter.isPresent()).forEach(judge);
    rows.stream().filter(r -> r.renter.isEmpty()).forEach(judge);
    rows.retainAll(stays);
    return stays.stream()
        .collect(
            Collectors.groupingBy(Row::name, Collectors.mapping(r -> r.id, Collectors.toSet())));
  }

  private Set<Long> emptied(Class<?> entity, String group) {
    return rows.stream()
        .filter(r -> r.entity == entity)
        .filter(r -> r.emptied.stream().anyMatch(g -> g.endsWith(group)))
        .map(r -> r.id)
        .collect(Collectors.toSet());
  }

  private static Set<Long> ids(Host host, String sql) {
    return host.db.column(sql).stream().map(Long::valueOf).collect(Collectors.toSet());
  }

  /** What only one of them has. */
  private static Map<String, Set<Long>> apart(Set<Long> database, Set<Long> function) {
    Set<Long> named = function == null ? Set.of() : function;
    Map<String, Set<Long>> apart = new LinkedHashMap<>();
    apart.put("only in the database", minus(database, named));
    apart.put("only by the function", minus(named, database));
    apart.values().removeIf(Set::isEmpty);
    return apart;
  }

  private static Set<Long> minus(Set<Long> all, Set<Long> these) {
    Set<Long> rest = new TreeSet<>(all);
    rest.removeAll(these);
    return rest;
  }

  /** The verdict agrees with the database. */
  @Test
  void runsRemoveWhatThePureFunctionNames() {
    try (Host host = new Host(product, Depot.entities())) {
      plant(host);
      host.now.set(CLOCKS.get(0).minus(Duration.ofDays(2000)));
      Map<Instant, Long> removed = new LinkedHashMap<>();
      try (Lethe lethe = host.builder().build()) {
        host.armAll(lethe);
        hold(lethe);
        assertThat(rows).hasSizeGreaterThan(10_000);
        for (Instant now : CLOCKS) {
          host.now.set(now);
          long before = rows.size();
          lethe.redrive(); // what a released hold frees is taken by this, at once
          RetentionRun run = lethe.retention().run();
          assertThat(run.complete()).as("%s", run).isTrue();
          Map<String, Set<Long>> left = expected(lethe, now);
          removed.put(now, before - rows.size());
          for (Class<?> entity : Depot.entities()) {
            String name = entity.getSimpleName();
            assertThat(
                    apart(
                        ids(host, "select id from " + name.toLowerCase(Locale.ROOT)),
                        left.get(name)))
                .as("%s at %s", name, now)
                .isEmpty();
          }
          assertThat(
                  apart(
                      ids(host, "select id from paper where note is null"),
                      emptied(Paper.class, "/note")))
              .as("notes at %s", now)
              .isEmpty();
          assertThat(
                  apart(
                      ids(host, "select id from trace where ip is null"),
                      emptied(Trace.class, "/ip")))
              .as("addresses at %s", now)
              .isEmpty();
          release(lethe);
        }
      }
      assertThat(removed.values()).as("%s", removed).allSatisfy(n -> assertThat(n).isPositive());
    }
  }

  /** Some holds end between two runs; what they alone kept goes by the next. */
  private void release(Lethe lethe) {
    for (int i = 0; i < 15 && !held.isEmpty(); i++) {
      Held ends = held.remove(random.nextInt(held.size()));
      lethe.holds().release(ends.placed().id(), Host.OFFICER, "settled");
    }
  }
}
