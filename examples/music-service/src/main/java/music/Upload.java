package music;

import static dev.lethe.annotation.Category.FILE_NAME;
import static dev.lethe.annotation.Category.UPLOAD;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Audio that somebody sent to be transformed. */
@Entity
@Table(
    indexes = {
      @Index(columnList = "completedAt"),
      @Index(columnList = "createdAt"),
      @Index(columnList = "account_id"),
      @Index(columnList = "objectKey")
    })
@Processing("transformation")
@Retain(from = "completedAt", atLeast = "PT24H", atMost = "PT72H", ifNever = "P7D", cap = "P30D")
public class Upload {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  Account account;

  @PersonalData(FILE_NAME)
  String originalName;

  @PersonalData(UPLOAD)
  @StoredObject(store = "audio", derived = "{key}.peaks.json")
  String objectKey;

  @Column(nullable = false)
  Instant createdAt;

  Instant completedAt; // null until the transformation is done

  protected Upload() {}

  public Upload(
      UUID id,
      Account account,
      String originalName,
      String objectKey,
      Instant createdAt,
      Instant completedAt) {
    this.id = id;
    this.account = account;
    this.originalName = originalName;
    this.objectKey = objectKey;
    this.createdAt = createdAt;
    this.completedAt = completedAt;
  }

  public UUID id() {
    return id;
  }

  public String originalName() {
    return originalName;
  }

  public String objectKey() {
    return objectKey;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant completedAt() {
    return completedAt;
  }

  /** Again, where it was transformed before. */
  public void complete(Instant at) {
    completedAt = at;
  }
}
