package dev.lethe.host;

import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Retain.Pick.LAST;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.When;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A status ends the relationship; who borrows nothing for two years goes besides. */
@Entity
@Table(name = "patron")
@DataSubject(
    kind = "customer",
    closedBy = "modifiedAt",
    closedWhen = @When(field = "status", in = "GONE"))
@Processing("account")
@RetainUntil(value = CLOSURE, grace = "P30D")
@Retain(from = "loans.lentAt", pick = LAST, atMost = "P2Y", ifNever = "P1Y")
public class Patron {
  @Id UUID id;

  @PersonalData(NAME)
  String name;

  @Column(nullable = false)
  String status;

  @Column(nullable = false)
  Instant createdAt;

  @Column(nullable = false)
  Instant modifiedAt;

  @OneToMany(mappedBy = "patron")
  List<Loan> loans = new ArrayList<>();
}
