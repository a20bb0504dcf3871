package dev.lethe.host;

import static dev.lethe.annotation.Category.NAME;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/** A ticket: a key of two columns, a version that is a time, and a reference that may be empty. */
@Entity
@Table(
    name = "ticket",
    indexes = {@Index(columnList = "owner_id"), @Index(columnList = "soldAt")})
@Processing("security")
@Retain(from = "soldAt", atMost = "P90D")
public class Ticket {
  @EmbeddedId public Key id;

  @SubjectLink @ManyToOne public Member owner;

  @ManyToOne public Track source;

  @PersonalData(NAME)
  public String holder;

  @Column(nullable = false)
  public Instant soldAt;

  @Version public Instant changedAt;

  /** Which ticket. */
  @Embeddable
  public record Key(String venue, @Column(name = "`day`") LocalDate day) implements Serializable {}
}
