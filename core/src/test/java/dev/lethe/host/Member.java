package dev.lethe.host;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.PASSWORD_HASH;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

@Entity
@Table(name = "member")
@DataSubject(kind = "customer", closedBy = "closedAt")
@Processing("account")
@RetainUntil(CLOSURE)
public class Member {
  @Id public UUID id;

  @PersonalData(EMAIL)
  @Processing({"account", "newsletter"})
  @Column(nullable = false, unique = true)
  public String email;

  @PersonalData(PASSWORD_HASH)
  public String passwordHash;

  @PersonalData(RELATIONSHIP_DATES)
  @Emptied(with = "1970-01-01T00:00:00Z")
  @Column(nullable = false)
  public Instant createdAt;

  @PersonalData(RELATIONSHIP_DATES)
  public Instant closedAt;

  @Version public int version;
}
