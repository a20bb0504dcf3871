package plain;

import static dev.lethe.annotation.Category.*;

import dev.lethe.Lethe;
import dev.lethe.annotation.*;
import dev.lethe.evidence.Keys;
import dev.lethe.model.Actor;
import dev.lethe.register.PrivacyRegister;
import dev.lethe.retention.Retentions.Portion;
import jakarta.persistence.*;
import java.nio.file.Path;
import java.time.Instant;

/** The shortest complete host: no framework, H2. Wants the path of a key file. */
class Main {
  @Entity(name = "Member")
  @DataSubject(closedBy = "leftAt")
  @Processing("membership")
  @RetainUntil(RetainUntil.CLOSURE) // gone when the member leaves
  static class Member {
    @Id Long id;

    @PersonalData(EMAIL)
    String email;

    Instant leftAt;
  }

  @Entity(name = "Visit")
  @Processing("security")
  @Retain(from = "at", atMost = "P90D") // gone 90 days later
  static class Visit {
    @Id @GeneratedValue Long id;
    @SubjectLink @ManyToOne Member member; // whose it is

    @PersonalData(IP_ADDRESS)
    String ip;

    @Column(nullable = false)
    Instant at = Instant.parse("2026-01-31T10:00:00Z");
  }

  public static void main(String[] args) {
    var unit = new PersistenceConfiguration("club").managedClass(Member.class);
    unit.managedClass(Visit.class).property("jakarta.persistence.jdbc.url", "jdbc:h2:mem:club");
    unit.property("jakarta.persistence.schema-generation.database.action", "create");
    var register = PrivacyRegister.fromClasspath("privacy/register.yml");
    var keys = Keys.file(Path.of(args[0]));
    try (var emf = unit.createEntityManagerFactory();
        var lethe = Lethe.builder(emf, keys).register(register).build()) {
      emf.runInTransaction(em -> em.persist(new Visit()));
      var preview = lethe.retention().preview(); // looks, and changes nothing
      System.out.println(preview.toText());
      var officer = Actor.officer("m.keller");
      lethe.retention().arm(preview, "Visit", Portion.EVERYTHING, "agreed in October", officer);
      System.out.println(lethe.retention().run().erased("Visit") + " visits went");
    }
  }
}
