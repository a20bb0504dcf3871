package dev.lethe.host;

import dev.lethe.annotation.ActorColumn;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** Who wrote a row and who changed it last, said once for every table. */
@NullUnmarked
@MappedSuperclass
public abstract class Audited {
  @ActorColumn(kind = "staff")
  String createdBy;

  @ActorColumn(kind = "staff", from = "modifiedAt")
  String modifiedBy;

  @Column(nullable = false)
  Instant createdAt;

  @Column(nullable = false)
  Instant modifiedAt;
}
