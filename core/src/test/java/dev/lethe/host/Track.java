package dev.lethe.host;

import static dev.lethe.annotation.Category.FILE_NAME;
import static dev.lethe.annotation.Category.UPLOAD;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.envers.Audited;
import org.hibernate.envers.RelationTargetAuditMode;

/** An upload: 24 to 72 hours after completion, with file, notes and audit copies. */
@Entity
@Table(
    name = "track",
    indexes = {@Index(columnList = "owner_id"), @Index(columnList = "completedAt")})
@Audited
@Processing("transformation")
@Retain(from = "completedAt", atLeast = "PT24H", atMost = "PT72H", ifNever = "P7D", cap = "P30D")
public class Track {
  @Id public UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  @Audited(targetAuditMode = RelationTargetAuditMode.NOT_AUDITED)
  public Member owner;

  @PersonalData(FILE_NAME)
  public String originalName;

  @PersonalData(UPLOAD)
  @StoredObject(store = "audio", derived = "{key}.peaks.json")
  public String objectKey;

  @ElementCollection
  @CollectionTable(name = "track_notes", indexes = @Index(columnList = "Track_id"))
  @PersonalData(UPLOAD)
  public List<String> notes = new ArrayList<>();

  @Column(nullable = false)
  public Instant createdAt;

  public Instant completedAt;
}
