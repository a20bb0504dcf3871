package dev.lethe.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lethe.Lethe;
import dev.lethe.databases.Product;
import dev.lethe.host.Host;
import dev.lethe.host.Member;
import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import dev.lethe.model.Finding.Severity;
import dev.lethe.model.MisuseException;
import dev.lethe.register.Undecided;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No flag day: what is listed waits until its day, what is not listed does not. */
@NullUnmarked
class UndecidedTest {
  @Entity(name = "Badge")
  static class Badge {
    @Id UUID id;
    @ManyToOne Member holder;
  }

  private static List<Finding> built(Host host, Undecided list) {
    try (Lethe lethe = host.builder().undecided(list).build()) {
      assertThat(lethe.dataMap().coverage().undeclared()).as("the map shows it").isEqualTo(1);
      return lethe.findings();
    }
  }

  @Test
  void whatIsListedWaitsUntilItsDay(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("undecided.yml");
    try (Host host = new Host(Product.H2, Badge.class)) {
      host.turnTo("2026-11-01T00:00:00Z");
      assertThatThrownBy(() -> built(host, Undecided.none()))
          .isInstanceOf(DeclarationException.class)
          .hasMessageContaining("Badge");
      try (Lethe looking = Lethe.observe(host.emf, Host.register())) {
        Undecided.write(file, looking.findings(), "m.keller", LocalDate.of(2027, 2, 1));
        assertThatThrownBy(
                () ->
                    Undecided.write(file, looking.findings(), "m.keller", LocalDate.of(2030, 2, 1)))
            .as("nothing extends a day but a person")
            .isInstanceOf(MisuseException.class);
      }
      Undecided list = Undecided.parse("undecided.yml", Files.readString(file));
      assertThat(list.entries())
          .containsExactly(new Undecided.Entry("Badge", "m.keller", LocalDate.of(2027, 2, 1)));

      assertThat(built(host, list))
          .filteredOn(f -> f.place().equals("Badge"))
          .singleElement()
          .satisfies(
              f -> {
                assertThat(f.severity()).isEqualTo(Severity.WARNING);
                assertThat(f.message()).endsWith("m.keller decides before 2027-02-01.");
              });

      host.turnTo("2027-01-31T23:00:00Z"); // midnight in Berlin
      assertThatThrownBy(() -> built(host, list))
          .isInstanceOf(DeclarationException.class)
          .hasMessageContaining("It waited until 2027-02-01 (m.keller).");
    }
  }

  @Test // LETHE-103
  void anEntryThatNothingNeedsIsAnError() {
    Undecided list =
        Undecided.parse(
            "undecided.yml",
            "undecided: [{ place: Upload.title, owner: m.keller, until: 2027-02-01 }]");
    assertThat(list.weigh(List.of(), LocalDate.of(2026, 11, 1)))
        .singleElement()
        .satisfies(f -> assertThat(f.code()).isEqualTo(Code.UNDECIDED));
  }

  @Test // a wrong declaration may not wait
  void onlyWhatNobodyDeclaredMayWait() {
    Finding wrong =
        new Finding(Code.NO_RETENTION, Severity.ERROR, "Upload", "Upload …", "Add @Retain.");
    Undecided list =
        new Undecided(List.of(new Undecided.Entry("Upload", "m.keller", LocalDate.MAX)));
    assertThat(list.weigh(List.of(wrong), LocalDate.of(2026, 11, 1))).contains(wrong);
  }

  @Test
  void aMalformedListIsSaidWithItsLines() {
    assertThatThrownBy(
            () ->
                Undecided.parse(
                    "undecided.yml", "undecided:\n- place: Badge\n  owner: x\n  untill: 2027\n"))
        .isInstanceOf(DeclarationException.class)
        .hasMessageContaining("undecided.yml:2")
        .hasMessageContaining("until of an entry is missing")
        .hasMessageContaining("'untill'");
  }
}
