package dev.lethe.host;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Somebody who answers letters. */
@Entity
@Table(name = "agent")
@DataSubject(kind = "staff", closedBy = "leftAt")
@Processing("staff")
@RetainUntil(CLOSURE)
public class Agent {
  @Id public Long id;

  @PersonalData(EMAIL)
  public String email;

  @PersonalData(RELATIONSHIP_DATES)
  public Instant leftAt;
}
