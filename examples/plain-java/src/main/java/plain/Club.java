package plain;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.IP_ADDRESS;
import static dev.lethe.annotation.Category.LOGIN_TIME;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** What the club knows about its members. */
final class Club {
  @Entity
  @DataSubject(closedBy = "leftAt")
  @Processing("membership")
  @RetainUntil(CLOSURE) // gone when the member leaves
  static class Member {
    @Id Long id;

    @PersonalData(EMAIL)
    String email;

    Instant leftAt;
  }

  @Entity
  @Processing("security")
  @Retain(from = "at", atMost = "P90D") // gone 90 days later
  static class Visit {
    @Id @GeneratedValue Long id;
    @SubjectLink @ManyToOne Member member; // whose it is

    @PersonalData(IP_ADDRESS)
    String ip;

    @PersonalData(LOGIN_TIME)
    @Column(nullable = false)
    Instant at;
  }

  private Club() {}
}
