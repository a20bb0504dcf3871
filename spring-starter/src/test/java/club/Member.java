package club;

import static dev.lethe.annotation.Category.EMAIL;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Gone when the member leaves. */
@Entity(name = "Member")
@Table(name = "member")
@DataSubject(closedBy = "leftAt")
@Processing("membership")
@RetainUntil(RetainUntil.CLOSURE)
public class Member {
  @Id public Long id;

  @PersonalData(EMAIL)
  public String email;

  public Instant leftAt;
}
