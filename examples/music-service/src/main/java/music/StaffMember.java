package music;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.time.Instant;

/** Somebody who answers support messages. */
@Entity
@DataSubject(kind = "staff", closedBy = "leftAt")
@Processing("staff")
@RetainUntil(value = CLOSURE, grace = "P30D")
public class StaffMember {
  @Id @GeneratedValue Long id;

  @PersonalData(NAME)
  String name;

  @PersonalData(EMAIL)
  String email;

  @PersonalData(RELATIONSHIP_DATES)
  Instant leftAt;

  protected StaffMember() {}

  public StaffMember(String name, String email, Instant leftAt) {
    this.name = name;
    this.email = email;
    this.leftAt = leftAt;
  }

  public String name() {
    return name;
  }
}
