package dev.lethe.host;

import static dev.lethe.annotation.Category.MESSAGE;

import dev.lethe.annotation.FollowsRecord;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import java.util.UUID;

/** Follows people of two kinds, whose keys may be equal; the key has the people's own type. */
@Entity
@Table(name = "stamp", indexes = @Index(columnList = "recordId"))
@Processing("account")
@FollowsRecord(
    type = "of",
    id = "recordId",
    map = {
      @FollowsRecord.To(is = "MEMBER", entity = Member.class),
      @FollowsRecord.To(is = "KEEPER", entity = Keeper.class)
    })
public class Stamp {
  enum Of {
    MEMBER,
    KEEPER
  }

  @Id UUID id;

  @Enumerated(EnumType.STRING)
  Of of;

  UUID recordId;

  @PersonalData(MESSAGE)
  String text;
}
