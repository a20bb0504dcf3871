package dev.lethe.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.erasure.Erasures.ErasureOutcome;
import dev.lethe.erasure.Erasures.ErasureOutcome.Status;
import dev.lethe.erasure.Erasures.ErasurePlan;
import dev.lethe.evidence.Evidence.Verification;
import dev.lethe.evidence.Keys;
import dev.lethe.hold.Hold;
import dev.lethe.host.Desk.Clerk;
import dev.lethe.host.Desk.Customer;
import dev.lethe.host.Desk.Letter;
import dev.lethe.host.Desk.Login;
import dev.lethe.host.Desk.PhoneCall;
import dev.lethe.model.Erased;
import dev.lethe.model.Erased.Technique;
import dev.lethe.model.ErasureGround;
import dev.lethe.model.Kept;
import dev.lethe.model.Person;
import dev.lethe.model.Reason;
import dev.lethe.model.RecordRef;
import dev.lethe.model.Until;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a role decides when somebody who shares a row with others is erased (H13, domain 5.3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ErasureRolesContract {
  private static final Instant CLOSED = Instant.parse("2026-11-22T00:00:00Z");

  private final TestDatabase db;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private EntityManagerFactory emf;
  private Lethe lethe;

  ErasureRolesContract(Product product) {
    db = TestDatabase.fresh(product);
  }

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Path key =
        Files.createFile(
            folder.resolve("lethe.key"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
    emf = db.factory(Map.of(), Desk.entities());
    lethe = Lethe.builder(emf, Keys.file(key)).register(Host.register()).clock(now::get).build();
  }

  @BeforeEach
  void empty() {
    now.set(Instant.parse("2026-11-23T10:00:00Z"));
    db.execute(
        "delete from letter",
        "delete from letter_AUD",
        "delete from phone_call",
        "delete from login",
        "delete from clerk",
        "delete from customer",
        "delete from lethe_hold_target",
        "delete from lethe_hold",
        "delete from lethe_waiting",
        "delete from lethe_restricted",
        "delete from lethe_emptied",
        "delete from lethe_erasure_item",
        "delete from lethe_erasure_step",
        "delete from lethe_erasure_subject",
        "delete from lethe_certificate",
        "delete from lethe_erasure");
  }

  @AfterAll
  void stop() {
    lethe.close();
    db.close();
  }

  private void change(Consumer<EntityManager> work) {
    try (EntityManager em = emf.createEntityManager()) {
      em.getTransaction().begin();
      try {
        work.accept(em);
        em.getTransaction().commit();
      } finally {
        if (em.getTransaction().isActive()) {
          em.getTransaction().rollback();
        }
      }
    }
  }

  private Customer customer(String email, Instant closedAt) {
    Customer c = new Customer();
    c.id = UUID.randomUUID();
    c.email = email;
    c.closedAt = closedAt;
    change(em -> em.persist(c));
    return c;
  }

  private Clerk clerk(String name, Instant leftAt) {
    Clerk c = new Clerk();
    c.id = UUID.randomUUID();
    c.name = name;
    c.leftAt = leftAt;
    change(em -> em.persist(c));
    return c;
  }

  private Letter letter(Customer customer, Customer partner, Clerk agent, Clerk reader) {
    Letter l = new Letter();
    l.id = UUID.randomUUID();
    l.customer = customer;
    l.partner = partner;
    l.agent = agent;
    l.reader = reader;
    l.body = "where is my song?";
    l.signature = agent == null ? null : agent.name;
    l.sentAt = Instant.parse("2026-10-01T00:00:00Z");
    change(em -> em.persist(l));
    return l;
  }

  private PhoneCall call(Customer customer, Clerk clerk) {
    PhoneCall c = new PhoneCall();
    c.id = UUID.randomUUID();
    c.customer = customer;
    c.clerk = clerk;
    c.note = "asked for a song";
    c.calledAt = Instant.parse("2026-10-01T00:00:00Z");
    change(em -> em.persist(c));
    return c;
  }

  private Login login(UUID customer) {
    Login l = new Login();
    l.customerId = customer;
    l.ip = "198.51.100.1";
    l.loggedAt = Instant.parse("2026-11-01T00:00:00Z");
    change(em -> em.persist(l));
    return l;
  }

  private ErasureOutcome erase(Class<?> root, Object id) {
    return erase(lethe.person(root, id));
  }

  private ErasureOutcome erase(Person person) {
    ErasurePlan plan = lethe.erasures().plan(person, ErasureGround.NO_LONGER_NECESSARY);
    ErasureOutcome outcome = lethe.erasures().execute(plan, Host.OFFICER);
    assertThat(lines(outcome.erased())).as("as planned").isEqualTo(lines(plan.willGo()));
    assertThat(groups(outcome))
        .as("as planned")
        .isEqualTo(plan.willStay().stream().map(k -> k.fieldGroup() + k.count()).sorted().toList());
    return outcome;
  }

  private static List<String> lines(List<Erased> erased) {
    return erased.stream()
        .map(e -> e.fieldGroup() + " " + e.technique() + " " + e.count())
        .sorted()
        .toList();
  }

  private static List<String> groups(ErasureOutcome outcome) {
    return outcome.kept().stream().map(k -> k.fieldGroup() + k.count()).sorted().toList();
  }

  private UUID hold(Class<?> entity, Object id) {
    return lethe
        .holds()
        .place(
            Hold.on(RecordRef.of(entity, id)).matter("M-7").reviewBy(LocalDate.of(2027, 2, 20)),
            Host.OFFICER)
        .id();
  }

  private List<String> values(String table, String... columns) {
    List<String> values = new ArrayList<>();
    for (String column : columns) {
      values.addAll(db.column("select " + column + " from " + table));
    }
    return values;
  }

  @Test // domain 5.3: who wrote and who handled a letter are taken off it; it stays its owner's
  void aClerkIsTakenOffTheLettersOfOthers() {
    Customer ana = customer("ana@plant.test", null);
    Clerk dora = clerk("Dora Plant", CLOSED);
    Clerk emil = clerk("Emil Plant", null);
    Letter both = letter(ana, null, dora, dora);
    letter(ana, null, emil, emil);
    change(em -> em.find(Letter.class, both.id).body = "where is my second song?");
    assertThat(db.rows("letter_AUD")).isEqualTo(3);
    String one = "letter where body like '%second%'";
    String copies = "letter_AUD where id in (select id from letter where body like '%second%')";

    ErasureOutcome outcome = erase(Clerk.class, dora.id);

    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(values(one, "agent_id", "reader_id", "signature")).containsOnlyNulls();
    assertThat(values(one, "customer_id")).containsExactly(ana.id.toString());
    assertThat(values(copies, "agent_id", "reader_id", "signature")).hasSize(6).containsOnlyNulls();
    assertThat(values(copies, "body")).doesNotContainNull().hasSize(2);
    assertThat(values(copies, "customer_id")).doesNotContainNull();
    assertThat(db.column("select name from clerk")).containsExactly("Emil Plant");
    assertThat(db.column("select signature from letter where signature is not null"))
        .containsExactly("Emil Plant");
    assertThat(outcome.erased().stream().filter(e -> e.technique() == Technique.DETACHED))
        .extracting(Erased::fieldGroup)
        .containsExactlyInAnyOrder("Letter.agent", "Letter.reader");
    both.body = "written in a form that was loaded before";
    assertThatThrownBy(() -> change(em -> em.merge(both)))
        .isInstanceOf(OptimisticLockException.class);
    assertThat(lethe.evidence().verify().status()).isEqualTo(Verification.Status.INTACT);
  }

  @Test // one of two owners is detached, the row stays the other's; with the last one it goes
  void theLastOwnerTakesTheRowAlong() {
    Customer ana = customer("ana@plant.test", CLOSED);
    Customer ben = customer("ben@plant.test", null);
    letter(ana, ben, null, null);

    ErasureOutcome first = erase(Customer.class, ana.id);

    assertThat(first.status()).isEqualTo(Status.COMPLETE);
    assertThat(values("letter", "customer_id")).containsOnlyNulls();
    assertThat(values("letter_AUD", "customer_id")).containsOnlyNulls();
    assertThat(values("letter", "partner_id")).containsExactly(ben.id.toString());
    assertThat(values("letter", "body")).containsExactly("where is my song?");
    assertThat(db.column("select email from customer")).containsExactly("ben@plant.test");

    change(em -> em.find(Customer.class, ben.id).closedAt = CLOSED);
    ErasureOutcome last = erase(Customer.class, ben.id);

    assertThat(last.status()).isEqualTo(Status.COMPLETE);
    assertThat(db.rows("letter")).isZero();
    assertThat(db.rows("letter_AUD")).isZero();
    assertThat(db.rows("customer")).isZero();
  }

  @Test // two refs of one person are no two people: the row that both own goes at once
  void bothOwnersAreOnePerson() {
    Customer ana = customer("ana@plant.test", CLOSED);
    Customer again = customer("ana.again@plant.test", CLOSED);
    letter(ana, again, null, null);
    letter(again, null, null, null);
    Person one =
        new Person(
            java.util.Set.of(
                dev.lethe.model.SubjectRef.of("customer", ana.id),
                dev.lethe.model.SubjectRef.of("customer", again.id)));
    ErasureOutcome outcome = erase(one);
    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
    assertThat(db.rows("letter")).isZero();
    assertThat(db.rows("customer")).isZero();
  }

  @Test // H07: a held letter is not changed; the link is counted as kept, and goes afterwards
  void aHeldLetterKeepsItsLink() {
    Customer ana = customer("ana@plant.test", null);
    Clerk dora = clerk("Dora Plant", CLOSED);
    Letter held = letter(ana, null, dora, null);
    letter(ana, null, dora, null);
    UUID hold = hold(Letter.class, held.id);

    ErasureOutcome outcome = erase(Clerk.class, dora.id);

    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    assertThat(db.column("select id from letter where agent_id is not null"))
        .containsExactly(held.id.toString());
    assertThat(db.column("select signature from letter where agent_id is not null"))
        .containsExactly("Dora Plant");
    Kept link = kept(outcome, "Letter.agent");
    assertThat(link.count()).isEqualTo(1);
    assertThat(link.ground().reason()).isEqualTo(Reason.LEGAL_HOLD);
    assertThat(db.rows("clerk")).as("what a held row points at").isEqualTo(1);
    assertThat(db.column("select name from clerk")).containsExactly((String) null);

    lethe.holds().release(hold, Host.OFFICER, "settled");
    now.set(Instant.parse("2026-11-23T10:01:00Z"));
    lethe.redrive();

    assertThat(values("letter", "agent_id", "signature")).containsOnlyNulls();
    assertThat(values("letter_AUD", "agent_id", "signature")).containsOnlyNulls();
    assertThat(values("letter", "body")).hasSize(2).doesNotContainNull();
    assertThat(db.rows("clerk")).isZero();
    assertThat(lethe.erasures().outcome(outcome.id()).status()).isEqualTo(Status.COMPLETE);
  }

  @Test // a row that cannot let go keeps the link in the open, with a day on which it is looked at
  void aLinkThatCannotBeNullIsSaid() {
    Customer ana = customer("ana@plant.test", null);
    Clerk dora = clerk("Dora Plant", CLOSED);
    call(ana, dora);

    ErasureOutcome outcome = erase(Clerk.class, dora.id);

    assertThat(outcome.status()).isEqualTo(Status.PARTIAL);
    Kept link = kept(outcome, "PhoneCall.clerk");
    assertThat(link.until()).isInstanceOf(Until.Review.class);
    assertThat(link.ground().reason()).isEqualTo(Reason.UNDECIDED);
    assertThat(values("phone_call", "note")).containsExactly("asked for a song");
    assertThat(db.column("select name from clerk")).containsExactly((String) null);
    assertThat(lethe.erasures().certificate(outcome.id()).html()).contains("PhoneCall.clerk");

    db.execute("delete from phone_call");
    now.set(((Until.Review) link.until()).by());
    lethe.redrive();
    assertThat(db.rows("clerk")).isZero();
    assertThat(lethe.erasures().outcome(outcome.id()).status()).isEqualTo(Status.COMPLETE);
  }

  @Test // a log entry by a plain key, held until after the account's row has gone
  void aPlainKeyOutlivesTheAccount() {
    Customer ana = customer("ana@plant.test", CLOSED);
    Login held = login(ana.id);
    login(ana.id);
    UUID hold = hold(Login.class, held.id);
    ErasureOutcome partial = erase(Customer.class, ana.id);
    assertThat(partial.status()).isEqualTo(Status.PARTIAL);
    assertThat(db.rows("customer")).isZero();
    assertThat(db.column("select id from login")).containsExactly(held.id.toString());

    lethe.holds().release(hold, Host.OFFICER, "settled");
    now.set(Instant.parse("2026-11-23T10:01:00Z"));
    lethe.redrive();
    assertThat(db.rows("login")).isZero();
    assertThat(lethe.erasures().outcome(partial.id()).status()).isEqualTo(Status.COMPLETE);
  }

  @Test // an account whose row the host has deleted itself is over: nobody is left to be asked
  void anAccountWhoseRowIsGoneIsOver() {
    UUID gone = UUID.randomUUID();
    login(gone);
    ErasureOutcome outcome = erase(Person.of(dev.lethe.model.SubjectRef.of("customer", gone)));
    assertThat(db.rows("login")).isZero();
    assertThat(outcome.status()).isEqualTo(Status.COMPLETE);
  }

  @Test // somebody who has left is set again by an import: the delayed look sees it
  void aLinkThatComesBackIsFound() {
    Customer ana = customer("ana@plant.test", null);
    Clerk dora = clerk("Dora Plant", CLOSED);
    Letter held = letter(ana, null, dora, null);
    call(ana, dora);
    UUID erasure = erase(Clerk.class, dora.id).id();
    change(em -> em.find(Letter.class, held.id).agent = em.find(Clerk.class, dora.id));
    now.set(Instant.parse("2026-11-23T10:15:00Z"));
    lethe.redrive();
    assertThat(values("letter", "agent_id")).containsOnlyNulls();
    assertThat(lethe.erasures().outcome(erasure).residue().places()).contains("letter: 1");
  }

  private static Kept kept(ErasureOutcome outcome, String group) {
    return outcome.kept().stream()
        .filter(k -> k.fieldGroup().equals(group))
        .findFirst()
        .orElseThrow(() -> new AssertionError(outcome.kept()));
  }
}
