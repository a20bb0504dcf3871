package dev.lethe.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.export.Exports.Line;
import dev.lethe.page.Inline;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The small parts of a copy. */
class CopyPartsTest {
  @Test
  void aLineThatDoesNotReconcileCannotBeMade() {
    assertThat(Line.of("Track", 3, 2, 1, Map.of()).found()).isEqualTo(3);
    assertThatThrownBy(() -> Line.of("Track", 3, 1, 1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Line.of("Track", 0, 1, -1, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private record Money(long cents, String currency) {}

  private enum Status {
    OPEN {
      @Override
      public String toString() {
        return "something else";
      }
    }
  }

  private static final class Opaque {}

  @Test
  void valuesAreTextsNumbersAndBooleans() {
    assertThat(Values.neutral(Status.OPEN)).isEqualTo("OPEN");
    assertThat(Values.neutral(new byte[] {1, 2})).isEqualTo("AQI=");
    assertThat(Values.neutral(new int[] {1, 2})).isEqualTo(List.of(1, 2));
    assertThat(Values.neutral(LocalDate.of(2026, 1, 2))).isEqualTo("2026-01-02");
    assertThat(Values.neutral(new Money(5, "EUR")))
        .isEqualTo(Map.of("cents", 5L, "currency", "EUR"));
    assertThat(Values.neutral(Arrays.asList(1.5, null))).hasToString("[1.5, null]");
    assertThat(Values.neutral(Double.NaN)).isEqualTo("NaN");
    assertThat(Values.neutral(java.sql.Timestamp.from(Instant.parse("2026-11-23T10:00:00.5Z"))))
        .isEqualTo("2026-11-23T10:00:00.500Z");
    assertThat(Values.neutral(java.sql.Date.valueOf("2026-11-23"))).isEqualTo("2026-11-23");
  }

  @Test
  void aTypeThatOnlyNamesItselfHasNoReadableForm() {
    for (Class<?> type :
        List.of(String.class, int.class, byte[].class, Money.class, Status.class, Map.class)) {
      assertThat(Values.readable(type)).as(type.getName()).isTrue();
    }
    for (Class<?> type : List.of(Opaque.class, InputStream.class, java.sql.Blob.class)) {
      assertThat(Values.readable(type)).as(type.getName()).isFalse();
    }
  }

  @Test
  void aDatumIsThePersonsByTheLinkItIsOf() {
    Whose.Mine owner = new Whose.Mine(true, Set.of("customer"));
    assertThat(owner.has(Optional.empty())).isTrue();
    assertThat(owner.has(Optional.of("agent"))).isFalse();
    Whose.Mine author = new Whose.Mine(false, Set.of("agent.account"));
    assertThat(author.has(Optional.empty())).isFalse();
    assertThat(author.has(Optional.of("agent"))).isTrue();
    assertThat(author.has(Optional.of("age"))).isFalse();
  }

  @Test
  void namesOfEntriesArePlainAndStandOnce() {
    Names names = new Names();
    assertThat(names.plain("../../etc/passwd")).doesNotContain("..").doesNotContain("/");
    assertThat(names.plain("Track")).isEqualTo("Track");
    assertThat(names.plain("TRACK")).isEqualTo("TRACK-2");
    for (String path : List.of("../x", "/etc/passwd", "javascript:alert(1)", "a/../b", "")) {
      assertThatThrownBy(() -> new Inline.File("x", path))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theLawIsAFileWithAVersion() {
    AccessLaw law = AccessLaw.load();
    assertThat(law.version()).isNotEmpty();
    assertThat(law.rights())
        .extracting(AccessLaw.Right::article)
        .contains("Art. 16 GDPR", "Art. 17 GDPR", "Art. 18 GDPR", "Art. 21 GDPR", "Art. 77 GDPR");
  }
}
