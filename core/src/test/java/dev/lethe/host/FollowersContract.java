package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.databases.Product;
import dev.lethe.decide.Explanation;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.export.Exports.Sink;
import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Outcome;
import dev.lethe.model.Person;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Tally;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Rows that follow records of many types: they go, are held and are copied with them. */
abstract class FollowersContract extends HostContract {
  private static final LocalDate REVIEW = LocalDate.of(2027, 2, 20);

  FollowersContract(Product product) {
    super(product);
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {LogLine.class, Stamp.class, Keeper.class};
  }

  @Override
  void clearTables() {
    host.db.execute("delete from log_line", "delete from stamp", "delete from keeper");
    super.clearTables();
  }

  private LogLine line(String type, Object id, String text) {
    LogLine l = new LogLine();
    l.entityType = type;
    l.entityId = String.valueOf(id);
    l.text = text;
    host.save(l);
    return l;
  }

  private Stamp stamp(Stamp.Of of, UUID record) {
    Stamp s = new Stamp();
    s.id = UUID.randomUUID();
    s.of = of;
    s.recordId = record;
    s.text = "seen";
    host.save(s);
    return s;
  }

  private Keeper keeper(UUID id, String leftAt) {
    Keeper k = new Keeper();
    k.id = id;
    k.name = "Kim Otto";
    k.leftAt = leftAt == null ? null : Instant.parse(leftAt);
    host.save(k);
    return k;
  }

  private List<String> lines() {
    return host.db.column("select text from log_line order by text");
  }

  @Test // goes with the record that it follows, in the same run, whatever its type
  void aLogLineGoesWithItsRecord() {
    Member ana = host.member("ana@plant.test", null);
    Member ben = host.member("ben@plant.test", "2026-10-01T00:00:00Z");
    Track done = host.track(ana, "2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z");
    Track young = host.track(ana, "2026-10-31T00:00:00Z", "2026-10-31T23:00:00Z");
    Visit old = host.visit(ana, "2026-01-01T00:00:00Z", "198.51.100.7");
    Visit recent = host.visit(ana, "2026-10-31T00:00:00Z", "198.51.100.8");
    host.save(ana, ben, done, young, host.tag(done), old, recent);
    line("TRACK", done.id, "a gone");
    line("UPLOAD", done.id, "b gone");
    LogLine stays = line("TRACK", young.id, "c stays");
    line("VISIT", old.id, "d gone");
    line("VISIT", recent.id, "e stays");
    line("MEMBER", ben.id, "f gone");
    line("MEMBER", ana.id, "g stays");
    line("TAG", host.db.column("select id from track_tag").get(0), "h gone, over two steps");

    RetentionPreview preview = lethe.retention().preview();
    RetentionRun run = lethe.retention().run();

    assertThat(lines()).containsExactly("c stays", "e stays", "g stays");
    assertThat(run.erased("LogLine")).isEqualTo(5);
    assertThat(run.complete()).isTrue();
    Tally foreseen = preview.rule("LogLine").orElseThrow().tally();
    assertThat(foreseen.found()).isEqualTo(8);
    assertThat(foreseen.erased())
        .extracting(e -> e.count())
        .satisfies(n -> assertThat(sum(n)).isEqualTo(5));
    assertThat(host.db.rows("track")).isEqualTo(1);
    assertThat(host.db.rows("member")).isEqualTo(1);
    Explanation why = lethe.explain(RecordRef.of(LogLine.class, stays.id));
    assertThat(why.toText(Locale.ENGLISH)).contains("2026-11-03");
  }

  private static long sum(List<? extends Long> counts) {
    return counts.stream().mapToLong(n -> n).sum();
  }

  @Test // an unmapped type, a record that is gone, a text that is no key: REVIEW, and counted
  void whatFollowsNothingIsForReview() {
    Member ana = host.member("ana@plant.test", "2019-10-01T00:00:00Z");
    host.save(ana);
    LogLine unmapped = line("ORDER", ana.id, "unmapped");
    line("TRACK", UUID.randomUUID(), "orphan");
    line("VISIT", "007", "no key");
    line("VISIT", "x'); drop table visit_log; --", "no key either");
    line(null, ana.id, "no type");

    Tally foreseen = lethe.retention().preview().rule("LogLine").orElseThrow().tally();
    RetentionRun run = lethe.retention().run();

    for (Tally tally : List.of(foreseen, run.tally("LogLine").orElseThrow())) {
      assertThat(tally.found()).isEqualTo(5);
      assertThat(tally.kept())
          .singleElement()
          .satisfies(
              k -> {
                assertThat(k.count()).isEqualTo(5);
                assertThat(k.ground().reason()).isEqualTo(Reason.UNMAPPED);
              });
    }
    assertThat(lines()).hasSize(5);
    assertThat(lethe.explain(RecordRef.of(LogLine.class, unmapped.id)).lines())
        .extracting(Explanation.Line::outcome)
        .containsExactly(Outcome.REVIEW);
  }

  @Test // equal ids of two types never meet
  void equalKeysOfTwoTypesNeverMeet() {
    Member ana = host.member("ana@plant.test", "2026-10-01T00:00:00Z");
    host.save(ana);
    Keeper kim = keeper(ana.id, null);
    Stamp hers = stamp(Stamp.Of.MEMBER, ana.id);
    Stamp theirs = stamp(Stamp.Of.KEEPER, kim.id);
    Track track = host.track(ana, "2026-10-31T00:00:00Z", null);
    track.id = ana.id;
    host.save(track);
    line("MEMBER", ana.id, "about her");
    line("TRACK", track.id, "about her track");

    lethe.retention().run();

    assertThat(host.db.column("select text from stamp")).hasSize(1);
    assertThat(there(Stamp.class, hers.id)).isFalse();
    assertThat(there(Stamp.class, theirs.id)).isTrue();
    assertThat(lines()).containsExactly("about her track");

    ErasureOutcome outcome = erase(lethe.person(Keeper.class, kim.id));
    assertThat(outcome.status()).isEqualTo(ErasureOutcome.Status.COMPLETE);
    assertThat(host.db.rows("stamp")).isZero();
    assertThat(lines()).containsExactly("about her track");
  }

  private boolean there(Class<?> type, Object id) {
    try (var em = host.emf.createEntityManager()) {
      return em.find(type, id) != null;
    }
  }

  private ErasureOutcome erase(Person person) {
    var erasures = lethe.erasures();
    return erasures.execute(erasures.plan(person, ErasureGround.UNLAWFUL), Host.OFFICER);
  }

  @Test // a hold on the followed record reaches it, by its key and by an attribute
  void aHoldOnTheRecordKeepsItsLines() {
    Member ana = host.member("ana@plant.test", null);
    Track held = host.track(ana, "2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z");
    Track named = host.track(ana, "2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z");
    named.originalName = "evidence.wav";
    Track free = host.track(ana, "2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z");
    host.save(ana, held, named, free);
    line("TRACK", held.id, "held");
    line("UPLOAD", named.id, "named");
    line("TRACK", free.id, "free");
    line("VISIT", held.id, "of another type");
    Placed one = place(Hold.on(RecordRef.of(Track.class, held.id)).matter("M-7").reviewBy(REVIEW));
    Placed two =
        place(
            Hold.on(Track.class, Map.of("originalName", "evidence.wav"))
                .matter("M-8")
                .reviewBy(REVIEW));

    RetentionRun run = lethe.retention().run();

    assertThat(run.erased("LogLine")).isEqualTo(1);
    assertThat(lines()).containsExactly("held", "named", "of another type");
    lethe.holds().release(one.id(), Host.OFFICER, "settled");
    lethe.holds().release(two.id(), Host.OFFICER, "settled");
    assertThat(lethe.redrive().retention().erased("LogLine")).isEqualTo(2);
    assertThat(lines()).containsExactly("of another type");
    assertThat(host.db.rows("track")).isZero();
  }

  private Placed place(Hold hold) {
    return lethe.holds().place(hold, Host.OFFICER);
  }

  @Test // a line that stays keeps the row it follows as a bare shell
  void aHeldLineKeepsItsRecord() {
    Member ana = host.member("ana@plant.test", null);
    Track track = host.track(ana, "2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z");
    Visit visit = host.visit(ana, "2026-01-01T00:00:00Z", "198.51.100.7");
    host.save(ana, track, visit);
    LogLine held = line("TRACK", track.id, "held");
    LogLine too = line("VISIT", visit.id, "held too");
    Placed one =
        place(Hold.on(RecordRef.of(LogLine.class, held.id)).matter("M-1").reviewBy(REVIEW));
    Placed two = place(Hold.on(RecordRef.of(LogLine.class, too.id)).matter("M-2").reviewBy(REVIEW));

    lethe.retention().run();

    assertThat(host.db.column("select originalName from track")).containsExactly((String) null);
    assertThat(host.db.column("select ip from visit_log")).containsExactly((String) null);
    assertThat(lines()).hasSize(2);
    lethe.holds().release(one.id(), Host.OFFICER, "settled");
    lethe.holds().release(two.id(), Host.OFFICER, "settled");
    lethe.redrive();
    lethe.retention().run();
    assertThat(lines()).isEmpty();
    assertThat(host.db.rows("track") + host.db.rows("visit_log")).isZero();
  }

  @Test // an erasure takes what follows the person's records, and nobody else's
  void anErasureTakesWhatFollows() {
    Member ana = host.member("ana@plant.test", "2026-10-31T00:00:00Z");
    Member ben = host.member("ben@plant.test", null);
    Track hers = host.track(ana, "2026-10-31T00:00:00Z", null);
    Track his = host.track(ben, "2026-10-31T00:00:00Z", null);
    Visit visit = host.visit(ana, "2026-10-31T00:00:00Z", "198.51.100.7");
    host.save(ana, ben, hers, his, visit);
    line("TRACK", hers.id, "her track");
    line("VISIT", visit.id, "her visit");
    line("MEMBER", ana.id, "herself");
    line("TRACK", his.id, "his track");

    ErasureOutcome outcome = erase(lethe.person(Member.class, ana.id));

    assertThat(outcome.status()).isEqualTo(ErasureOutcome.Status.COMPLETE);
    assertThat(lines()).containsExactly("his track");
    assertThat(outcome.found())
        .isEqualTo(
            outcome.erased().stream().mapToLong(e -> e.count()).sum()
                + outcome.kept().stream().mapToLong(k -> k.count()).sum()
                + outcome.busy());
  }

  @Test
  void anErasureOfOneRecordTakesItsLines() {
    Member ana = host.member("ana@plant.test", null);
    Track one = host.track(ana, "2026-10-31T00:00:00Z", "2026-10-31T01:00:00Z");
    Track other = host.track(ana, "2026-10-31T00:00:00Z", "2026-10-31T01:00:00Z");
    host.save(ana, one, other);
    line("TRACK", one.id, "one");
    line("TRACK", other.id, "other");
    line("VISIT", one.id, "of another type");
    var erasures = lethe.erasures();

    erasures.execute(
        erasures.plan(RecordRef.of(Track.class, one.id), ErasureGround.UNLAWFUL), Host.OFFICER);

    assertThat(lines()).containsExactly("of another type", "other");
    assertThat(host.db.rows("track")).isEqualTo(1);
  }

  @Test // it is in the copy of the person whose record it follows
  void aCopyHasWhatFollows() throws IOException {
    Member ana = host.member("ana@plant.test", null);
    Member ben = host.member("ben@plant.test", null);
    Track hers = host.track(ana, "2026-10-31T00:00:00Z", null);
    Track his = host.track(ben, "2026-10-31T00:00:00Z", null);
    host.save(ana, ben, hers, his);
    line("TRACK", hers.id, "plant-her-track");
    line("MEMBER", ana.id, "plant-herself");
    line("TRACK", his.id, "plant-his-track");
    line("ORDER", ana.id, "plant-unmapped");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    lethe.exports().access(lethe.person(Member.class, ana.id), Sink.stream(out));

    assertThat(unzipped(out.toByteArray()))
        .contains("plant-her-track", "plant-herself")
        .doesNotContain("plant-his-track", "plant-unmapped");
  }

  private static String unzipped(byte[] zip) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  @Test
  void theMapSaysWhatFollowsWhat() {
    var entry = lethe.dataMap().entity("LogLine").orElseThrow();
    assertThat(entry.links())
        .extracting(l -> l.path() + " " + l.kind())
        .contains("entityId[Member] customer", "entityId[Track].owner customer");
    assertThat(entry.structural()).contains("entityType", "entityId");
    assertThat(entry.groups().get(0).retention())
        .extracting(r -> r.inWords())
        .anyMatch(
            w ->
                w.startsWith(
                    "goes with the Track it follows (entityType is TRACK or UPLOAD): deleted 24 hours"));
    assertThat(lethe.findings()).filteredOn(f -> f.place().startsWith("LogLine")).isEmpty();
  }
}
