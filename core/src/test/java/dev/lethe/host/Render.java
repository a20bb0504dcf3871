package dev.lethe.host;

import static dev.lethe.annotation.Category.FILE_NAME;
import static dev.lethe.annotation.Category.OUTPUT;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.SoftDelete;

/** An output: until the account is closed; a track that goes lets go of it. */
@Entity
@Table(name = "render", indexes = @Index(columnList = "owner_id"))
@SoftDelete
@Processing("transformation")
@RetainUntil(value = CLOSURE, userMayDelete = true)
public class Render {
  @Id public UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  public Member owner;

  @ManyToOne public Track source;

  @PersonalData(OUTPUT)
  @StoredObject(store = "audio")
  public String objectKey;

  @PersonalData(FILE_NAME)
  public String title;

  @Column(nullable = false)
  public Instant createdAt;

  @Version public long version;
}
