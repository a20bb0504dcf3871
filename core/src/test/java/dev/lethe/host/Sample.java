package dev.lethe.host;

import static dev.lethe.annotation.Category.UPLOAD;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A sound that others may use too, with pictures of its own. */
@Entity
@Table(name = "sample")
@Processing("transformation")
@Retain(from = "addedAt", atMost = "P7D")
public class Sample {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  Member owner;

  @PersonalData(UPLOAD)
  @StoredObject(
      store = "audio",
      shared = true,
      derived = {"{key}.peaks.json", "thumbs/{id}/"})
  String objectKey;

  @Column(nullable = false)
  Instant addedAt;
}
