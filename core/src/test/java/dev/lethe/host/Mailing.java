package dev.lethe.host;

import static dev.lethe.annotation.Category.EMAIL;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.When;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What one address serves, its own flags say. */
@Entity
@Table(name = "mailing", indexes = @Index(columnList = "patron_id"))
@Processing(value = "account", when = @When(field = "reminders"))
@Processing(value = "newsletter", when = @When(field = "news", in = "YES"))
@Retain(from = "createdAt", atMost = "P30D", activity = "account")
@Retain(from = "createdAt", atMost = "P1Y", activity = "newsletter")
public class Mailing {
  @Id UUID id;

  @SubjectLink
  @ManyToOne(optional = false)
  @JoinColumn(name = "patron_id")
  Patron patron;

  @PersonalData(EMAIL)
  String address;

  boolean reminders;

  String news;

  @Column(nullable = false)
  Instant createdAt;
}
