package dev.lethe.scan;

import static dev.lethe.annotation.Category.CARD_NUMBER;
import static dev.lethe.annotation.Category.EMAIL;
import static dev.lethe.annotation.Forbidden.OnWrite.MASK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.annotation.Forbidden;
import dev.lethe.annotation.NotPersonal;
import dev.lethe.model.Code;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** P6: what @Forbidden asks for and nobody could watch is said at the start. LETHE-128. */
@NullUnmarked
class ForbiddenFindingsTest {
  @Entity(name = "Effect")
  @NotPersonal("a fixed list of effects")
  static class Counted {
    @Id Long id;

    @Forbidden(CARD_NUMBER)
    long card;
  }

  @Entity(name = "Effect")
  @NotPersonal("a fixed list of effects")
  static class Unrecognised {
    @Id Long id;

    @Forbidden(EMAIL)
    String title;
  }

  @Entity(name = "Effect")
  @NotPersonal("a fixed list of effects")
  @Forbidden(value = CARD_NUMBER, onWrite = MASK)
  static class Collected {
    @Id Long id;
    String title;
    @ElementCollection List<String> lines;
  }

  @Embeddable
  static class Line {
    @Forbidden(CARD_NUMBER)
    String text;
  }

  @Entity(name = "Effect")
  @NotPersonal("a fixed list of effects")
  static class CollectedInside {
    @Id Long id;
    @ElementCollection List<Line> lines;
  }

  @Entity(name = "Effect")
  @NotPersonal("a fixed list of effects")
  @Forbidden(value = CARD_NUMBER, onWrite = MASK)
  static class Right {
    @Id Long id;
    String title;
    long rank;

    @Forbidden(CARD_NUMBER)
    @ElementCollection
    List<String> lines;

    @ElementCollection List<Long> grades;
  }

  private static String one(Class<?> entity) {
    return FindingsTest.one(Code.FORBIDDEN_UNWATCHED, entity).toText();
  }

  @Test
  void onWhatIsNoText() {
    assertThat(one(Counted.class))
        .startsWith(
            "LETHE-128 Effect.card: @Forbidden(CARD_NUMBER) cannot be watched: the attribute is not"
                + " text but Long.");
  }

  @Test
  void forWhatNobodyRecognises() {
    assertThat(one(Unrecognised.class))
        .startsWith(
            "LETHE-128 Effect.title: @Forbidden(EMAIL) cannot be watched: nothing recognises such a"
                + " value.");
  }

  @Test
  void maskedInACollection() {
    assertThat(one(Collected.class))
        .startsWith(
            "LETHE-128 Effect.lines: @Forbidden(CARD_NUMBER) cannot be watched: what is in a"
                + " collection can be refused, not masked.");
  }

  @Test
  void insideACollection() {
    assertThat(one(CollectedInside.class))
        .startsWith(
            "LETHE-128 Effect.lines: @Forbidden(CARD_NUMBER) cannot be watched: it stands in an"
                + " embeddable, and the attribute is a collection of these.");
  }

  @Test
  void theRightOne() {
    assertThat(FindingsTest.of(Right.class)).isEmpty();
  }
}
