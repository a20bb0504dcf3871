package tapes;

import static dev.lethe.annotation.Category.UPLOAD;

import club.Member;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.time.Instant;

/** A row with a file. */
@Entity(name = "Tape")
@Processing("membership")
@Retain(from = "recordedAt", atMost = "P90D")
public class Tape {
  @Id public Long id;
  @SubjectLink @ManyToOne public Member member;

  @PersonalData(UPLOAD)
  @StoredObject(store = "audio")
  public String audioKey;

  @Column(nullable = false)
  public Instant recordedAt;
}
