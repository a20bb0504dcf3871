package dev.lethe.host;

import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.When;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Its status says when it goes: an old table, whose end is not always stamped. */
@Entity
@Table(name = "purchase")
@Processing("account")
@Retain(
    from = "doneAt",
    orElse = "modifiedAt",
    atMost = "P30D",
    when =
        @When(
            field = "status",
            in = {"DONE", "CANCELLED"}))
@RetainUntil(value = CLOSURE, when = @When(field = "status", in = "OPEN"))
public class Purchase {
  enum Status {
    OPEN,
    DONE,
    CANCELLED,
    HALTED
  }

  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  Member buyer;

  @PersonalData(NAME)
  String shipTo;

  @Enumerated(EnumType.STRING)
  Status status;

  Instant doneAt;

  @Column(nullable = false)
  Instant modifiedAt;
}
