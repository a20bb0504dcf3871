package dev.lethe.host;

import static dev.lethe.annotation.Category.OUTPUT;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * What somebody made of samples, some of them as they are; its files lie in a table of their own.
 */
@Entity
@Table(name = "sound_loop")
@SecondaryTable(name = "loop_file")
@Processing("transformation")
@Retain(from = "addedAt", atMost = "P30D")
public class Loop {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  Member owner;

  @PersonalData(OUTPUT)
  @StoredObject(store = "audio", shared = true)
  @Column(table = "loop_file")
  String objectKey;

  @Column(nullable = false)
  Instant addedAt;
}
