package dev.lethe.scan;

import static dev.lethe.annotation.Category.NAME;
import static dev.lethe.annotation.RetainUntil.CLOSURE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lethe.Lethe;
import dev.lethe.annotation.PersonalData;
import dev.lethe.annotation.Processing;
import dev.lethe.annotation.Retain;
import dev.lethe.annotation.RetainUntil;
import dev.lethe.annotation.SubjectLink;
import dev.lethe.databases.Product;
import dev.lethe.datamap.DataMap;
import dev.lethe.datamap.GroupEntry;
import dev.lethe.datamap.RetentionRule;
import dev.lethe.host.Host;
import dev.lethe.host.Member;
import dev.lethe.model.Code;
import dev.lethe.model.Finding;
import dev.lethe.register.PrivacyRegister;
import jakarta.persistence.Column;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said about promises at collection that no rule follows. */
@NullUnmarked
class PromisedFindingsTest {
  @Entity(name = "Graced")
  @Processing("account")
  @RetainUntil(value = CLOSURE, grace = "P90D")
  static class Graced {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Member member;

    @PersonalData(NAME)
    String nickname;
  }

  @Entity(name = "Dated")
  @Processing("account")
  @Retain(from = "signed", atMost = "P90D")
  static class Dated {
    @Id UUID id;

    @SubjectLink
    @ManyToOne(optional = false)
    Member member;

    @PersonalData(NAME)
    String nickname;

    @Column(nullable = false)
    LocalDate signed;
  }

  private static Host host;

  @BeforeAll
  static void start() {
    host = new Host(Product.H2, Graced.class, Dated.class);
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Lethe looking(String promised) {
    try {
      String register = Files.readString(Path.of("src/test/resources/privacy/register.yml"));
      return Lethe.observe(
          host.emf,
          PrivacyRegister.parse(
              "privacy/register.yml", register + "\npromised: [" + promised + "]\n"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Finding> of(String promised) {
    try (Lethe lethe = looking(promised)) {
      return lethe.findings().stream()
          .filter(f -> f.code() == Code.PROMISE_UNFOLLOWED || f.code() == Code.PROMISE_USELESS)
          .toList();
    }
  }

  private static Finding one(Code code, String promised) {
    List<Finding> found = of(promised);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).code()).isEqualTo(code);
    assertThat(found.get(0).severity()).isEqualTo(Finding.Severity.ERROR);
    assertThat(found.get(0).remedy()).isNotBlank();
    return found.get(0);
  }

  private static final String VISITS =
      "{ entity: Visit, collectedBefore: 2026-09-01, atMost: P30D, says: policy v2 §3 }";

  @Test
  void aPromiseThatIsFollowedStandsInTheMap() {
    assertThat(of(VISITS)).isEmpty();

    try (Lethe lethe = looking(VISITS);
        Lethe before = Lethe.observe(host.emf, Host.register())) {
      GroupEntry group = lethe.dataMap().group("Visit").orElseThrow();
      assertThat(group.retention())
          .singleElement()
          .satisfies(
              r ->
                  assertThat(r.inWords())
                      .endsWith(
                          "; what was collected before 2026-09-01 (at), at most 30 days, as"
                              + " promised (policy v2 §3)"));
      assertThat(group.fingerprint())
          .isNotEqualTo(before.dataMap().group("Visit").orElseThrow().fingerprint());
      assertThat(lethe.dataMap().toJson()).contains("\"collectedBefore\": \"2026-09-01\"");
    }
  }

  @Test
  void whatWasPromisedForSomeFieldsMakesAGroupOfThem() {
    try (Lethe lethe = looking(VISITS.replace("Visit,", "Visit, fields: [ip],"))) {
      DataMap map = lethe.dataMap();
      assertThat(map.entity("Visit").orElseThrow().groups())
          .hasSize(2)
          .filteredOn(g -> g.retention().stream().anyMatch(r -> !r.promised().isEmpty()))
          .singleElement()
          .satisfies(g -> assertThat(g.fields()).extracting(f -> f.path()).containsExactly("ip"));
    }
  }

  @Test
  void whatGoesWithItsParentIsPromisedWithIt() {
    String tracks =
        "{ entity: Track, collectedBefore: 2026-09-01, atMost: PT48H, says: policy v2 §3 }";
    assertThat(of(tracks)).isEmpty();

    try (Lethe lethe = looking(tracks)) {
      assertThat(lethe.dataMap().entity("TrackTag").orElseThrow().groups())
          .flatExtracting(GroupEntry::retention)
          .flatExtracting(RetentionRule::promised)
          .extracting(RetentionRule.Promise::collected)
          .containsOnly("track.createdAt");
    }
  }

  @Test // LETHE-158
  void whatIsNotThere() {
    assertThat(one(Code.PROMISE_UNFOLLOWED, VISITS.replace("Visit", "Vist")).message())
        .startsWith("privacy/register.yml:")
        .contains("names an entity that has no personal data. Did you mean Visit?");
    assertThat(
            one(Code.PROMISE_UNFOLLOWED, VISITS.replace("Visit,", "Visit, fields: [ipp],"))
                .message())
        .contains("names ipp, and no such attribute is personal.");
  }

  @Test // LETHE-158
  void whatNobodyCanCompare() {
    assertThat(
            one(
                    Code.PROMISE_UNFOLLOWED,
                    "{ entity: Graced, collectedBefore: 2026-09-01, atMost: P30D, says: v2 }")
                .message())
        .contains("nothing says when a row was collected");
    assertThat(
            one(
                    Code.PROMISE_UNFOLLOWED,
                    "{ entity: Dated, collectedBefore: 2026-09-01, atMost: PT48H, says: v2 }")
                .message())
        .contains("its hours cannot be counted from a day");
    assertThat(of("{ entity: Dated, collectedBefore: 2026-09-01, atMost: P2D, says: v2 }"))
        .isEmpty();
  }

  @Test // LETHE-159
  void aPromiseThatIsNotShorter() {
    assertThat(one(Code.PROMISE_USELESS, VISITS.replace("P30D", "P90D")).message())
        .contains("no rule of today keeps it longer");
    one(
        Code.PROMISE_USELESS,
        "{ entity: Member, collectedBefore: 2026-09-01, atMost: P1D, says: until closure }");
  }
}
