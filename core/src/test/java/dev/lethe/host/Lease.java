package dev.lethe.host;

import static dev.lethe.annotation.Category.CONTRACT;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.When;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Serves two purposes, of which the end of the contract ends both; a member's, or a stranger's. */
@Entity
@Table(name = "lease")
@Processing({"account", "security"})
@Retain(from = "createdAt", atMost = "P5Y", activity = "security")
@Retain(from = "endedAt", atMost = "P1D", ifNever = "P10Y", activity = "account", cut = true)
public class Lease {
  @Id UUID id;

  @SubjectLink @ManyToOne Member tenant;

  @SubjectLink(kind = "correspondent", when = @When(field = "tenant", isNull = true))
  String address;

  @PersonalData(CONTRACT)
  String terms;

  @Column(nullable = false)
  Instant createdAt;

  Instant endedAt;
}
