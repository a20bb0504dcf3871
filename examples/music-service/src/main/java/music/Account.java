package music;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.PASSWORD_HASH;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** Somebody who signed up. */
@Entity
@Table(indexes = @Index(columnList = "closedAt"))
@DataSubject(kind = "customer", closedBy = "closedAt")
@Processing("account")
@RetainUntil(CLOSURE)
public class Account {
  @Id UUID id; // the subject's key; needs no annotation

  @PersonalData(EMAIL)
  @Processing({"account", "newsletter"}) // two activities: consent ends one, closure both
  @Column(nullable = false, unique = true)
  String email;

  @PersonalData(PASSWORD_HASH)
  String passwordHash;

  @PersonalData(RELATIONSHIP_DATES)
  @Emptied(with = "1970-01-01T00:00:00Z")
  @Column(nullable = false)
  Instant createdAt;

  @PersonalData(RELATIONSHIP_DATES)
  Instant closedAt;

  @NotPersonal("number that the job queue hands out, renewed daily")
  int shard;

  @Version int version;

  protected Account() {}

  public Account(UUID id, String email, String passwordHash, Instant createdAt, int shard) {
    this.id = id;
    this.email = email;
    this.passwordHash = passwordHash;
    this.createdAt = createdAt;
    this.shard = shard;
  }

  public UUID id() {
    return id;
  }

  public String email() {
    return email;
  }

  public void changeEmail(String to) {
    email = to;
  }

  public void close(Instant at) {
    closedAt = at;
  }

  public String passwordHash() {
    return passwordHash;
  }

  public boolean isOpen() {
    return closedAt == null;
  }
}
