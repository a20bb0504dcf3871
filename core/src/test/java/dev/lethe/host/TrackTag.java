package dev.lethe.host;

import static dev.lethe.annotation.Category.UPLOAD;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** Goes with its track. */
@Entity
@Table(name = "track_tag", indexes = @Index(columnList = "track_id"))
@Processing("transformation")
@RetainWith("track")
public class TrackTag {
  @Id public UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  public Track track;

  @PersonalData(UPLOAD)
  public String title;
}
