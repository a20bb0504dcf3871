package dev.lethe.host;

import static dev.lethe.annotation.Category.CONTRACT;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RetainWith;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What a patron's own end counts from, and what goes with the patron. */
@Entity
@Table(name = "loan", indexes = @Index(columnList = "patron_id, lent_at"))
@Processing("account")
@RetainWith("patron")
public class Loan {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  @JoinColumn(name = "patron_id")
  Patron patron;

  @PersonalData(CONTRACT)
  String title;

  @PersonalData(CONTRACT)
  @Column(name = "lent_at", nullable = false)
  Instant lentAt;
}
