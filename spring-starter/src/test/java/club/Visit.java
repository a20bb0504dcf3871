package club;

import static dev.lethe.annotation.Category.IP_ADDRESS;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** Gone 90 days later. */
@Entity(name = "Visit")
@Table(
    name = "visit",
    indexes = {@Index(columnList = "member_id"), @Index(columnList = "visitedAt")})
@Processing("security")
@Retain(from = "visitedAt", atMost = "P90D")
public class Visit {
  @Id public Long id;

  @SubjectLink
  @ManyToOne
  @JoinColumn(name = "member_id")
  public Member member;

  @PersonalData(IP_ADDRESS)
  public String ip;

  @Column(nullable = false)
  public Instant visitedAt;
}
