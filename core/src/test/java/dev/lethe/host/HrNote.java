package dev.lethe.host;

import static dev.lethe.annotation.Category.MESSAGE;

import dev.lethe.annotation.OwnedElsewhere;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Another team's rows with a foreign key to ours. */
@Entity
@Table(name = "hr_note")
@Processing("staff")
@OwnedElsewhere(owner = "hr-team")
public class HrNote {
  @Id public Long id;

  @SubjectLink @ManyToOne public Member member;

  @PersonalData(MESSAGE)
  public String text;
}
