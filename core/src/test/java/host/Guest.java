package host;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A host's entity. */
@Entity
public class Guest {
  @Id public long id;

  @Column(unique = true)
  public String email;

  protected Guest() {}

  public Guest(long id, String email) {
    this.id = id;
    this.email = email;
  }
}
