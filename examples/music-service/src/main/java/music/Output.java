package music;

import static dev.lethe.annotation.Category.FILE_NAME;
import static dev.lethe.annotation.Category.OUTPUT;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
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

/** What came out of a transformation. */
@Entity
@Table(
    indexes = {
      @Index(columnList = "account_id"),
      @Index(columnList = "source_id"),
      @Index(columnList = "objectKey")
    })
@Processing("transformation")
@RetainUntil(value = CLOSURE, userMayDelete = true)
public class Output {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false, fetch = FetchType.LAZY)
  Account account;

  @ManyToOne(fetch = FetchType.LAZY)
  Upload source; // nullable, no cascade: set null when the upload goes

  @PersonalData(OUTPUT)
  @StoredObject(store = "audio")
  String objectKey;

  @PersonalData(FILE_NAME)
  String title;

  @NotPersonal("name of the effect, from a fixed list")
  String effect;

  @PersonalData(OUTPUT)
  @Column(nullable = false)
  Instant createdAt;

  protected Output() {}

  public Output(
      UUID id,
      Account account,
      Upload source,
      String objectKey,
      String title,
      String effect,
      Instant createdAt) {
    this.id = id;
    this.account = account;
    this.source = source;
    this.objectKey = objectKey;
    this.title = title;
    this.effect = effect;
    this.createdAt = createdAt;
  }

  public UUID id() {
    return id;
  }

  public String objectKey() {
    return objectKey;
  }

  public String title() {
    return title;
  }

  public String effect() {
    return effect;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
