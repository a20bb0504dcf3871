package dev.lethe.everything;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.everything.People.Address;
import dev.lethe.everything.People.ClubMember;
import dev.lethe.everything.People.FullName;
import dev.lethe.everything.People.Guest;
import dev.lethe.everything.People.Warden;
import dev.lethe.everything.People.Wishes;
import dev.lethe.evidence.Keys;
import dev.lethe.host.Host;
import dev.lethe.retention.Retentions.Portion;
import dev.lethe.retention.Retentions.RetentionPreview;
import dev.lethe.retention.Retentions.RetentionRun;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model with every feature of the mapping on a real database. */
abstract class EverythingContract {
  private final Product product;

  EverythingContract(Product product) {
    this.product = product;
  }

  /**
   * Tables and columns stand there without schema and quotes. Only fingerprints of rules over
   * tables whose name a database writes in its own way may differ, and so that of the whole.
   */
  @Test
  void theMapIsTheSameOnEveryDatabaseButForNames() throws IOException {
    String approved = Files.readString(EverythingTest.MAP.path());
    try (TestDatabase db = TestDatabase.fresh(product)) {
      DataMap map = Everything.map(db, 12);
      assertThat(withoutFingerprints(map.toJson())).isEqualTo(withoutFingerprints(approved));
      List<String> others =
          map.entities().stream()
              .flatMap(e -> e.groups().stream())
              .filter(g -> !approved.contains(g.fingerprint()))
              .map(GroupEntry::id)
              .toList();
      if (product == Product.MARIADB) {
        assertThat(others).containsExactly("GateEntry", "Order/number", "Order/placed");
      } else {
        assertThat(map.toJson()).isEqualTo(approved);
      }
    }
  }

  private static String withoutFingerprints(String json) {
    return json.replaceAll("\"fingerprint\": \"[0-9a-f]{64}\"", "\"fingerprint\"");
  }

  /** Everything that one guest leaves behind; of a stay, rows that a plain query does not show. */
  private static void save(EntityManagerFactory emf, int n, Instant left) {
    try (EntityManager em = emf.createEntityManager()) {
      em.getTransaction().begin();
      ClubMember guest = new ClubMember();
      guest.id = UUID.randomUUID();
      guest.email = "g" + n + "@example.org";
      guest.leftAt = left;
      guest.name = new FullName("Ana", "Berger");
      guest.home = new Address("Weg 1", "Bern", "West");
      guest.work = new Address("Gasse 2", "Bern", "West");
      guest.passport = "P" + n;
      guest.wishes = new Wishes("vegan", List.of("nuts"));
      guest.phones = Set.of("1", "2");
      guest.formerHomes = Set.of(new Address("Ring 3", "Basel", "North"));
      guest.handles = Map.of("net", "ana");
      guest.cardNumber = "C" + n;
      guest.born = LocalDate.of(1990, 1, 1);
      em.persist(guest);
      Guest friend =
          em.createQuery("from Guest g where g <> ?1", Guest.class)
              .setParameter(1, guest)
              .setMaxResults(1)
              .getResultStream()
              .findFirst()
              .orElse(null);
      if (friend != null) {
        guest.friends.add(friend);
        guest.invitedBy = friend;
      }
      Instant then = left == null ? Instant.parse("2026-11-14T00:00:00Z") : left;
      Records.TentStay tent = stay(new Records.TentStay(), guest, then, false);
      tent.neighbour = "Beat";
      em.persist(tent);
      Records.RoomStay room = stay(new Records.RoomStay(), guest, then, true);
      em.persist(room);
      for (int i = 0; i < 2; i++) {
        Records.Complaint complaint = new Records.Complaint();
        complaint.id = n * 10L + i;
        complaint.stay = tent;
        complaint.text = "cold";
        em.persist(complaint);
        em.flush();
        if (i == 1) {
          em.remove(complaint); // which only marks it
        }
      }
      Records.Meal meal = new Records.Meal();
      meal.season = 2026;
      meal.number = n;
      meal.guest = guest;
      meal.dish = "soup";
      meal.eatenAt = then;
      em.persist(meal);
      Records.Locker locker = new Records.Locker();
      locker.id = new Records.LockerKey("north", n);
      locker.holder = guest;
      locker.label = "boots of Ana";
      locker.createdAt = then;
      locker.givenBackAt = then;
      em.persist(locker);
      Records.Doctor doctor = new Records.Doctor();
      doctor.guest = guest;
      doctor.name = "Dr. Frei";
      em.persist(doctor);
      Records.Waiver waiver = new Records.Waiver();
      waiver.id = UUID.randomUUID();
      waiver.guest = guest;
      waiver.text = "I know";
      waiver.witness = "Cem";
      em.persist(waiver);
      Records.HutPass pass = new Records.HutPass();
      pass.id = UUID.randomUUID();
      pass.guest = guest;
      pass.text = "season";
      pass.validTo = then;
      em.persist(pass);
      Records.Subscriber subscriber = new Records.Subscriber();
      subscriber.address = "s" + n + "@example.org";
      subscriber.madeAt = then;
      em.persist(subscriber);
      Records.Order order = new Records.Order();
      order.id = (long) n;
      order.guest = guest;
      order.placed = then;
      order.number = "R-" + n;
      order.total = BigDecimal.TEN;
      order.sentTo = guest.email;
      em.persist(order);
      Records.GateEntry gate = new Records.GateEntry();
      gate.id = (long) n;
      gate.guestId = guest.id;
      gate.at = then;
      em.persist(gate);
      Records.Letter letter = new Records.Letter();
      letter.id = (long) n;
      letter.sender = "l" + n + "@example.org";
      letter.body = "hello";
      em.persist(letter);
      Warden warden = new Warden();
      warden.setId((long) n);
      warden.setName("Urs");
      warden.setGoneAt(left);
      em.persist(warden);
      em.getTransaction().commit();
    }
  }

  private static <S extends Records.Stay> S stay(S stay, Guest guest, Instant until, boolean off) {
    stay.id = UUID.randomUUID();
    stay.guest = guest;
    stay.until = until;
    stay.remark = "by the window";
    stay.calledOff = off;
    return stay;
  }

  @Test // rows go from every table that they occupy, whatever the provider hides
  void whatIsOverGoesFromEveryTableAndNothingElseDoes(@TempDir Path folder) throws IOException {
    try (TestDatabase db = TestDatabase.fresh(product)) {
      EntityManagerFactory emf = Everything.factory(db, 13);
      save(emf, 1, null);
      Map<String, Long> one = rows(db);
      save(emf, 2, Instant.parse("2026-01-01T00:00:00Z"));
      db.execute("update letter set madeAt = '2020-01-01 00:00:00' where id = 2");
      Map<String, Long> two = rows(db);
      one.forEach((table, n) -> assertThat(two.get(table)).as(table).isGreaterThan(n));
      assertThat(two.get("complaint")).isEqualTo(4);
      Path key =
          Files.createFile(
              folder.resolve("lethe.key"),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
      Instant now = Instant.parse("2026-11-15T00:00:00Z");
      try (Lethe lethe =
          Lethe.builder(emf, Keys.file(key)).register(Host.register()).clock(() -> now).build()) {
        RetentionPreview preview = lethe.retention().preview();
        preview
            .rules()
            .forEach(
                r ->
                    lethe
                        .retention()
                        .arm(preview, r.id(), Portion.EVERYTHING, "for the test", Host.OFFICER));
        RetentionRun run = lethe.retention().run();
        assertThat(run.complete()).isTrue();
      }
      Map<String, Long> after = rows(db);
      // An invoice keeps its guest as a row of which nothing is left but the key.
      Set<String> kept = Set.of("guest", "guest_papers", "club_member", "order");
      one.forEach(
          (table, n) ->
              assertThat(after.get(table)).as(table).isEqualTo(kept.contains(table) ? 2L : n));
      assertThat(
              db.column("select count(*) from guest where email like 'g2%' or street is not null"))
          .containsExactly("1");
      assertThat(db.column("select count(cardNumber) from club_member")).containsExactly("1");
      assertThat(db.column("select count(passport_no) from guest_papers")).containsExactly("1");
    }
  }

  private static final List<String> TABLES =
      List.of(
          "guest",
          "guest_papers",
          "guest_phone",
          "guest_friend",
          "guest_former_home",
          "guest_handle",
          "club_member",
          "warden",
          "warden_AUD",
          "stay",
          "complaint",
          "meal",
          "locker",
          "doctor",
          "waiver",
          "hut_pass",
          "subscriber",
          "letter");

  private Map<String, Long> rows(TestDatabase db) {
    Map<String, Long> rows = new TreeMap<>();
    TABLES.forEach(t -> rows.put(t, db.rows(t)));
    String quoted = product == Product.MARIADB ? "`order`" : "\"order\"";
    rows.put("order", db.rows(quoted));
    rows.put(
        "gate_entry", db.rows(product == Product.MARIADB ? "gate_entry" : "archive.gate_entry"));
    return rows;
  }
}
