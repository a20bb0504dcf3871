package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.databases.Product;
import dev.lethe.decide.Explanation;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.hold.Hold;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.retention.Retentions.RetentionRun;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What grew over the years: states that end relationships, purposes by flag, the last of many. */
abstract class GrownContract extends HostContract {
  GrownContract(Product product) {
    super(product);
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {Patron.class, Loan.class, Mailing.class};
  }

  @Override
  void clearTables() {
    host.db.execute("delete from mailing", "delete from loan", "delete from patron");
    super.clearTables();
  }

  private Patron patron(String status, String createdAt, String modifiedAt) {
    Patron p = new Patron();
    p.id = UUID.randomUUID();
    p.name = "Ana Berger";
    p.status = status;
    p.createdAt = Instant.parse(createdAt);
    p.modifiedAt = Instant.parse(modifiedAt);
    host.save(p);
    return p;
  }

  private Loan loan(Patron patron, String lentAt) {
    Loan l = new Loan();
    l.id = UUID.randomUUID();
    l.patron = patron;
    l.title = "a novel";
    l.lentAt = Instant.parse(lentAt);
    host.save(l);
    return l;
  }

  private Mailing mailing(Patron patron, boolean reminders, String news, String createdAt) {
    Mailing m = new Mailing();
    m.id = UUID.randomUUID();
    m.patron = patron;
    m.address = "ana@plant.test";
    m.reminders = reminders;
    m.news = news;
    m.createdAt = Instant.parse(createdAt);
    host.save(m);
    return m;
  }

  private boolean there(Class<?> type, Object id) {
    try (var em = host.emf.createEntityManager()) {
      return em.find(type, id) != null;
    }
  }

  @Test // a state ends the relationship; the instant alone does not
  void onlyTheStateSaysThatItIsOver() {
    Patron gone = patron("GONE", "2026-06-01T00:00:00Z", "2026-09-30T00:00:00Z");
    Patron justGone = patron("GONE", "2026-06-01T00:00:00Z", "2026-10-20T00:00:00Z");
    Patron here = patron("HERE", "2026-06-01T00:00:00Z", "2026-06-30T00:00:00Z");

    assertThat(lethe.retention().run().erased("Patron")).isEqualTo(1);

    assertThat(there(Patron.class, gone.id)).isFalse();
    assertThat(List.of(justGone, here)).allMatch(p -> there(Patron.class, p.id));
    assertThat(lethe.explain(RecordRef.of(Patron.class, justGone.id)).toText(Locale.ENGLISH))
        .contains("2026-11-19");
  }

  @Test // the last of many: older ones do not count
  void theLastLoanStartsTheClock() {
    Patron idle = patron("HERE", "2020-01-01T00:00:00Z", "2026-10-31T00:00:00Z");
    Loan old = loan(idle, "2024-10-31T00:00:00Z");
    loan(idle, "2021-10-31T00:00:00Z");
    Patron busy = patron("HERE", "2020-01-01T00:00:00Z", "2026-10-31T00:00:00Z");
    Loan first = loan(busy, "2021-01-01T00:00:00Z");
    Loan last = loan(busy, "2024-11-02T00:00:00Z");
    Patron never = patron("HERE", "2025-10-31T00:00:00Z", "2026-10-31T00:00:00Z");
    Patron fresh = patron("HERE", "2025-11-02T00:00:00Z", "2026-10-31T00:00:00Z");

    RetentionRun run = lethe.retention().run();

    assertThat(run.erased("Patron")).isEqualTo(2);
    assertThat(run.erased("Loan")).isEqualTo(2);
    assertThat(List.of(idle, never)).noneMatch(p -> there(Patron.class, p.id));
    assertThat(there(Loan.class, old.id)).isFalse();
    assertThat(List.of(busy, fresh)).allMatch(p -> there(Patron.class, p.id));
    assertThat(List.of(first, last)).allMatch(l -> there(Loan.class, l.id));
    assertThat(lethe.explain(RecordRef.of(Patron.class, busy.id)).toText(Locale.ENGLISH))
        .contains("counts from loans.lentAt, 2024-11-02T00:00Z")
        .contains("2026-11-02");
  }

  @Test // a hold on what goes along keeps it and what it goes with
  void aHeldLoanKeepsItsPatron() {
    Patron idle = patron("HERE", "2020-01-01T00:00:00Z", "2026-10-31T00:00:00Z");
    Loan held = loan(idle, "2024-10-31T00:00:00Z");
    lethe
        .holds()
        .place(
            Hold.on(RecordRef.of(Loan.class, held.id))
                .matter("M-1")
                .reviewBy(LocalDate.of(2027, 2, 1)),
            Host.OFFICER);

    lethe.retention().run();

    assertThat(there(Loan.class, held.id)).isTrue();
    assertThat(there(Patron.class, idle.id)).isTrue();
  }

  @Test // a purpose that a row does not serve neither keeps it nor says when it goes
  void flagsSayWhatARowServes() {
    Patron ana = patron("HERE", "2026-01-01T00:00:00Z", "2026-06-30T00:00:00Z");
    Mailing both = mailing(ana, true, "YES", "2026-09-01T00:00:00Z");
    Mailing reminders = mailing(ana, true, "NO", "2026-09-01T00:00:00Z");
    Mailing news = mailing(ana, false, "YES", "2026-09-01T00:00:00Z");
    Mailing oldNews = mailing(ana, false, "YES", "2025-10-31T00:00:00Z");

    assertThat(lethe.retention().run().erased("Mailing")).isEqualTo(2);

    assertThat(List.of(reminders, oldNews)).noneMatch(m -> there(Mailing.class, m.id));
    assertThat(List.of(both, news)).allMatch(m -> there(Mailing.class, m.id));
  }

  @Test // what serves nothing is covered by no rule: REVIEW, counted, and not gone
  void aRowThatServesNothingIsForReview() {
    Patron ana = patron("HERE", "2026-01-01T00:00:00Z", "2026-06-30T00:00:00Z");
    Mailing nothing = mailing(ana, false, null, "2019-09-01T00:00:00Z");

    RetentionRun run = lethe.retention().run();

    assertThat(run.tally("Mailing").orElseThrow().kept())
        .singleElement()
        .matches(k -> k.count() == 1 && k.ground().reason() == Reason.UNMAPPED);
    assertThat(there(Mailing.class, nothing.id)).isTrue();
    assertThat(lethe.retention().run().tally("Mailing").orElseThrow().found())
        .as("and again in each run")
        .isEqualTo(1);
    assertThat(lethe.explain(RecordRef.of(Mailing.class, nothing.id)).lines())
        .extracting(Explanation.Line::outcome)
        .containsExactly(Outcome.REVIEW);
  }

  @Test // the map says it all
  void theMapSaysWhatHoldsWhen() {
    assertThat(lethe.dataMap().entity("Patron").orElseThrow().closedWhen())
        .singleElement()
        .matches(c -> c.inWords().equals("status is GONE"));
    assertThat(lethe.explainField("Mailing.address").holds().toString())
        .contains("account, where reminders is true, newsletter, where news is YES");
    assertThat(lethe.dataMap().entity("Patron").orElseThrow().groups())
        .singleElement()
        .satisfies(
            g ->
                assertThat(g.retention())
                    .anyMatch(r -> r.inWords().contains("the last loans.lentAt")));
  }

  @Test
  void anErasureTakesThePatronAndAllThatIsTheirs() {
    Patron gone = patron("GONE", "2026-06-01T00:00:00Z", "2026-10-31T00:00:00Z");
    Loan loan = loan(gone, "2026-10-01T00:00:00Z");
    Mailing mailing = mailing(gone, true, "YES", "2026-10-01T00:00:00Z");

    ErasureOutcome outcome =
        lethe
            .erasures()
            .execute(
                lethe
                    .erasures()
                    .plan(lethe.person(Patron.class, gone.id), ErasureGround.NO_LONGER_NECESSARY),
                Host.OFFICER);

    assertThat(outcome.status()).isEqualTo(ErasureOutcome.Status.COMPLETE);
    assertThat(there(Patron.class, gone.id)).isFalse();
    assertThat(there(Loan.class, loan.id)).isFalse();
    assertThat(there(Mailing.class, mailing.id)).isFalse();
  }
}
