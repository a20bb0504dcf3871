package dev.lethe.host;

import static dev.lethe.annotation.Category.MESSAGE;

import dev.lethe.annotation.FollowsRecord;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

/** A log about records of many types, whose keys it holds as text. */
@Entity
@Table(name = "log_line", indexes = @Index(columnList = "entity_type, entity_id"))
@Processing("account")
@FollowsRecord(
    type = "entityType",
    id = "entityId",
    map = {
      @FollowsRecord.To(is = "MEMBER", entity = Member.class),
      @FollowsRecord.To(
          is = {"TRACK", "UPLOAD"},
          entity = Track.class),
      @FollowsRecord.To(is = "VISIT", entity = Visit.class),
      @FollowsRecord.To(is = "TAG", entity = TrackTag.class)
    })
public class LogLine {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  @Column(name = "entity_type", length = 20)
  public String entityType;

  @Column(name = "entity_id", length = 64)
  public String entityId;

  @PersonalData(MESSAGE)
  public String text;
}
