package dev.lethe.decide;

import static dev.lethe.decide.Declared.BERLIN;
import static dev.lethe.decide.Declared.TAX;
import static dev.lethe.decide.Declared.closed;
import static dev.lethe.decide.Declared.group;
import static dev.lethe.decide.Declared.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.datamap.EntityEntry;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.ObligationRule;
import dev.lethe.model.Outcome;
import dev.lethe.model.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The name of who wrote a row goes with it, by its own clock, and at nobody else's wish. */
class RidersTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final String CLOSED = "2026-06-30T15:00:00Z";

  private static EntityEntry entity(List<ObligationRule> law) {
    GroupEntry own =
        group(
            "Fine",
            List.of(window("Fine", "issuedAt").atMost("P90D").activity("account").rule()),
            law);
    GroupEntry writer =
        group(window("Fine/createdBy", "writtenAt").atMost("P730D").activity("staff").rule());
    GroupEntry rider =
        new GroupEntry(
            "Fine/createdBy",
            writer.fields(),
            writer.activities(),
            writer.retention(),
            List.of(),
            List.of(),
            "0",
            List.of(),
            true);
    return new EntityEntry(
        "Fine",
        "music.Fine",
        List.of("fine"),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(own, rider),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static Facts written(String at) {
    return closed(CLOSED, "issuedAt", at, "writtenAt", at);
  }

  private static Map<String, Verdict> decide(List<ObligationRule> law, Facts facts) {
    return Decide.decideAll(entity(law), facts, BERLIN, NOW);
  }

  @Test
  void itGoesWhenAllElseGoes() {
    assertThat(decide(List.of(), written("2026-08-01T10:00:00Z")))
        .allSatisfy(
            (id, v) -> {
              assertThat(v.outcome()).as(id).isEqualTo(Outcome.DELETE_NOW);
              assertThat(v.ground().reason()).isEqualTo(Reason.EXPIRED);
            });
  }

  @Test
  void itStaysWithWhatStays() {
    assertThat(decide(List.of(), written("2026-11-01T10:00:00Z")))
        .allSatisfy((id, v) -> assertThat(v.outcome()).as(id).isEqualTo(Outcome.KEEP));
  }

  @Test // the owner's wish ends what is the owner's
  void itDoesNotGoAtTheOwnersWish() {
    var verdicts =
        decide(
            List.of(TAX),
            written("2026-11-01T10:00:00Z")
                .withErasure(ErasureWish.STRONG)
                .withObjection(Objection.UPHELD));

    assertThat(verdicts)
        .hasEntrySatisfying("Fine", v -> assertThat(v.outcome()).isEqualTo(Outcome.KEEP_RESTRICTED))
        .hasEntrySatisfying(
            "Fine/createdBy",
            v -> {
              assertThat(v.outcome()).isEqualTo(Outcome.KEEP);
              assertThat(v.ground().reason()).isEqualTo(Reason.PURPOSE_LIVE);
            });
  }

  @Test // a hold speaks for the whole record
  void aHoldKeepsBoth() {
    var hold = HoldFact.legal("M-7:keyed", LocalDate.parse("2027-02-20"));

    assertThat(decide(List.of(), written("2020-01-01T10:00:00Z").withHolds(List.of(hold))))
        .allSatisfy((id, v) -> assertThat(v.ground().reason()).as(id).isEqualTo(Reason.LEGAL_HOLD));
  }
}
