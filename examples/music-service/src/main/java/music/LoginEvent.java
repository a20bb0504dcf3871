package music;

import static dev.lethe.annotation.Category.ABUSE_SCORE;
import static dev.lethe.annotation.Category.IP_ADDRESS;
import static dev.lethe.annotation.Category.LOGIN_TIME;
import static dev.lethe.annotation.Category.USER_AGENT;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.Withhold;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Somebody logged in, or tried to. */
@Entity
@Table(
    indexes = {
      @Index(columnList = "at"),
      @Index(columnList = "accountId"),
      @Index(columnList = "ip")
    })
@Processing("security")
@Retain(from = "at", atMost = "P90D")
public class LoginEvent {
  @Id @GeneratedValue Long id;

  @SubjectLink(to = Account.class)
  UUID accountId; // a plain key; null: an attempt with an unknown address

  @PersonalData(LOGIN_TIME)
  @Column(nullable = false)
  Instant at;

  @PersonalData(IP_ADDRESS)
  String ip;

  @PersonalData(USER_AGENT)
  String userAgent;

  @PersonalData(ABUSE_SCORE)
  @Withhold("would tell abusers what is measured, Art. 15(4)")
  Integer score;

  protected LoginEvent() {}

  public LoginEvent(UUID accountId, Instant at, String ip, String userAgent, Integer score) {
    this.accountId = accountId;
    this.at = at;
    this.ip = ip;
    this.userAgent = userAgent;
    this.score = score;
  }

  public Long id() {
    return id;
  }
}
