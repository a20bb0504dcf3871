package dev.lethe.scan;

import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.Category.RELATIONSHIP_DATES;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.annotation.DataSubject;
import dev.lethe.annotation.Emptied;
import dev.lethe.annotation.Forbidden;
import dev.lethe.annotation.FreeText;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.RecipientKey;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SpecialCategory;
import dev.lethe.annotation.StoredObject;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.annotation.Withhold;
import dev.lethe.databases.Product;
import dev.lethe.databases.TestDatabase;
import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry.FieldEntry;
import dev.lethe.host.Host;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kotlin's data classes are declared like any other. */
@NullUnmarked
class KotlinTest {
  /**
   * Without a use-site target Kotlin puts an annotation on the constructor's parameter where its
   * target allows that, and no scan looks there; else on the field.
   */
  @ParameterizedTest
  @ValueSource(
      classes = {
        Emptied.class,
        Forbidden.class,
        FreeText.class,
        NotPersonal.class,
        PersonalData.class,
        Processing.class,
        RecipientKey.class,
        Retain.class,
        RetainUntil.class,
        SpecialCategory.class,
        StoredObject.class,
        SubjectLink.class,
        Withhold.class
      })
  void noWordMayStandOnAParameter(Class<?> word) {
    Target target = Objects.requireNonNull(word.getAnnotation(Target.class));
    assertThat(target.value())
        .contains(ElementType.FIELD)
        .doesNotContain(ElementType.PARAMETER, ElementType.TYPE_USE);
  }

  /**
   * As Kotlin compiles {@code data class Guest(@Id val id: UUID, @PersonalData(EMAIL) val email:
   * String, @get:PersonalData(NAME) val name: String, @get:NotPersonal("…") val isOpen:
   * Boolean, @PersonalData(RELATIONSHIP_DATES) var leftAt: Instant?)} with its plugin for JPA.
   */
  @Entity(name = "Guest")
  @DataSubject(kind = "customer", closedBy = "leftAt")
  @Processing("account")
  @RetainUntil(CLOSURE)
  static final class Guest {
    @Id private final UUID id;

    @PersonalData(EMAIL)
    private final String email;

    private final String name;
    private final boolean isOpen;

    @PersonalData(RELATIONSHIP_DATES)
    private Instant leftAt;

    Guest() {
      this(null, null, null, false, null);
    }

    Guest(UUID id, String email, String name, boolean isOpen, Instant leftAt) {
      this.id = id;
      this.email = email;
      this.name = name;
      this.isOpen = isOpen;
      this.leftAt = leftAt;
    }

    UUID getId() {
      return id;
    }

    String getEmail() {
      return email;
    }

    @PersonalData(NAME)
    String getName() {
      return name;
    }

    @NotPersonal("whether the account may order, the same for all")
    boolean isOpen() {
      return isOpen;
    }

    Instant getLeftAt() {
      return leftAt;
    }

    void setLeftAt(Instant at) {
      leftAt = at;
    }

    UUID component1() {
      return id;
    }

    String component2() {
      return email;
    }

    Guest copy(UUID otherId, String otherEmail) {
      return new Guest(otherId, otherEmail, name, isOpen, leftAt);
    }
  }

  @Test
  void aDataClassIsReadByItsFieldsAndGetters() {
    try (TestDatabase db = TestDatabase.fresh(Product.H2);
        Lethe lethe = Lethe.observe(db.factory(Map.of(), Guest.class), Host.register())) {
      assertThat(FindingsTest.aboutDeclarations(lethe)).isEmpty();
      EntityEntry guest = lethe.dataMap().entity("Guest").orElseThrow();
      assertThat(guest.groups().get(0).fields())
          .extracting(FieldEntry::path)
          .containsExactly("email", "leftAt", "name");
      assertThat(guest.notPersonal()).extracting(n -> n.path()).containsExactly("isOpen");
    }
  }
}
