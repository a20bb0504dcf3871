package dev.lethe.host;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** Nobody's: only who put it up is known. */
@Entity
@Table(name = "shelf")
public class Shelf extends Audited {
  @Id UUID id;

  String label;

  @Version int version;
}
