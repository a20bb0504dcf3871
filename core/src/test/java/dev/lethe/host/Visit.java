package dev.lethe.host;

import static dev.lethe.annotation.Category.IP_ADDRESS;
import static dev.lethe.annotation.Category.LOGIN_TIME;
import static dev.lethe.annotation.Category.USER_AGENT;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A log entry: 90 days, whoever's it is. */
@Entity
@Table(
    name = "visit_log",
    indexes = {@Index(columnList = "memberId"), @Index(columnList = "visited_at")})
@Processing("security")
@Retain(from = "at", atMost = "P90D")
public class Visit {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @SubjectLink(to = Member.class)
  public UUID memberId;

  @PersonalData(LOGIN_TIME)
  @Column(name = "visited_at", nullable = false)
  public Instant at;

  @PersonalData(IP_ADDRESS)
  public String ip;

  @PersonalData(USER_AGENT)
  public String userAgent;
}
