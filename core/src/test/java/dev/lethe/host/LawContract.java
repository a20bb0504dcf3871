package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.decide.Explanation;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.hold.Hold;
import dev.lethe.hold.Holds.Placed;
import dev.lethe.hold.Holds.Released;
import dev.lethe.model.Actor;
import dev.lethe.model.Erased;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Ground;
import dev.lethe.model.Kept;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Until;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Laws that change while they keep: ten years for invoices and vouchers, and eight since
 * 2025-01-01, for documents whose period still ran too.
 */
abstract class LawContract extends HostContract {
  /** As {@code docs/law.md} shows it. */
  private static final Path PAGE = Path.of("../docs/law.md");

  private static final String OLD = "§ 147(3) AO, § 257(4) HGB, § 14b(1) UStG";
  private static final String NEW = OLD + " as of 2025-01-01 (BEG IV)";
  private static final String REGISTER = text("src/test/resources/privacy/register.yml");

  LawContract(Product product) {
    super(product);
  }

  private static String text(String path) {
    return text(Path.of(path));
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The n-th YAML block of the page. */
  private static String shown(int n) {
    return text(PAGE).split("```yaml\n", -1)[n].split("```", -1)[0];
  }

  private static String with(String obligations) {
    int from = REGISTER.indexOf("obligations:\n");
    int to = REGISTER.indexOf("stores:\n");
    return REGISTER.substring(0, from) + obligations + "\n" + REGISTER.substring(to);
  }

  private Lethe built(String register) {
    return host.builder().register(PrivacyRegister.parse("privacy/register.yml", register)).build();
  }

  @BeforeEach
  @Override
  void open() {
    host.turnTo("2024-12-20T00:00:00Z");
    lethe = built(with(shown(1)));
    host.armAll(lethe);
  }

  private String taxes() {
    return lethe.dataMap().entity("Bill").orElseThrow().groups().stream()
        .filter(g -> !g.obligations().isEmpty())
        .map(GroupEntry::id)
        .findFirst()
        .orElseThrow();
  }

  private Bill bill(String issuedAt) {
    Member member = host.member(UUID.randomUUID() + "@plant.test", "2014-06-30T00:00:00Z");
    Bill bill = host.bill(member, issuedAt);
    host.save(member, bill);
    return bill;
  }

  private Bill stored(Bill bill) {
    try (var em = host.emf.createEntityManager()) {
      return em.find(Bill.class, bill.id);
    }
  }

  private Explanation.Line why(Bill bill) {
    return lethe.explain(RecordRef.of(Bill.class, bill.id)).lines().stream()
        .filter(l -> l.fieldGroup().equals(taxes()))
        .findFirst()
        .orElseThrow();
  }

  private long goes(RetentionPreview preview) {
    return preview.rule(taxes()).orElseThrow().tally().erased().stream()
        .mapToLong(Erased::count)
        .sum();
  }

  private static Until until(String instant) {
    return new Until.At(Instant.parse(instant));
  }

  @Test // domain §0.5: never purged by the date alone; H04: by the calendar of Berlin
  void aShorterLawLetsGoWhatIsArmedAnew() {
    Bill ends = bill("2015-05-02T10:00:00Z");
    Bill stays = bill("2016-12-31T23:30:00Z");

    assertThat(lethe.retention().run().complete()).isTrue();
    assertThat(why(ends).outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
    assertThat(why(ends).until()).contains(until("2024-12-31T23:00:00Z"));
    assertThat(why(ends).grounds().get(0).citation()).isEqualTo(OLD);
    RetentionPreview ahead = lethe.retention().previewAt(Instant.parse("2024-12-31T23:00:00Z"));
    assertThat(ahead.rule(taxes()).orElseThrow().armed()).isFalse();
    assertThat(goes(ahead)).isEqualTo(1);
    RetentionPreview before = lethe.retention().preview();

    host.turnTo("2024-12-31T23:00:00Z");
    RetentionRun unarmed = lethe.retention().run();
    assertThat(unarmed.dueButNotArmed()).containsEntry(taxes(), 1L);
    assertThat(unarmed.complete()).isFalse();
    assertThat(stored(ends).number).isNotNull();
    assertThatThrownBy(
            () ->
                lethe
                    .retention()
                    .arm(before, taxes(), Portion.EVERYTHING, "the law changed", Host.OFFICER))
        .hasMessageStartingWith("LETHE-411");

    RetentionPreview preview = lethe.retention().preview();
    lethe.retention().arm(preview, taxes(), Portion.EVERYTHING, "the law changed", Host.OFFICER);
    RetentionRun run = lethe.retention().run();
    assertThat(goes(preview)).isEqualTo(1);
    assertThat(run.erased("Bill")).isEqualTo(1);
    assertThat(run.complete()).isTrue();
    assertThat(stored(ends)).isNull();
    assertThat(stored(stays).number).isNotNull();
    assertThat(stored(stays).note).isNull();
    assertThat(why(stays).until()).contains(until("2025-12-31T23:00:00Z"));
    assertThat(why(stays).grounds().get(0).citation()).isEqualTo(NEW);
  }

  @Test // who arms a rule arms it for the law as it is written
  void anotherVersionOfTheLawIsAnotherRule() {
    String id = taxes();
    String armed = lethe.dataMap().group(id).orElseThrow().fingerprint();
    lethe.close();
    lethe = built(with(shown(1).replace("period: P8Y", "period: P7Y")));

    assertThat(lethe.dataMap().group(id).orElseThrow().fingerprint()).isNotEqualTo(armed);
    assertThat(lethe.retention().preview().rule(id).orElseThrow().armed()).isFalse();
  }

  @Test // P14-a: of an erased person only what the law of the day wants
  void anErasureLeavesWhatTheLawOfTheDayWants() {
    host.turnTo("2026-06-01T00:00:00Z");
    Member member = host.member("ana@plant.test", null);
    Bill free = host.bill(member, "2016-05-02T10:00:00Z");
    Bill kept = host.bill(member, "2019-05-02T10:00:00Z");
    host.save(member, free, kept);

    ErasureOutcome outcome =
        lethe
            .erasures()
            .execute(
                lethe
                    .erasures()
                    .plan(lethe.person(Member.class, member.id), ErasureGround.LEGAL_DUTY),
                Host.OFFICER);

    assertThat(outcome.status()).isEqualTo(ErasureOutcome.Status.PARTIAL);
    assertThat(outcome.kept())
        .filteredOn(k -> k.ground().reason() == Reason.LEGAL_OBLIGATION)
        .singleElement()
        .extracting(Kept::until)
        .isEqualTo(until("2027-12-31T23:00:00Z"));
    assertThat(stored(free)).isNull();
    assertThat(stored(kept).number).isNotNull();
    assertThat(stored(kept).sentTo).isNull();
  }

  @Test
  void thePageShowsWhatIsTestedHere() {
    String test = text("src/test/java/dev/lethe/host/LawContract.java");

    assertThat(List.of(text(PAGE).split("```java\n", -1)))
        .hasSizeGreaterThan(1)
        .element(1)
        .satisfies(block -> assertThat(test).contains(block.split("```", -1)[0]));
  }

  @Test
  void theMapAndItsReadersSeeEachVersion() {
    GroupEntry group = lethe.dataMap().group(taxes()).orElseThrow();

    assertThat(group.obligations().get(0).laterInWords())
        .isEqualTo(
            "; from 2025-01-01 on 8 years from the end of the calendar year, also for periods that"
                + " run then ("
                + NEW
                + ")");
    assertThat(lethe.dataMap().toJson()).contains("\"validFrom\": \"2025-01-01\"");
  }

  private Placed audit(UUID bill) {
    Actor officer = Host.OFFICER;
    Hold audit =
        Hold.on(RecordRef.of(Bill.class, bill))
            .suspending("tax-invoices")
            .matter("audit of 2012")
            .reviewBy(LocalDate.of(2026, 6, 1));
    Placed placed = lethe.holds().place(audit, officer);
    return placed;
  }

  @Test // § 147(3) AO: the field set stays while the case is open, and nothing else does
  void anOpenCaseKeepsTheFieldSetUntilItIsReleased() {
    host.turnTo("2025-03-01T00:00:00Z");
    host.armAll(lethe);
    Bill open = bill("2012-05-02T10:00:00Z");
    Bill other = bill("2012-05-02T10:00:00Z");
    Placed placed = audit(open.id);
    assertThat(placed.covered()).isEqualTo(1);
    assertThat(lethe.holds().active())
        .singleElement()
        .satisfies(h -> assertThat(h.obligation()).contains("tax-invoices"));

    RetentionPreview preview = lethe.retention().preview();
    RetentionRun run = lethe.retention().run();

    assertThat(goes(preview)).isEqualTo(1);
    assertThat(run.complete()).isTrue();
    assertThat(run.tally("Bill").orElseThrow().erased()).hasSize(3);
    assertThat(stored(other)).isNull();
    assertThat(stored(open).number).isNotNull();
    assertThat(stored(open).note).isNull();
    assertThat(why(open).grounds().get(0).reason()).isEqualTo(Reason.LEGAL_OBLIGATION);
    assertThat(why(open).grounds())
        .extracting(Ground::reason)
        .contains(Reason.OBLIGATION_SUSPENDED);
    assertThat(why(open).until()).contains(new Until.Review(Instant.parse("2026-05-31T22:00:00Z")));

    Released released = lethe.holds().release(placed.id(), Host.OFFICER, "assessed");
    assertThat(released.waiting()).isEqualTo(1);
    assertThat(stored(open)).isNotNull();
    lethe.redrive();
    assertThat(stored(open)).isNull();
  }

  @Test // a person's erasure: P21-a, and the rest by itself when the case closes
  void anErasedPersonsCaseStaysOpen() {
    host.turnTo("2025-03-01T00:00:00Z");
    Member member = host.member("ana@plant.test", null);
    Bill bill = host.bill(member, "2012-05-02T10:00:00Z");
    Track track = host.track(member, "2025-02-28T00:00:00Z", null);
    host.save(member, bill, track);
    var ana = lethe.person(Member.class, member.id);
    Placed placed =
        lethe
            .holds()
            .place(
                Hold.on(ana)
                    .suspending("tax-invoices")
                    .matter("audit of 2012")
                    .reviewBy(LocalDate.of(2026, 6, 1)),
                Host.OFFICER);
    assertThat(placed.covered()).as("of what the law keeps").isEqualTo(1);

    ErasureOutcome outcome =
        lethe
            .erasures()
            .execute(lethe.erasures().plan(ana, ErasureGround.LEGAL_DUTY), Host.OFFICER);

    assertThat(outcome.status()).isEqualTo(ErasureOutcome.Status.PARTIAL);
    assertThat(stored(bill).number).isNotNull();
    assertThat(stored(bill).sentTo).isNull();
    try (var em = host.emf.createEntityManager()) {
      assertThat(em.find(Track.class, track.id)).isNull();
    }
    assertThat(host.hasFile(track.objectKey)).isFalse();

    lethe.holds().release(placed.id(), Host.OFFICER, "assessed");
    lethe.redrive();
    assertThat(stored(bill)).isNull();
    assertThat(lethe.erasures().outcome(outcome.id()).status())
        .isEqualTo(ErasureOutcome.Status.COMPLETE);
  }

  @Test // what was ordered already waits only where the law keeps it
  void aCaseParksNoFileThatItsLawDoesNotKeep() {
    host.turnTo("2025-03-01T00:00:00Z");
    host.armAll(lethe);
    Member member = host.member("ana@plant.test", null);
    Track track = host.track(member, "2025-02-01T00:00:00Z", null);
    host.save(member, track);
    host.beforeDelete(
        key -> {
          throw new IllegalStateException("the store is down");
        });
    lethe.retention().run();
    assertThat(host.hasFile(track.objectKey)).isTrue();
    var ana = Hold.on(lethe.person(Member.class, member.id));
    LocalDate review = LocalDate.of(2026, 6, 1);

    assertThat(
            lethe
                .holds()
                .place(
                    ana.suspending("tax-invoices").matter("audit").reviewBy(review), Host.OFFICER)
                .parkedDeliveries())
        .isZero();
    assertThat(
            lethe
                .holds()
                .place(ana.matter("M-1").reviewBy(review), Host.OFFICER)
                .parkedDeliveries())
        .isPositive();
  }

  @Test
  void aCaseByAttributesAndOneThatNobodyKnows() {
    host.turnTo("2025-03-01T00:00:00Z");
    host.armAll(lethe);
    Bill bill = bill("2012-05-02T10:00:00Z");
    lethe
        .holds()
        .place(
            Hold.on(Bill.class, Map.of("number", bill.number))
                .suspending("tax-invoices")
                .matter("audit of 2012")
                .reviewBy(LocalDate.of(2026, 6, 1)),
            Host.OFFICER);

    lethe.retention().run();
    assertThat(stored(bill).number).isNotNull();
    assertThat(stored(bill).note).isNull();

    assertThatThrownBy(
            () ->
                lethe
                    .holds()
                    .place(
                        Hold.on(RecordRef.of(Bill.class, bill.id))
                            .suspending("tax-invoces")
                            .matter("audit")
                            .reviewBy(LocalDate.of(2026, 6, 1)),
                        Host.OFFICER))
        .hasMessageStartingWith("LETHE-121");
  }

  private Visit visit(Member member, String at) {
    Visit visit = host.visit(member, at, "203.0.113.7");
    host.save(visit);
    return visit;
  }

  @Test // a longer period now does not reach what was collected under the shorter promise
  void whatWasPromisedAtCollectionIsKept() {
    lethe.close();
    host.turnTo("2026-10-15T00:00:00Z");
    lethe = built(REGISTER + shown(2));
    host.armAll(lethe);
    Member member = host.member("ana@plant.test", null);
    host.save(member);
    Visit promised = visit(member, "2026-08-20T00:00:00Z");
    Visit lastDay = visit(member, "2026-08-31T21:30:00Z");
    Visit nextDay = visit(member, "2026-08-31T22:30:00Z");
    Visit later = visit(member, "2026-09-05T00:00:00Z");
    Visit old = visit(member, "2026-07-01T00:00:00Z");
    assertThat(lethe.explain(RecordRef.of(Visit.class, promised.id)).lines().get(0).grounds())
        .first()
        .satisfies(
            g -> assertThat(g.citation()).endsWith("; as promised at collection: policy v2 §3"));

    RetentionPreview preview = lethe.retention().preview();
    RetentionRun run = lethe.retention().run();

    assertThat(
            preview.rule("Visit").orElseThrow().tally().erased().stream()
                .mapToLong(Erased::count)
                .sum())
        .isEqualTo(3);
    assertThat(run.erased("Visit")).isEqualTo(3);
    try (var em = host.emf.createEntityManager()) {
      assertThat(List.of(promised, lastDay, old))
          .allSatisfy(v -> assertThat(em.find(Visit.class, v.id)).isNull());
      assertThat(List.of(nextDay, later))
          .allSatisfy(v -> assertThat(em.find(Visit.class, v.id)).isNotNull());
    }
  }
}
