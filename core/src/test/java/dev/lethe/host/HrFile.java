package dev.lethe.host;

import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.Category.NAME;

import dev.lethe.annotation.OwnedElsewhere;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Another team's table: read here, changed there. */
@Entity
@Table(name = "hr_file")
@Processing("staff")
@OwnedElsewhere(owner = "hr-team")
public class HrFile {
  @Id public Long id;

  @SubjectLink(to = Member.class)
  public UUID memberId;

  @PersonalData(NAME)
  @Column(nullable = false)
  public String name;

  @PersonalData(MESSAGE)
  public String note;
}
