package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.decide.Explanation;
import dev.lethe.decide.PersonExplanation;
import dev.lethe.evidence.Evidence.Verification.Status;
import dev.lethe.model.Actor;
import dev.lethe.model.Code;
import dev.lethe.model.Kept;
import dev.lethe.model.MisuseException;
import dev.lethe.model.Outcome;
import dev.lethe.model.Person;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.SubjectRef;
import dev.lethe.model.Tally;
import dev.lethe.model.Until;
import dev.lethe.retention.Retentions.Armed;
import dev.lethe.retention.Retentions.Limits;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What retention does to real rows and files. */
abstract class RetentionContract extends HostContract {
  RetentionContract(Product product) {
    super(product);
  }

  @Test // P12-a: gone 24 to 72 hours after completion, with files and copies; outputs stay
  void uploadsGoOneDayAfterCompletion() {
    Member ana = host.member("ana@plant.test", null);
    Track up1 = host.track(ana, "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z");
    Render out1 = host.render(ana, up1, "2026-11-20T10:00:00Z");
    host.save(ana, up1, host.tag(up1), out1);
    assertThat(host.db.rows("track_AUD")).as("there is an audit copy to lose").isEqualTo(1);

    host.turnTo("2026-11-21T09:59:59Z");
    assertThat(lethe.retention().run().complete()).isTrue();
    assertThat(host.db.rows("track")).isEqualTo(1);

    host.turnTo("2026-11-21T10:00:00Z");
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isTrue();
    assertThat(run.erased("Track")).isEqualTo(1);
    assertThat(run.erased("TrackTag")).isEqualTo(1);
    assertThat(run.erased("Track files")).isEqualTo(2);
    for (String table :
        new String[] {"track", "track_tag", "track_notes", "track_AUD", "track_notes_AUD"}) {
      assertThat(host.db.rows(table)).as(table).isZero();
    }
    assertThat(host.hasFile(up1.objectKey)).isFalse();
    assertThat(host.hasFile(up1.objectKey + ".peaks.json")).isFalse();
    assertThat(host.hasFile(out1.objectKey)).isTrue();
    assertThat(host.db.column("select source_id from render")).containsExactly((String) null);
  }

  @Test // P19, P21: what is held of somebody, why and until when, each answer once
  void everythingOfAPersonIsExplained() {
    Member ben = host.member("ben@plant.test", "2026-06-30T15:00:00Z");
    Member ana = host.member("ana@plant.test", null);
    Bill may = host.bill(ben, "2026-05-02T10:00:00Z");
    host.save(
        ben,
        ana,
        may,
        host.bill(ben, "2024-05-02T10:00:00Z"),
        host.bill(ana, "2026-05-02T10:00:00Z"),
        host.visit(ben, "2026-11-01T10:00:00Z", "198.51.100.7"));
    host.turnTo("2026-11-23T10:00:00Z");

    UUID member = ben.id;
    UUID bill = may.id;
    Explanation why = lethe.explain(RecordRef.of(Bill.class, bill));
    PersonExplanation all = lethe.explain(lethe.person(Member.class, member));

    assertThat(why.toPerson(Locale.ENGLISH, lethe.dataMap())).contains("31 December 2036");
    assertThat(all.entries())
        .filteredOn(e -> e.entity().equals("Bill") && e.line().until().isPresent())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.line().outcome()).isEqualTo(Outcome.KEEP_RESTRICTED);
              assertThat(e.records()).isEqualTo(2);
              assertThat(e.line().until())
                  .contains(new Until.At(Instant.parse("2034-12-31T23:00:00Z")));
              assertThat(e.latest()).contains(new Until.At(Instant.parse("2036-12-31T23:00:00Z")));
              assertThat(e.line().then()).contains(Outcome.DELETE_NOW);
            });
    assertThat(all.entries()).extracting(e -> e.entity()).contains("Member", "Visit");
    assertThat(all.toPerson(Locale.ENGLISH, lethe.dataMap()))
        .contains("until 31 December 2034, some of them until 31 December 2036, then deleted.")
        .doesNotContain("ben@plant.test")
        .doesNotContain("@");
    assertThat(all.toText(Locale.GERMAN)).contains("2 × Bill: ").doesNotContain("ben@plant");
    assertThat(host.db.rows("bill")).as("nothing is changed by looking").isEqualTo(3);
    assertThatThrownBy(() -> lethe.explain(Person.of(SubjectRef.of("nobody", "1"))))
        .isInstanceOf(MisuseException.class)
        .hasMessageContaining("LETHE-430");
  }

  @Test // where much would go, one officer alone does not arm a rule
  void muchGoesOnlyByTwoOfficers() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana, host.track(ana, "2026-11-01T09:00:00Z", "2026-11-01T10:00:00Z"));
    host.save(host.track(ana, "2026-11-02T09:00:00Z", "2026-11-02T10:00:00Z"));
    host.turnTo("2026-11-10T00:00:00Z");
    Actor officer = Host.OFFICER;
    Actor second = Actor.officer("a.second");
    try (Lethe lethe = host.builder().retention(r -> r.secondPersonAbove(1)).build()) {
      lethe.retention().disarm("Track", "measured again", officer);
      RetentionPreview preview = lethe.retention().preview();
      assertThat(
              lethe
                  .retention()
                  .arm(preview, "Track", Portion.rows(1), "the first", officer)
                  .awaitsSecond())
          .as("a portion that is small enough")
          .isFalse();

      Portion portion = Portion.EVERYTHING;
      Armed armed = lethe.retention().arm(preview, "Track", portion, "backlog", officer);
      assertThat(armed.awaitsSecond()).isTrue();
      assertThat(lethe.retention().run().dueButNotArmed()).containsEntry("Track", 2L);
      assertThat(lethe.retention().schedule())
          .filteredOn(line -> line.fieldGroup().equals("Track"))
          .allSatisfy(line -> assertThat(line.armed()).isFalse());
      assertCode(() -> approve(lethe, officer), Code.SECOND_PERSON);
      assertCode(() -> approve(lethe, Actor.subject("ana")), Code.SECOND_PERSON);
      host.turnTo("2026-11-17T00:00:01Z");
      assertCode(() -> approve(lethe, second), Code.NOTHING_TO_APPROVE);
      host.turnTo("2026-11-16T00:00:00Z");
      assertThat(host.db.rows("track")).isEqualTo(2);

      if (armed.awaitsSecond()) {
        lethe.retention().approve("Track", "looked at the preview", second);
      }
      assertCode(() -> approve(lethe, second), Code.NOTHING_TO_APPROVE);
      assertThat(lethe.retention().run().erased("Track")).isEqualTo(2);
      assertThat(lethe.evidence().verify().status()).isEqualTo(Status.INTACT);
    }
  }

  private static void approve(Lethe lethe, Actor by) {
    lethe.retention().approve("Track", "looked at the preview", by);
  }

  private static void assertCode(ThrowingCallable call, Code code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(MisuseException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test // P12-b: processing that never completed goes 7 days after creation
  void uploadsThatNeverCompletedGoByAge() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana, host.track(ana, "2026-11-10T10:00:00Z", null));
    host.turnTo("2026-11-17T09:59:59Z");
    assertThat(lethe.retention().run().erased("Track")).isZero();
    host.turnTo("2026-11-17T10:00:00Z");
    RetentionRun run = lethe.retention().run();
    assertThat(run.erased("Track")).isEqualTo(1);
    assertThat(run.tally("Track").orElseThrow().erased().get(0).reason())
        .isEqualTo(Reason.ANCHOR_CAP);
  }

  @Test // H12: a file that is run again every day goes by its cap
  void noEventExtendsTheCap() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana, host.track(ana, "2026-11-01T10:00:00Z", "2026-12-01T09:00:00Z"));
    host.turnTo("2026-12-01T09:59:59Z");
    assertThat(lethe.retention().run().erased("Track")).isZero();
    host.turnTo("2026-12-01T10:00:00Z");
    assertThat(lethe.retention().run().erased("Track")).isEqualTo(1);
  }

  @Test // P13-a: outputs of an open account have no end
  void outputsStayWhileTheAccountIsOpen() {
    Member ana = host.member("ana@plant.test", null);
    Render out = host.render(ana, null, "2025-03-01T00:00:00Z");
    host.save(ana, out);
    host.turnTo("2030-03-01T00:00:00Z");
    assertThat(lethe.retention().run().complete()).isTrue();
    assertThat(host.db.rows("render")).isEqualTo(1);
    var line = lethe.explain(RecordRef.of(Render.class, out.id)).lines().get(0);
    assertThat(line.grounds().get(0).reason()).isEqualTo(Reason.CONTRACT_ACTIVE);
    assertThat(line.until()).get().isInstanceOf(Until.Event.class);
  }

  @Test // P13-c: with the account its outputs go; rows hidden by soft deletion are gone for good
  void outputsGoWithTheAccount() {
    Member ana = host.member("ana@plant.test", "2026-11-23T00:00:00Z");
    Render seen = host.render(ana, null, "2026-01-01T00:00:00Z");
    Render hidden = host.render(ana, null, "2026-01-01T00:00:00Z");
    host.save(ana, seen, hidden);
    host.change(em -> em.remove(em.find(Render.class, hidden.id)));
    assertThat(host.db.rows("render")).as("one is only hidden").isEqualTo(2);

    host.turnTo("2026-11-23T00:00:00Z");
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isTrue();
    assertThat(run.erased("Render")).isEqualTo(2);
    assertThat(host.db.rows("render")).isZero();
    assertThat(host.db.rows("member")).isZero();
    assertThat(host.hasFile(seen.objectKey)).isFalse();
  }

  @Test // P14, H04: of an invoice only what the law names stays, restricted, to the end of its
  // period
  void invoicesKeepWhatTheLawNames() {
    Member ben = host.member("ben@plant.test", "2020-06-30T00:00:00Z");
    Bill bill = host.bill(ben, "2019-12-31T23:30:00Z");
    host.save(ben, bill);

    host.turnTo("2029-12-31T23:30:00Z");
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isTrue();
    assertThat(host.db.column("select sentTo from bill")).containsExactly((String) null);
    assertThat(host.db.column("select note from bill")).containsExactly((String) null);
    assertThat(host.db.column("select sentTo from bill_AUD")).containsOnlyNulls();
    assertThat(host.db.column("select bill_number from bill")).containsExactly(bill.number);
    Kept kept = kept(run, "Bill", "Bill/billedTo.address");
    assertThat(kept.restricted()).isTrue();
    assertThat(kept.ground().reason()).isEqualTo(Reason.LEGAL_OBLIGATION);
    assertThat(kept.until()).isEqualTo(new Until.At(Instant.parse("2030-12-31T23:00:00Z")));
    assertThat(host.db.column("select reason from lethe_restricted where entity = 'Bill'"))
        .containsExactly("LEGAL_OBLIGATION");

    // The account stays as a shell: nothing in it but what the invoice needs.
    assertThat(kept(run, "Member", "Member/closedAt").ground().reason()).isEqualTo(Reason.SKELETON);
    assertThat(host.db.column("select email from member").get(0))
        .startsWith("erased-")
        .doesNotContain("ben");
    assertThat(host.db.column("select passwordHash from member")).containsExactly((String) null);

    host.turnTo("2030-12-31T22:59:59Z");
    assertThat(lethe.retention().run().erased("Bill")).isZero();
    host.turnTo("2030-12-31T23:00:00Z");
    RetentionRun last = lethe.retention().run();
    assertThat(last.complete()).isTrue();
    assertThat(host.db.rows("bill")).isZero();
    assertThat(host.db.rows("bill_AUD")).isZero();
    assertThat(host.db.rows("member")).as("the shell goes with the last that needed it").isZero();
    assertThat(host.db.rows("lethe_restricted")).isZero();
    assertThat(host.db.rows("lethe_emptied")).isZero();
  }

  @Test // an emptied shell and a kept invoice are not done again every night
  void whatIsSettledIsLeftAlone() {
    Member ben = host.member("ben@plant.test", "2020-06-30T00:00:00Z");
    host.save(ben, host.bill(ben, "2019-12-31T23:30:00Z"));
    host.turnTo("2026-11-23T00:00:00Z");
    lethe.retention().run();
    String email = host.db.column("select email from member").get(0);
    String version = host.db.column("select version from bill").get(0);
    RetentionRun again = lethe.retention().run();
    assertThat(again.complete()).isTrue();
    assertThat(again.sealedBlock()).as("nothing was changed").isZero();
    assertThat(host.db.column("select email from member")).containsExactly(email);
    assertThat(host.db.column("select version from bill")).containsExactly(version);
  }

  @Test // an account that is opened again keeps everything that is left
  void reopenedAccountsAreLeftAlone() {
    Member ben = host.member("ben@plant.test", "2026-11-23T00:00:00Z");
    host.save(ben, host.bill(ben, "2026-01-01T00:00:00Z"));
    host.change(em -> em.find(Member.class, ben.id).closedAt = null);
    host.turnTo("2026-11-24T00:00:00Z");
    assertThat(lethe.retention().run().complete()).isTrue();
    assertThat(host.db.column("select email from member")).containsExactly("ben@plant.test");
    assertThat(host.db.column("select sentTo from bill")).containsExactly("ben@plant.test");
  }

  @Test // a form that was loaded before the purge cannot bring an emptied field back
  void staleFormsFail() {
    Member ben = host.member("ben@plant.test", "2026-11-23T00:00:00Z");
    Bill bill = host.bill(ben, "2026-01-01T00:00:00Z");
    host.save(ben, bill);
    host.turnTo("2026-11-24T00:00:00Z");
    try (EntityManager em = host.emf.createEntityManager()) {
      em.getTransaction().begin();
      Bill form = em.find(Bill.class, bill.id);
      form.note = "thanks again";
      assertThat(lethe.retention().run().erased("Bill")).isEqualTo(1);
      assertThatThrownBy(() -> em.getTransaction().commit())
          .hasRootCauseInstanceOf(org.hibernate.StaleStateException.class)
          .satisfies(e -> assertThat(e.getCause()).isInstanceOf(OptimisticLockException.class));
    }
    assertThat(host.db.column("select sentTo from bill")).containsExactly((String) null);
  }

  @Test // P15-a: log entries go 90 days after they were written
  void logsGoAfterNinetyDays() {
    Member ana = host.member("ana@plant.test", null);
    host.save(
        ana,
        host.visit(ana, "2026-08-24T10:00:00Z", "198.51.100.1"),
        host.visit(null, "2026-08-24T10:00:01Z", "198.51.100.2"));
    host.turnTo("2026-11-22T09:59:59Z");
    assertThat(lethe.retention().run().erased("Visit")).isZero();
    host.turnTo("2026-11-22T10:00:00Z");
    assertThat(lethe.retention().run().erased("Visit")).isEqualTo(1);
    assertThat(host.db.column("select ip from visit_log")).containsExactly("198.51.100.2");
  }

  @Test // an unarmed rule deletes nothing, and says what is due
  void nothingGoesUnarmed() {
    lethe.retention().disarm("Visit", "not agreed any more", Host.OFFICER);
    host.save(host.visit(null, "2026-01-01T00:00:00Z", "198.51.100.1"));
    host.turnTo("2026-11-22T10:00:00Z");
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isFalse();
    assertThat(run.dueButNotArmed()).containsEntry("Visit", 1L);
    assertThat(host.db.rows("visit_log")).isEqualTo(1);
  }

  @Test // a rule whose fingerprint differs from the armed one observes again
  void changedRulesFallBack() {
    host.save(host.visit(null, "2026-01-01T00:00:00Z", "198.51.100.1"));
    host.db.execute("update lethe_rule set fingerprint = 'another' where rule_id = 'Visit'");
    host.turnTo("2026-11-22T10:00:00Z");
    assertThat(lethe.retention().run().dueButNotArmed()).containsEntry("Visit", 1L);
    assertThat(host.db.rows("visit_log")).isEqualTo(1);
  }

  @Test // a backlog goes in portions; a used-up portion observes again
  void backlogsGoInPortions() {
    for (int i = 0; i < 5; i++) {
      host.save(host.visit(null, "202" + i + "-01-01T00:00:00Z", "198.51.100." + i));
    }
    host.turnTo("2026-11-22T10:00:00Z");
    RetentionPreview preview = lethe.retention().preview();
    assertThat(preview.rule("Visit").orElseThrow().byYear()).hasSize(5);
    lethe.retention().arm(preview, "Visit", Portion.rows(2), "first portion", Host.OFFICER);
    RetentionRun two = lethe.retention().run();
    assertThat(two.erased("Visit")).isEqualTo(2);
    assertThat(two.dueButNotArmed()).containsEntry("Visit", 3L);
    assertThat(lethe.retention().run().erased("Visit")).isZero();

    lethe
        .retention()
        .arm(
            preview,
            "Visit",
            Portion.anchorBefore(Instant.parse("2023-06-01T00:00:00Z")),
            "second portion",
            Host.OFFICER);
    RetentionRun before = lethe.retention().run();
    assertThat(before.erased("Visit")).isEqualTo(2);
    assertThat(before.dueButNotArmed()).containsEntry("Visit", 1L);
    assertThat(host.db.column("select ip from visit_log")).containsExactly("198.51.100.4");
  }

  @Test // arming needs a preview of now and of this rule
  void armingNeedsAFreshPreview() {
    RetentionPreview preview = lethe.retention().preview();
    host.turnTo("2026-11-09T00:00:01Z");
    assertThatThrownBy(
            () -> lethe.retention().arm(preview, "Visit", Portion.EVERYTHING, "late", Host.OFFICER))
        .isInstanceOf(MisuseException.class)
        .hasMessageContaining("LETHE-411");
    assertThatThrownBy(
            () ->
                lethe.retention().arm(preview, "Visits", Portion.EVERYTHING, "typo", Host.OFFICER))
        .hasMessageContaining("LETHE-413")
        .hasMessageContaining("Visit");
  }

  @Test // a row that somebody else has locked is busy, and busy is not complete
  void lockedRowsAreBusy() {
    Visit locked = host.visit(null, "2026-01-01T00:00:00Z", "198.51.100.1");
    host.save(locked, host.visit(null, "2026-01-02T00:00:00Z", "198.51.100.2"));
    host.turnTo("2026-11-22T10:00:00Z");
    host.change(
        em -> {
          em.find(Visit.class, locked.id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
          RetentionRun run = lethe.retention().run();
          Tally tally = run.tally("Visit").orElseThrow();
          assertThat(tally.busy()).isEqualTo(1);
          assertThat(tally.found()).isEqualTo(2);
          assertThat(run.complete()).isFalse();
        });
    RetentionRun rest = lethe.retention().run();
    assertThat(rest.complete()).isTrue();
    assertThat(host.db.rows("visit_log")).isZero();
  }

  @Test // the stop switch halts work; limits end a run and say so
  void runsStop() {
    for (int i = 0; i < 3; i++) {
      host.save(host.visit(null, "2026-01-01T00:00:00Z", "198.51.100." + i));
    }
    host.turnTo("2026-11-22T10:00:00Z");
    lethe.retention().pause(Host.OFFICER, "something is odd");
    assertThat(lethe.retention().run().stop()).isEqualTo(RetentionRun.Stop.PAUSED);
    assertThat(host.db.rows("visit_log")).isEqualTo(3);
    lethe.retention().resume(Host.OFFICER, "was nothing");
    RetentionRun limited = lethe.retention().run(new Limits(2, Duration.ofHours(1)));
    assertThat(limited.stop()).isEqualTo(RetentionRun.Stop.ROW_LIMIT);
    assertThat(limited.complete()).isFalse();
    assertThat(host.db.rows("visit_log")).isEqualTo(1);
  }

  @Test // preview and run judge alike; the preview changes nothing and finds every row
  void previewsTellWhatRunsDo() {
    Member ana = host.member("ana@plant.test", null);
    Member ben = host.member("ben@plant.test", "2020-06-30T00:00:00Z");
    host.save(
        ana,
        ben,
        host.bill(ana, "2026-01-01T00:00:00Z"),
        host.bill(ben, "2019-12-31T23:30:00Z"),
        host.bill(ben, "2012-01-01T00:00:00Z"));
    host.turnTo("2026-11-22T10:00:00Z");
    RetentionPreview preview = lethe.retention().preview();
    Tally law = preview.rule("Bill/billedTo.address").orElseThrow().tally();
    assertThat(law.found()).isEqualTo(3);
    assertThat(law.erased()).singleElement().satisfies(e -> assertThat(e.count()).isEqualTo(1));
    assertThat(preview.toText()).contains("LEGAL_OBLIGATION").contains("nothing was changed");
    assertThat(host.db.rows("bill")).isEqualTo(3);
    RetentionRun run = lethe.retention().run();
    assertThat(run.complete()).isTrue();
    assertThat(host.db.rows("bill")).isEqualTo(2);
  }

  @Test // explain says per group what holds it, since when it would go, and by which law
  void explainNamesTheLaw() {
    Member ben = host.member("ben@plant.test", "2020-06-30T00:00:00Z");
    Bill bill = host.bill(ben, "2019-12-31T23:30:00Z");
    host.save(ben, bill);
    host.turnTo("2026-11-23T10:00:00Z");
    String text = lethe.explain(RecordRef.of(Bill.class, bill.id)).toText(Locale.ENGLISH);
    assertThat(text)
        .contains("2030-12-31T23:00")
        .contains("tax-invoices")
        .contains("sentTo")
        .doesNotContain("ben@plant.test");
    assertThat(lethe.explain(RecordRef.of(Bill.class, java.util.UUID.randomUUID())).lines())
        .isEmpty();
    assertThatThrownBy(() -> lethe.explain(RecordRef.of(Bill.class, 42L)))
        .hasMessageContaining("LETHE-430");
  }

  @Test // destroying is refused inside the host's transaction, and nothing is lost
  void runsAreRefusedInsideATransaction() {
    AtomicReference<EntityManager> current = new AtomicReference<>();
    try (Lethe joined =
        host.builder().transactions(() -> Optional.ofNullable(current.get())).build()) {
      host.change(
          em -> {
            current.set(em);
            assertThatThrownBy(() -> joined.retention().run()).hasMessageContaining("LETHE-410");
            current.set(null);
          });
      assertThat(joined.retention().run().complete()).isTrue();
    }
  }

  private static Kept kept(RetentionRun run, String entity, String group) {
    return run.tally(entity).orElseThrow().kept().stream()
        .filter(k -> k.fieldGroup().equals(group))
        .findFirst()
        .orElseThrow(() -> new AssertionError(run.tally(entity)));
  }
}
