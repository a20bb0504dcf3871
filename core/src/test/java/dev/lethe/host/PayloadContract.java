package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.databases.Product;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.decide.Explanation;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.export.Exports.Sink;
import dev.lethe.hold.Hold;
import dev.lethe.json.Json;
import dev.lethe.json.MalformedException;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Kept;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Tally;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** Values that hold many things: documents, raw messages, key-value tables. */
abstract class PayloadContract extends HostContract {
  private static final String OLD = "2026-09-01T00:00:00Z";
  private static final String ANCIENT = "2010-09-01T00:00:00Z";
  private static final String PLACES = "Payment/payload.$.items[*].note";
  private static final String REST = "Payment/payload";

  PayloadContract(Product product) {
    super(product);
  }

  @Override
  Class<?>[] moreEntities() {
    return new Class<?>[] {Payment.class, Preference.class};
  }

  @Override
  void clearTables() {
    host.db.execute("delete from payment", "delete from preference");
    super.clearTables();
  }

  private static Map<String, Object> payload() {
    Map<String, Object> payer = new LinkedHashMap<>();
    payer.put("name", "Ana Berger");
    payer.put("email", "ana@plant.test");
    return new LinkedHashMap<>(
        Map.of(
            "version",
            3,
            "payer",
            payer,
            "items",
            List.of(new LinkedHashMap<>(Map.of("note", "for Ben")))));
  }

  private Payment payment(Member payer, String paidAt, Map<String, Object> payload) {
    Payment p = new Payment();
    p.id = UUID.randomUUID();
    p.payer = payer;
    p.amount = new BigDecimal("9.90");
    p.payload = payload;
    p.receipt = "{ \"to\": \"ana@plant.test\" }";
    p.device = "{\"tel\":\"+49 30 1234567\"}";
    p.hints = List.of("ring twice", "ask Ben");
    p.raw = "<msg>Ana</msg>";
    p.paidAt = Instant.parse(paidAt);
    return p;
  }

  private Member member() {
    Member ana = host.member("ana@plant.test", null);
    host.save(ana);
    return ana;
  }

  private Payment saved(Payment p) {
    host.save(p);
    return p;
  }

  private Payment found(Payment p) {
    try (var em = host.emf.createEntityManager()) {
      return em.find(Payment.class, p.id);
    }
  }

  private static Tally tally(RetentionRun run, String entity) {
    return run.tally(entity).orElseThrow();
  }

  private static void complete(Tally tally) {
    assertThat(tally.found())
        .isEqualTo(
            tally.erased().stream().mapToLong(e -> e.count()).sum()
                + tally.kept().stream().mapToLong(Kept::count).sum()
                + tally.busy());
  }

  private static List<Kept> review(Tally tally) {
    return tally.kept().stream().filter(k -> k.ground().reason() == Reason.UNMAPPED).toList();
  }

  @Test
  void theMapShowsEachPlaceAndEachKey() {
    Map<String, String> categories = new HashMap<>();
    for (String entity : List.of("Payment", "Preference")) {
      for (GroupEntry g : lethe.dataMap().entity(entity).orElseThrow().groups()) {
        g.fields().forEach(f -> categories.put(f.path(), f.category()));
      }
    }
    assertThat(categories)
        .containsEntry("payload.$.payer.email", "contact.email")
        .containsEntry("payload.$.payer.name", "identity.name")
        .containsEntry("payload.$.items[*].note", "content.message")
        .containsEntry("payload", FieldEntry.UNMAPPED)
        .containsEntry("receipt.$.to", "contact.email")
        .containsEntry("device.$.tel", "contact.phone")
        .containsEntry("hints.$[*]", "content.message")
        .containsEntry("value[birthday]", "demographic.birth-date")
        .containsEntry("value", FieldEntry.UNMAPPED)
        .doesNotContainKey("value[theme]");
    assertThat(lethe.dataMap().toJson())
        .contains("the payment service's raw message")
        .contains("\"payload.$.version\"")
        .contains("\"value[theme]\"")
        .contains("payment.payload");
    assertThat(lethe.dataMap().group("Payment/payload.$.payer.name").orElseThrow().obligations())
        .as("a law may name one place")
        .hasSize(1);
    assertThat(lethe.dataMap().group(PLACES).orElseThrow().obligations()).isEmpty();
    assertThat(lethe.explainField("Payment.payload.$.payer.email").toText())
        .contains("contact.email", "@JsonPaths on Payment.payload");
    assertThat(lethe.explainField("Preference.value[birthday]").toText())
        .contains("demographic.birth-date", "@KeyedValues on Preference");
    assertThat(lethe.explainField("Payment.raw").toText()).contains("not searched");
  }

  @Test // a law keeps the row; what it does not name goes from within the documents
  void placesAreEmptiedWhileTheDocumentStays() {
    Payment old = saved(payment(member(), OLD, payload()));
    Payment young = saved(payment(old.payer, "2026-10-31T00:00:00Z", payload()));

    RetentionRun run = lethe.retention().run();

    Payment now = found(old);
    assertThat(now.payload.get("version")).isEqualTo(3);
    Map<?, ?> payer = (Map<?, ?>) now.payload.get("payer");
    assertThat(payer.get("name")).isEqualTo("Ana Berger");
    assertThat(payer.containsKey("email")).isTrue();
    assertThat(payer.get("email")).isNull();
    assertThat(((Map<?, ?>) ((List<?>) now.payload.get("items")).get(0)).get("note")).isNull();
    assertThat(now.receipt).isEqualTo("{ \"to\": null }");
    assertThat(now.device).isEqualToIgnoringWhitespace("{\"tel\":null}");
    assertThat(now.hints).containsExactly("null", "null");
    assertThat(now.raw).isNull();
    assertThat(now.amount).isEqualByComparingTo("9.90");
    assertThat(now.version).isGreaterThan(old.version);
    assertThat(found(young).payload).isEqualTo(young.payload);
    complete(tally(run, "Payment"));
    assertThat(review(tally(run, "Payment"))).isEmpty();
    assertThat(lethe.retention().run().erased("Payment")).as("settled").isZero();
    assertThat(lethe.explain(RecordRef.of(Payment.class, old.id)).lines())
        .extracting(Explanation.Line::fieldGroup)
        .containsExactlyInAnyOrder("Payment/amount", "Payment/payload.$.payer.name");
  }

  @Test // what nobody named is not destroyed alone, not forgotten, and not guessed about
  void unnamedMembersAreForReviewWhileTheRowStays() {
    Map<String, Object> more = payload();
    more.put("secretAnswer", "Rex");
    Payment old = saved(payment(member(), OLD, more));

    RetentionPreview preview = lethe.retention().preview();
    RetentionRun run = lethe.retention().run();

    assertThat(preview.warnings())
        .contains("LETHE-146 Payment.payload: in 1 row there are members that no line names.")
        .noneMatch(w -> w.contains("secretAnswer") || w.contains("Rex"));
    assertThat(found(old).payload).containsEntry("secretAnswer", "Rex");
    assertThat(((Map<?, ?>) found(old).payload.get("payer")).get("email")).isNull();
    complete(tally(run, "Payment"));
    assertThat(review(tally(run, "Payment")))
        .singleElement()
        .matches(k -> k.fieldGroup().equals(REST) && k.count() == 1);
    assertThat(preview.rule(REST).orElseThrow().tally().kept())
        .singleElement()
        .matches(k -> k.ground().reason() == Reason.UNMAPPED);
    assertThat(lethe.explain(RecordRef.of(Payment.class, old.id)).lines())
        .filteredOn(l -> l.fieldGroup().equals(REST))
        .singleElement()
        .matches(l -> l.outcome() == Outcome.REVIEW);
  }

  @Test
  void whatNobodyNamedGoesWithTheRow() {
    Map<String, Object> more = payload();
    more.put("secretAnswer", "Rex");
    saved(payment(member(), ANCIENT, more));

    RetentionRun run = lethe.retention().run();

    assertThat(host.db.rows("payment")).isZero();
    complete(tally(run, "Payment"));
    assertThat(tally(run, "Payment").kept()).isEmpty();
  }

  @Test // never skipped in silence, never destroyed alone
  void aDocumentThatCannotBeReadIsForReview() {
    Payment old = payment(member(), OLD, payload());
    old.receipt = "to: ana@plant.test";
    saved(old);

    RetentionPreview preview = lethe.retention().preview();
    RetentionRun run = lethe.retention().run();

    assertThat(preview.warnings())
        .contains("LETHE-147 Payment.receipt: in 1 row there is no JSON.")
        .noneMatch(w -> w.contains("ana"));
    assertThat(found(old).receipt).isEqualTo("to: ana@plant.test");
    assertThat(found(old).raw).as("the rest of the row goes all the same").isNull();
    complete(tally(run, "Payment"));
    assertThat(review(tally(run, "Payment")))
        .extracting(Kept::fieldGroup)
        .containsExactlyInAnyOrder("Payment/receipt", "Payment/receipt.$.to");

    host.change(em -> em.find(Payment.class, old.id).paidAt = Instant.parse(ANCIENT));
    host.turnTo("2026-11-15T00:00:00Z");
    lethe.retention().run();
    assertThat(host.db.rows("payment")).as("it goes with its row").isZero();
  }

  @Test
  void aHoldKeepsDocumentsAsTheyAre() {
    Payment old = saved(payment(member(), OLD, payload()));
    var placed =
        lethe
            .holds()
            .place(
                Hold.on(RecordRef.of(Payment.class, old.id))
                    .matter("M-7")
                    .reviewBy(LocalDate.of(2027, 2, 20)),
                Host.OFFICER);

    assertThat(lethe.retention().run().erased("Payment")).isZero();
    assertThat(found(old).payload).isEqualTo(old.payload);
    assertThat(found(old).receipt).isEqualTo(old.receipt);

    lethe.holds().release(placed.id(), Host.OFFICER, "case settled");
    lethe.redrive();
    assertThat(found(old).receipt).isEqualTo("{ \"to\": null }");
  }

  @Test
  void anErasureEmptiesPlacesAndSaysWhatItNeverLookedInto() {
    Member ana = host.member("ana@plant.test", "2026-10-30T00:00:00Z");
    host.save(ana);
    Map<String, Object> more = payload();
    more.put("secretAnswer", "Rex");
    Payment hers = saved(payment(ana, "2026-10-31T00:00:00Z", more));
    Preference birthday = preference(ana, "birthday", "1980-01-02");
    preference(ana, "theme", "teal-night");
    preference(ana, "petname", "Rex");

    ErasureOutcome outcome =
        lethe
            .erasures()
            .execute(
                lethe
                    .erasures()
                    .plan(lethe.person(Member.class, ana.id), ErasureGround.NO_LONGER_NECESSARY),
                Host.OFFICER);

    assertThat(outcome.found())
        .isEqualTo(
            outcome.erased().stream().mapToLong(e -> e.count()).sum()
                + outcome.kept().stream().mapToLong(Kept::count).sum()
                + outcome.busy());
    assertThat(outcome.residue().found()).isZero();
    assertThat(found(hers).receipt).isEqualTo("{ \"to\": null }");
    assertThat(found(hers).payload).containsEntry("secretAnswer", "Rex");
    assertThat(((Map<?, ?>) found(hers).payload.get("payer")).get("email")).isNull();
    assertThat(outcome.kept())
        .filteredOn(k -> k.ground().reason() == Reason.UNMAPPED)
        .extracting(Kept::fieldGroup)
        .containsExactlyInAnyOrder(REST, "Preference");
    assertThat(host.db.column("select pref_name from preference")).containsExactly("petname");
    String certificate = lethe.erasures().certificate(outcome.id()).json();
    assertThat(certificate)
        .contains("Payment.raw: never looked into", "the payment service's raw message")
        .doesNotContain("secretAnswer", "petname", "Rex");
    assertThat(birthday.id).isNotNull();
  }

  @Test // the second look is taken at the places themselves
  void whatComesBackInADocumentIsFoundAndEmptiedAgain() {
    Member ana = host.member("ana@plant.test", "2026-10-30T00:00:00Z");
    host.save(ana);
    Payment hers = saved(payment(ana, "2026-10-31T00:00:00Z", payload()));
    ErasureOutcome outcome =
        lethe
            .erasures()
            .execute(
                lethe
                    .erasures()
                    .plan(lethe.person(Member.class, ana.id), ErasureGround.NO_LONGER_NECESSARY),
                Host.OFFICER);
    assertThat(outcome.residue().found()).isZero();

    host.db.execute("update payment set receipt = '{\"to\":\"ana@plant.test\"}'");

    host.turnTo("2026-11-01T00:15:00Z");
    lethe.redrive();

    assertThat(lethe.erasures().outcome(outcome.id()).residue().places()).contains("payment: 1");
    assertThat(found(hers).receipt).isEqualTo("{\"to\":null}");
  }

  private Preference preference(Member member, String name, String value) {
    Preference p = new Preference();
    p.id = UUID.randomUUID();
    p.member = member;
    p.name = name;
    p.value = value;
    host.save(p);
    return p;
  }

  @Test // a key that nobody listed is covered by no rule
  void rowsWithAnotherKeyAreForReview() {
    Member ben = host.member("ben@plant.test", "2019-10-01T00:00:00Z");
    host.save(ben);
    preference(ben, "birthday", "1980-01-02");
    preference(ben, "theme", "teal-night");
    preference(ben, "petname", "Rex");
    preference(ben, null, "Rex");

    RetentionPreview preview = lethe.retention().preview();
    RetentionRun run = lethe.retention().run();

    assertThat(preview.warnings())
        .contains(
            "LETHE-146 Preference: 2 rows have a key that @KeyedValues does not list; they stay for"
                + " review.")
        .noneMatch(w -> w.contains("petname"));
    complete(tally(run, "Preference"));
    assertThat(run.erased("Preference")).isEqualTo(2);
    assertThat(review(tally(run, "Preference"))).singleElement().matches(k -> k.count() == 2);
    assertThat(host.db.rows("preference")).isEqualTo(2);
  }

  private Map<String, String> copy(Member member) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    lethe.exports().access(lethe.person(Member.class, member.id), Sink.stream(out));
    Map<String, String> entries = new HashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        entries.put(e.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return entries;
  }

  private List<?> records(Map<String, String> copy, String entity) {
    try {
      return (List<?>) Json.read(String.valueOf(copy.get("data/" + entity + ".json")));
    } catch (MalformedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCopyHasEachPlaceUnderItsCategory() {
    Member ana = member();
    Map<String, Object> more = payload();
    more.put("secretAnswer", "Rex");
    saved(payment(ana, "2026-10-31T00:00:00Z", more));
    Payment broken = payment(ana, "2026-10-30T00:00:00Z", payload());
    broken.receipt = "to: ana@plant.test";
    saved(broken);

    String all = String.join("\n", copy(ana).values());
    List<?> rows = records(copy(ana), "Payment");

    assertThat(rows).hasSize(2);
    assertThat(rows)
        .filteredOn(r -> ((Map<?, ?>) r).containsKey("payload"))
        .singleElement()
        .satisfies(
            r -> {
              Map<String, Object> row = new HashMap<>();
              ((Map<?, ?>) r).forEach((k, v) -> row.put(String.valueOf(k), v));
              assertThat(row)
                  .containsEntry("payload.$.payer.email", "ana@plant.test")
                  .containsEntry("payload.$.items[*].note", List.of("for Ben"))
                  .containsEntry("hints.$[*]", List.of("ring twice", "ask Ben"))
                  .containsEntry("receipt.$.to", "ana@plant.test")
                  .containsEntry("raw", "<msg>Ana</msg>")
                  .containsEntry(
                      "payload", "present (withheld: only members that a line names are copied)");
            });
    assertThat(all)
        .contains("present (withheld: the document cannot be read)")
        .contains("Payment.raw of other people: the payment service's raw message")
        .doesNotContain("secretAnswer", "Rex", "to: ana");
  }

  @Test
  void aCopyLabelsEachRowWithItsKeysCategory() {
    Member ana = member();
    preference(ana, "birthday", "1980-01-02");
    preference(ana, "pin", "4711");
    preference(ana, "theme", "teal-night");
    preference(ana, "petname", "Rex");

    Map<String, String> copy = copy(ana);

    assertThat(records(copy, "Preference"))
        .extracting(r -> String.valueOf(((Map<?, ?>) r).get("value[birthday]")))
        .containsOnlyOnce("1980-01-02");
    assertThat(records(copy, "Preference"))
        .extracting(r -> String.valueOf(((Map<?, ?>) r).get("value[pin]")))
        .containsOnlyOnce("present (withheld: its category is never copied)");
    assertThat(records(copy, "Preference"))
        .extracting(r -> String.valueOf(((Map<?, ?>) r).get("value")))
        .containsOnlyOnce("present (withheld: only values whose key is listed are copied)");
    assertThat(String.join("\n", copy.values()))
        .doesNotContain("4711", "petname", "Rex", "teal-night");
  }
}
