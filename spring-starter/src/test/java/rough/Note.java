package rough;

import static dev.lethe.annotation.Category.MESSAGE;

import club.Member;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;

/** A title that nobody has declared, and a window that wants a quick schedule. */
@Entity(name = "Note")
@Table(indexes = {@Index(columnList = "member_id"), @Index(columnList = "writtenAt")})
@Processing("membership")
@Retain(from = "writtenAt", atLeast = "PT24H", atMost = "PT72H")
public class Note {
  @Id public Long id;
  @SubjectLink @ManyToOne public Member member;

  @PersonalData(MESSAGE)
  public String text;

  public String title;

  @Column(nullable = false)
  public Instant writtenAt;
}
