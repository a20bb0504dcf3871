package dev.lethe.host;

import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainUntil;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Another kind of person, with keys of the same type. */
@Entity
@Table(name = "keeper")
@DataSubject(kind = "staff", closedBy = "leftAt")
@Processing("staff")
@RetainUntil(CLOSURE)
public class Keeper {
  @Id UUID id;

  @PersonalData(NAME)
  String name;

  Instant leftAt;
}
