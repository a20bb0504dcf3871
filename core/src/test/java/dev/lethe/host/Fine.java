package dev.lethe.host;

import static dev.lethe.annotation.Category.PAYMENT_HISTORY;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** A patron's, written by somebody of the staff: it goes long before the writer's name would. */
@Entity
@Table(name = "fine", indexes = @Index(columnList = "patron_id"))
@Processing("account")
@Retain(from = "createdAt", atMost = "P90D")
public class Fine extends Audited {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  @JoinColumn(name = "patron_id")
  Patron patron;

  @PersonalData(PAYMENT_HISTORY)
  String reason;
}
