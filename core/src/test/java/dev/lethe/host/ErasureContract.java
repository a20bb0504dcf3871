package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.delivery.RecipientPort;
import dev.lethe.delivery.RecipientPort.Answer;
import dev.lethe.delivery.RecipientPort.Message;
import dev.lethe.delivery.RecipientPort.Result;
import dev.lethe.erasure.Erasures.Certificate;
import dev.lethe.erasure.Erasures.Delivery;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.erasure.Erasures.ErasurePlan;
import dev.lethe.hold.Hold;
import dev.lethe.model.Actor;
import dev.lethe.model.Erased;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Kept;
import dev.lethe.model.Person;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Until;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an erasure does to real rows, files, copies and recipients. No retention rule is armed. */
abstract class ErasureContract extends HostContract {
  private final List<Message> told = new ArrayList<>();
  private Result answer = Result.KEEPS_ON_OWN_DUTY;

  ErasureContract(Product product) {
    super(product);
  }

  @Override
  @BeforeEach
  void open() {
    told.clear();
    answer = Result.KEEPS_ON_OWN_DUTY;
    host.turnTo("2026-11-23T10:00:00Z");
    RecipientPort stripe =
        message -> {
          told.add(message);
          return new Answer(answer, "");
        };
    lethe = host.builder().recipient("stripe", stripe).build();
  }

  private Person person(Member member) {
    return lethe.person(Member.class, member.id);
  }

  private ErasureOutcome erase(Member member) {
    ErasurePlan plan = lethe.erasures().plan(person(member), ErasureGround.NO_LONGER_NECESSARY);
    return lethe.erasures().execute(plan, Host.OFFICER);
  }

  private long everywhere(String... tables) {
    long rows = 0;
    for (String table : tables) {
      rows += host.db.rows(table);
    }
    return rows;
  }

  @Test // P13-c, P21: a closed account without invoices goes whole, copies and files among it
  void aClosedAccountGoesWhole() {
    Member ana = host.member("ana@plant.test", "2026-11-23T00:00:00Z");
    Member ben = host.member("ben@plant.test", null);
    Track up = host.track(ana, "2026-11-22T09:00:00Z", "2026-11-23T08:00:00Z");
    Render seen = host.render(ana, up, "2026-11-01T00:00:00Z");
    Render hidden = host.render(ana, null, "2026-11-01T00:00:00Z");
    Render bens = host.render(ben, null, "2026-11-01T00:00:00Z");
    host.save(ana, ben, up, host.tag(up), seen, hidden, bens);
    host.save(host.visit(ana, "2026-11-20T00:00:00Z", "198.51.100.1"));
    host.save(host.visit(ben, "2026-11-20T00:00:00Z", "198.51.100.2"));
    host.change(em -> em.remove(em.find(Render.class, hidden.id)));
    assertThat(everywhere("track_AUD", "track_notes_AUD")).as("copies to lose").isPositive();
    assertThat(host.db.rows("render")).as("one is only hidden").isEqualTo(3);

    ErasureOutcome outcome = erase(ana);

    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(outcome.residue().looked()).isTrue();
    assertThat(everywhere("track", "track_tag", "track_notes", "track_AUD", "track_notes_AUD"))
        .isZero();
    assertThat(host.db.column("select email from member")).containsExactly("ben@plant.test");
    assertThat(host.db.rows("render")).isEqualTo(1);
    assertThat(host.db.rows("visit_log")).isEqualTo(1);
    assertThat(host.hasFile(up.objectKey)).isFalse();
    assertThat(host.hasFile(up.objectKey + ".peaks.json")).isFalse();
    assertThat(host.hasFile(seen.objectKey)).isFalse();
    assertThat(host.hasFile(bens.objectKey)).isTrue();
    assertThat(outcome.erased())
        .anySatisfy(
            e -> {
              assertThat(e.entity()).isEqualTo("Track");
              assertThat(e.reason()).isEqualTo(Reason.SUBJECT_OVERRIDES_MIN);
              assertThat(e.technique()).isEqualTo(Erased.Technique.ROW_DELETED);
            });
    assertThat(lethe.evidence().verify().status().name()).isEqualTo("INTACT");
  }

  @Test // P14-a: the invoice's tax fields stay, restricted, until 2036-12-31T23:00Z; the rest goes
  void theLawKeepsAnInvoiceAndABareAccount() {
    Member ben = host.member("ben@plant.test", "2026-06-30T15:00:00Z");
    Bill invE = host.bill(ben, "2026-05-02T00:00:00Z");
    Render out = host.render(ben, null, "2026-01-01T00:00:00Z");
    host.save(ben, invE, out, host.track(ben, "2026-06-01T00:00:00Z", null));

    ErasurePlan plan = lethe.erasures().plan(person(ben), ErasureGround.NO_LONGER_NECESSARY);
    ErasureOutcome outcome = lethe.erasures().execute(plan, Host.OFFICER);

    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(host.db.rows("render")).isZero();
    assertThat(host.db.rows("track")).isZero();
    assertThat(host.db.column("select sentTo from bill")).containsExactly((String) null);
    assertThat(host.db.column("select stripeCustomerId from bill"))
        .containsExactly(invE.stripeCustomerId);
    assertThat(host.db.column("select email from member").get(0)).startsWith("erased-");
    assertThat(host.db.column("select passwordHash from member")).containsExactly((String) null);
    Kept law = kept(outcome, "Bill/billedTo.address");
    assertThat(law.restricted()).isTrue();
    assertThat(law.ground().reason()).isEqualTo(Reason.LEGAL_OBLIGATION);
    assertThat(law.until()).isEqualTo(new Until.At(Instant.parse("2036-12-31T23:00:00Z")));
    assertThat(kept(outcome, "Member/closedAt").ground().reason()).isEqualTo(Reason.SKELETON);
    assertThat(plan.willStay().stream().map(Kept::fieldGroup))
        .as("the plan foresaw it")
        .containsExactlyInAnyOrderElementsOf(
            outcome.kept().stream().map(Kept::fieldGroup).toList());
    assertThat(plan.willGo().stream().mapToLong(Erased::count).sum())
        .isEqualTo(outcome.erased().stream().mapToLong(Erased::count).sum());
  }

  @Test // P14-a: when the law ends, the rest goes by itself, the bare account with it
  void theRestGoesWhenTheLawEnds() {
    Member ben = host.member("ben@plant.test", "2026-06-30T15:00:00Z");
    host.save(ben, host.bill(ben, "2026-05-02T00:00:00Z"));
    UUID erasure = erase(ben).id();
    host.turnTo("2036-12-31T22:59:59Z");
    lethe.redrive();
    assertThat(host.db.rows("bill")).isEqualTo(1);
    host.turnTo("2036-12-31T23:00:00Z");
    lethe.redrive();
    assertThat(host.db.rows("bill")).isZero();
    assertThat(host.db.rows("member")).isZero();
    assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.COMPLETE);
    assertThat(lethe.erasures().certificate(erasure).addendum()).isPositive();
  }

  @Test // H07: one upload is held; everything else goes; after the release it goes by itself
  void aHeldUploadStaysAndGoesAfterTheRelease() {
    Member ana = host.member("ana@plant.test", null);
    Track up3 = host.track(ana, "2026-11-22T00:00:00Z", "2026-11-23T08:00:00Z");
    Track up4 = host.track(ana, "2026-11-22T00:00:00Z", "2026-11-23T08:00:00Z");
    Render out1 = host.render(ana, up3, "2026-11-23T08:00:00Z");
    host.save(ana, up3, host.tag(up3), up4, out1, host.bill(ana, "2026-11-02T00:00:00Z"));
    host.save(host.visit(ana, "2026-11-20T00:00:00Z", "198.51.100.1"));
    UUID hold =
        lethe
            .holds()
            .place(
                Hold.on(RecordRef.of(Track.class, up3.id))
                    .matter("M-7")
                    .reviewBy(LocalDate.of(2027, 2, 20)),
                Host.OFFICER)
            .id();
    host.change(em -> em.find(Member.class, ana.id).closedAt = host.now.get());

    ErasureOutcome partial = erase(ana);

    assertThat(partial.status()).isEqualTo(Status.PARTIAL);
    assertThat(host.db.column("select id from track")).containsExactly(up3.id.toString());
    assertThat(host.db.rows("track_tag")).as("what goes with it").isEqualTo(1);
    assertThat(host.hasFile(up3.objectKey)).isTrue();
    assertThat(host.hasFile(up4.objectKey)).isFalse();
    assertThat(host.db.rows("render")).isZero();
    assertThat(host.db.rows("visit_log")).isZero();
    assertThat(kept(partial, "Track").ground().reason()).isEqualTo(Reason.LEGAL_HOLD);
    assertThat(kept(partial, "Bill/billedTo.address").until())
        .isEqualTo(new Until.At(Instant.parse("2036-12-31T23:00:00Z")));
    Certificate first = lethe.erasures().certificate(partial.id());
    assertThat(first.addendum()).isZero();
    assertThat(first.json() + first.html()).doesNotContain("M-7").doesNotContain("ana@plant");
    String explained = lethe.explain(RecordRef.of(Track.class, up3.id)).toText(Locale.ENGLISH);
    assertThat(explained).contains("17(3)(e)");

    host.turnTo("2027-01-15T09:00:00Z");
    lethe.holds().release(hold, Host.OFFICER, "case settled");
    host.turnTo("2027-01-15T09:01:00Z");
    lethe.redrive();

    assertThat(host.db.rows("track")).isZero();
    assertThat(host.db.rows("track_tag")).isZero();
    assertThat(host.hasFile(up3.objectKey)).isFalse();
    Certificate addendum = lethe.erasures().certificate(partial.id());
    assertThat(addendum.addendum()).isEqualTo(1);
    ErasureOutcome later = lethe.erasures().outcome(partial.id());
    assertThat(later.status()).isEqualTo(Status.PARTIAL);
    assertThat(later.kept().stream().map(Kept::entity).distinct())
        .containsExactlyInAnyOrder("Bill", "Member");

    host.turnTo("2036-12-31T23:00:00Z");
    lethe.redrive();
    assertThat(everywhere("bill", "member")).isZero();
    assertThat(lethe.erasures().outcome(partial.id()).status()).isEqualTo(Status.COMPLETE);
  }

  @Test // P13-b: the person deletes one output; nothing else goes, no request is opened
  void oneOutputIsDeletedByItsOwner() {
    Member ana = host.member("ana@plant.test", null);
    Render out1 = host.render(ana, null, "2026-11-01T00:00:00Z");
    Render out2 = host.render(ana, null, "2026-11-01T00:00:00Z");
    host.save(ana, out1, out2);
    UUID erasure =
        lethe
            .erasures()
            .order(
                RecordRef.of(Render.class, out1.id),
                ErasureGround.NO_LONGER_NECESSARY,
                Actor.subject(ana.id.toString()))
            .erasure();
    assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.ORDERED);
    assertThat(host.db.rows("render")).isEqualTo(2);
    lethe.redrive();
    assertThat(host.db.column("select id from render")).containsExactly(out2.id.toString());
    assertThat(host.hasFile(out1.objectKey)).isFalse();
    ErasureOutcome outcome = lethe.erasures().outcome(erasure);
    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(outcome.erased()).anyMatch(e -> e.reason() == Reason.USER_DELETE);
    Certificate certificate = lethe.erasures().certificate(erasure);
    assertThat(certificate.json()).contains("USER_DELETE").contains("\"scope\":\"RECORD\"");
    assertThat(certificate.html())
        .contains("deleted by the person")
        .contains("the one record that was named")
        .doesNotContain("everything it held");
  }

  @Test // an account that is open is not erased by a bare request: the person is asked first
  void anOpenAccountIsClarifiedFirst() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana, host.render(ana, null, "2026-11-01T00:00:00Z"));
    ErasureOutcome outcome = erase(ana);
    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(outcome.erased()).isEmpty();
    assertThat(host.db.column("select email from member")).containsExactly("ana@plant.test");
  }

  @Test // an order commits and rolls back with the host, and is carried out after the commit
  void ordersJoinTheHostsTransaction() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana, host.render(ana, null, "2026-11-01T00:00:00Z"));
    AtomicReference<EntityManager> current = new AtomicReference<>();
    try (Lethe joined =
        host.builder().transactions(() -> Optional.ofNullable(current.get())).build()) {
      Person person = joined.person(Member.class, ana.id);
      ErasurePlan plan = joined.erasures().plan(person, ErasureGround.NO_LONGER_NECESSARY);
      UUID[] ordered = new UUID[2];
      assertThatThrownBy(
              () ->
                  host.change(
                      em -> {
                        current.set(em);
                        assertThatThrownBy(() -> joined.erasures().execute(plan, Host.OFFICER))
                            .hasMessageContaining("LETHE-410")
                            .hasMessageContaining("order(");
                        ordered[0] =
                            joined
                                .erasures()
                                .order(person, ErasureGround.NO_LONGER_NECESSARY, Host.OFFICER)
                                .erasure();
                        throw new IllegalStateException("the host changes its mind");
                      }))
          .isInstanceOf(IllegalStateException.class);
      current.set(null);
      assertThatThrownBy(() -> joined.erasures().outcome(ordered[0]))
          .hasMessageContaining("LETHE-450");
      host.change(
          em -> {
            current.set(em);
            em.find(Member.class, ana.id).closedAt = host.now.get();
            ordered[1] =
                joined
                    .erasures()
                    .order(person, ErasureGround.NO_LONGER_NECESSARY, Host.OFFICER)
                    .erasure();
          });
      current.set(null);
      joined.redrive();
      assertThat(joined.erasures().outcome(ordered[1]).status()).isEqualTo(Status.COMPLETE);
      assertThat(host.db.rows("member")).isZero();
    }
  }

  @Test // a plan that a hold has overtaken destroys nothing and says what is different
  void aPlanThatNoLongerHoldsIsRefused() {
    Member ana = host.member("ana@plant.test", "2026-11-23T00:00:00Z");
    Track up = host.track(ana, "2026-11-22T00:00:00Z", "2026-11-23T08:00:00Z");
    host.save(ana, up);
    ErasurePlan plan = lethe.erasures().plan(person(ana), ErasureGround.NO_LONGER_NECESSARY);
    lethe
        .holds()
        .place(
            Hold.on(RecordRef.of(Track.class, up.id))
                .matter("M-8")
                .reviewBy(LocalDate.of(2027, 2, 20)),
            Host.OFFICER);
    ErasureOutcome outcome = lethe.erasures().execute(plan, Host.OFFICER);
    assertThat(outcome.status()).isEqualTo(Status.PLAN_CHANGED);
    assertThat(outcome.planChanged().orElseThrow().differences())
        .anyMatch(d -> d.startsWith("now: Track stays"));
    assertThat(host.db.rows("track")).isEqualTo(1);
    assertThat(host.db.rows("member")).isEqualTo(1);
    assertThat(host.db.rows("lethe_erasure")).isZero();
  }

  @Test // Art. 19: the recipient is told once per key, with what went, and keeps on its own duty
  void theRecipientIsTold() {
    Member ben = host.member("ben@plant.test", "2026-06-30T15:00:00Z");
    Bill bill = host.bill(ben, "2026-05-02T00:00:00Z");
    host.save(ben, bill);
    ErasureOutcome outcome = erase(ben);
    assertThat(told)
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.recipientKey()).isEqualTo(bill.stripeCustomerId);
              assertThat(m.categories()).containsExactly("contact.email", "content.message");
              assertThat(m.toString()).doesNotContain("cus_");
            });
    assertThat(outcome.deliveries())
        .contains(
            new Delivery(
                "stripe",
                Delivery.State.DONE,
                1,
                Optional.of("KEEPS_ON_OWN_DUTY"),
                Optional.empty()));
    assertThat(host.db.column("select object_key from lethe_outbox")).containsOnlyNulls();
  }

  @Test // a recipient that cannot be told makes the erasure partial, and is told again
  void aRecipientThatDoesNotAnswerIsToldAgain() {
    Member ben = host.member("ben@plant.test", "2026-06-30T15:00:00Z");
    host.save(ben, host.bill(ben, "2010-05-02T00:00:00Z"));
    answer = Result.RETRY;
    ErasureOutcome waiting = erase(ben);
    assertThat(host.db.rows("member")).isZero();
    assertThat(waiting.status()).isEqualTo(Status.PARTIAL);
    answer = Result.DONE;
    host.turnTo("2026-11-23T10:05:00Z");
    lethe.redrive();
    assertThat(told).hasSize(2);
    assertThat(told.get(0).idempotencyKey()).isEqualTo(told.get(1).idempotencyKey());
    assertThat(lethe.erasures().outcome(waiting.id()).status()).isEqualTo(Status.COMPLETE);
  }

  @Test // a form that was loaded before brings a row back: the delayed look finds and erases it
  void whatComesBackIsFound() {
    Member ana = host.member("ana@plant.test", "2026-11-23T00:00:00Z");
    Track up = host.track(ana, "2026-11-22T00:00:00Z", "2026-11-23T08:00:00Z");
    host.save(ana, up);
    UUID erasure = erase(ana).id();
    assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.COMPLETE);
    host.change(
        em -> {
          Member again = em.merge(ana);
          up.owner = again;
          em.merge(up);
        });
    assertThat(host.db.rows("track")).isEqualTo(1);
    host.turnTo("2026-11-23T10:15:00Z");
    lethe.redrive();
    assertThat(everywhere("track", "member", "track_AUD")).isZero();
    ErasureOutcome seen = lethe.erasures().outcome(erasure);
    assertThat(seen.residue().found()).isPositive();
    assertThat(seen.status()).isEqualTo(Status.PARTIAL);
    host.turnTo("2026-11-23T10:17:00Z");
    lethe.redrive();
    assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.COMPLETE);
  }

  @Test // own tables keep no key once the last look is over
  void aClosedCaseHoldsNoKey() {
    Member ana = host.member("ana@plant.test", "2026-11-23T00:00:00Z");
    host.save(ana, host.track(ana, "2026-11-22T00:00:00Z", "2026-11-23T08:00:00Z"));
    UUID erasure = erase(ana).id();
    assertThat(host.db.rows("lethe_erasure_item")).isPositive();
    host.turnTo("2026-11-23T10:15:00Z");
    lethe.redrive();
    host.turnTo("2026-11-24T10:15:00Z");
    lethe.redrive();
    assertThat(everywhere("lethe_erasure_item", "lethe_erasure_subject")).isZero();
    assertThat(host.db.column("select target from lethe_erasure")).containsOnlyNulls();
    assertThat(lethe.erasures().outcome(erasure).status()).isEqualTo(Status.COMPLETE);
    assertThat(lethe.erasures().certificate(erasure).json()).doesNotContain(ana.id.toString());
  }

  private static Kept kept(ErasureOutcome outcome, String group) {
    return outcome.kept().stream()
        .filter(k -> k.fieldGroup().equals(group))
        .findFirst()
        .orElseThrow(() -> new AssertionError(outcome.kept()));
  }
}
