package library;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;

/** An entity of a jar that knows nothing of Lethe. */
@Entity
@NullUnmarked
public class Borrower {
  @Id Long id;
  String name;
  LocalDate leftOn;
}
