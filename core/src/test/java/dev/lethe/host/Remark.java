package dev.lethe.host;

import static dev.lethe.annotation.Category.MESSAGE;
import static dev.lethe.annotation.RetainUntil.CLOSURE;

import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.When;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Written by a member or by a keeper, whose keys may be equal; with a flag of its own. */
@Entity
@Table(name = "remark")
@Processing("account")
@RetainUntil(value = CLOSURE, when = @When(field = "deleted", in = "false"))
@Retain(from = "at", atMost = "P7D", when = @When(field = "deleted"))
public class Remark {
  @Id UUID id;
  String authorType;

  @SubjectLink(to = Member.class, when = @When(field = "authorType", in = "MEMBER"))
  @SubjectLink(to = Keeper.class, when = @When(field = "authorType", in = "KEEPER"))
  UUID authorId;

  @PersonalData(MESSAGE)
  String text;

  @Column(nullable = false)
  Instant at;

  boolean deleted;
}
