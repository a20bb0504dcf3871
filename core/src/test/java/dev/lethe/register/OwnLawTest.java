package dev.lethe.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lethe.deadline.AgeLine;
import dev.lethe.deadline.Course;
import dev.lethe.deadline.Course.Matter;
import dev.lethe.deadline.DueDate;
import dev.lethe.deadline.Profile;
import dev.lethe.deadline.Rule;
import dev.lethe.deadline.StatutoryClocks;
import dev.lethe.deadline.Term;
import dev.lethe.model.Code;
import dev.lethe.model.DeclarationException;
import dev.lethe.model.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile and holidays of the host's own, beside its register. */
class OwnLawTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Path folder;

  OwnLawTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static PrivacyRegister register(String place, String controller) {
    return PrivacyRegister.parse(
        place + "register.yml",
        "format: 1\napplication: a\ncontroller: { zone: Europe/Berlin, " + controller + " }\n");
  }

  private StatutoryClocks here(String controller) {
    return register(folder.toUri().toString(), controller).clocks();
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Instant noon(String day) {
    return LocalDate.parse(day).atTime(12, 0).atZone(BERLIN).toInstant();
  }

  private static DueDate due(StatutoryClocks clocks, String received) {
    return clocks.answer(Course.of(Matter.REQUEST, noon(received)));
  }

  @Test // as docs/clocks.md shows it
  void aHostLooksAtTheLaw() {
    StatutoryClocks clocks = PrivacyRegister.fromClasspath("privacy/register.yml").clocks();
    Profile law = clocks.profile(Instant.parse("2026-11-23T10:00:00Z"));
    Optional<Term> answer = law.term(Rule.ANSWER);
    Optional<AgeLine> line = clocks.ageLine(Instant.parse("2028-02-28T12:00:00Z"));
    AgeLine ours = line.orElseThrow().atLeast(16);
    boolean child = ours.isChild(LocalDate.of(2012, 2, 29), LocalDate.of(2028, 2, 28));
    assertThat(answer).map(Term::toString).contains("P1M");
    assertThat(child).isTrue();
  }

  @Test // the files that docs/clocks.md shows are ones
  void theFilesOfTheGuideAreRead() throws IOException {
    List<String> blocks = new ArrayList<>();
    for (String part : Files.readString(Path.of("../docs/clocks.md")).split("```yaml\n", -1)) {
      blocks.add(part.substring(0, Math.max(0, part.indexOf("```"))));
    }
    write("profiles/nz.yml", blocks.get(1));
    write("holidays.yml", blocks.get(2));
    DueDate due = due(here("profile: NZ, country: NZ"), "2026-12-01");
    assertThat(due.lastDay()).as("only Christmas Day, as listed").isEqualTo("2026-12-30");
  }

  @Test // beside the register on the class path; a version says what changed with it
  void aProfileOfOnesOwn() {
    StatutoryClocks clocks = register("clocks/", "profile: NZ, country: NZ").clocks();
    DueDate due = due(clocks, "2026-03-04");
    assertThat(due.lastDay()).as("20 working days, Good Friday is none").isEqualTo("2026-04-01");
    assertThat(due.profile()).isEqualTo("NZ 2020-12-01");
    assertThat(due.warnings()).containsExactly("PROFILE_UNVERIFIED(answer)");
    Course course = Course.of(Matter.REQUEST, noon("2026-03-04"));
    assertThat(clocks.extendable(course)).isTrue();
    assertThat(clocks.answer(course.extend()).lastDay()).isEqualTo("2026-04-17");
    assertThat(clocks.limit(Rule.AUTHORITY, noon("2026-03-04")).orElseThrow().warnings())
        .containsExactly("PROFILE_UNVERIFIED(authority)");
    assertThat(clocks.profile(noon("2026-07-01")).label()).isEqualTo("NZ 2026-07-01");
    assertThat(clocks.limit(Rule.AUTHORITY, noon("2026-07-01"))).as("taken back").isEmpty();
    assertThat(clocks.extendable(Course.of(Matter.REQUEST, noon("2026-07-01")))).isFalse();
    assertThat(due(clocks, "2026-07-01").profile()).isEqualTo("NZ 2026-07-01");
  }

  @Test // the same with a register on the disk; the file stands in the place of what is shipped
  void aShippedProfileReplaced() throws IOException {
    write(
        "profiles/eu-gdpr.yml",
        """
        profile: EU-GDPR
        versions:
        - validFrom: 2018-05-25
          answer: { is: P14D, source: "our group's rule", verified: no }
          firstDay: { is: next-day, source: "our group's rule", verified: no }
          lastDay: { is: as-it-falls, source: "our group's rule", verified: no }
          identity: { is: none, source: "our group's rule", verified: no }
          clarification: { is: none, source: "our group's rule", verified: no }
        """);
    StatutoryClocks clocks = here("profile: EU-GDPR, country: DE");
    assertThat(due(clocks, "2026-03-02").lastDay()).isEqualTo("2026-03-16");
    assertThat(clocks.limit(Rule.AUTHORITY, noon("2026-03-02"))).isEmpty();
    assertThat(clocks.ageLine(noon("2026-03-02"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2026-12-28", // 25 December to the Monday after a weekend
    "'days: [{ date: 2026-12-28, name: Ours }]', 2026-12-29",
    "'replaces: no\ndays: [{ date: 2026-12-28, name: Ours }]', 2026-12-29",
    "'replaces: yes\ndays: [{ date: 2026-12-28, name: Ours }]', 2026-12-25",
    "'replaces: yes\ndays: [{ date: 2026-12-25, name: Ours }]', 2026-12-28"
  })
  void holidaysAddedOrReplaced(String list, LocalDate last) throws IOException {
    if (!list.isEmpty()) {
      write("holidays.yml", list);
    }
    DueDate due = due(here("profile: EU-GDPR, country: DE"), "2026-11-25");
    assertThat(due.lastDay()).isEqualTo(last);
    assertThat(due.warnings()).isEmpty();
  }

  @Test // where Jollyday knows no calendar, a list of one's own does; for the years it names
  void aListForACountryWithoutACalendar() throws IOException {
    String controller = "profile: EU-GDPR, country: AQ";
    assertThat(due(here(controller), "2026-03-03").warnings()).containsExactly("HOLIDAYS_UNKNOWN");
    write("holidays.yml", "days: [{ date: 2026-04-03, name: Midwinter }]\n");
    assertThat(due(here(controller), "2026-03-03").lastDay()).isEqualTo("2026-04-06");
    assertThat(due(here(controller), "2026-03-03").warnings())
        .as("what is added to nothing is not all")
        .containsExactly("HOLIDAYS_UNKNOWN");
    write("holidays.yml", "replaces: yes\ndays: [{ date: 2026-04-03, name: Midwinter }]\n");
    assertThat(due(here(controller), "2026-03-03").warnings()).isEmpty();
    assertThat(due(here(controller), "2027-03-03").warnings()).containsExactly("HOLIDAYS_UNKNOWN");
  }

  @Test
  void theClassPathHasHolidaysToo() {
    assertThat(
            due(register("clocks/", "profile: EU-GDPR, country: DE").clocks(), "2026-11-25")
                .lastDay())
        .isEqualTo("2026-12-29");
    assertThat(
            due(
                    register("classpath:clocks/", "profile: EU-GDPR, country: DE").clocks(),
                    "2026-11-25")
                .lastDay())
        .isEqualTo("2026-12-29");
  }

  @Test
  void aPathOnTheDiskMayBeRelative() throws IOException {
    write("a b/holidays.yml", "days: [{ date: 2026-12-28, name: Ours }]\n");
    Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("a b"));
    assertThat(
            due(register("file:" + relative + "/", "country: DE").clocks(), "2026-11-25").lastDay())
        .isEqualTo("2026-12-29");
  }

  @Test
  void aPartOfTheCountry() {
    assertThat(due(here("profile: EU-GDPR, country: DE, subdivision: BY"), "2026-12-06").lastDay())
        .isEqualTo("2027-01-07");
    assertThatThrownBy(() -> here("profile: EU-GDPR, country: DE, subdivision: bavaria"))
        .hasMessageContaining("LETHE-202")
        .hasMessageContaining("ISO 3166-2");
  }

  @Test
  void aProfileThatIsNowhereSaysWhereToPutIt() {
    assertThatThrownBy(() -> here("profile: ZZ"))
        .hasMessageContaining("LETHE-205")
        .hasMessageContaining("profiles/<id in lower case>.yml")
        .hasMessageContaining("CCPA, COPPA, EU-GDPR, LGPD, UK");
  }

  private static final String GOOD =
      """
      profile: XX
      versions:
      - validFrom: 2026-01-01
        answer: { is: P1M, source: law, verified: no }
        firstDay: { is: next-day, source: law, verified: no }
        lastDay: { is: as-it-falls, source: law, verified: no }
        identity: { is: none, source: law, verified: no }
        clarification: { is: none, source: law, verified: no }
      ages:
      - { validFrom: 2026-01-01, is: 16, source: law, verified: no }
      """;

  @ParameterizedTest
  @CsvSource({
    // a line of the good file, what stands there instead, the line named, what is said of it
    "'profile: XX', 'profile: YY', 1, another profile",
    "'- validFrom: 2026-01-01', '- validFrom: soon', 3, not a day",
    "'is: P1M', 'is: a month', 4, cannot say",
    "'is: P1M', 'is: PT72H', 4, cannot say",
    "'P1M, source: law,', 'P1M,', 4, source is missing",
    "'P1M, source: law, verified: no', 'P1M, source: law', 4, verified is missing",
    "'P1M, source: law, verified: no', 'P1M, source: law, verified: yes', 4, checked is missing",
    "'P1M, source: law, verified: no', 'P1M, source: law, verified: maybe', 4, neither yes nor no",
    "'is: next-day', 'is: whenever', 5, cannot say",
    "'  lastDay: ', '  lastday: ', 6, which nobody reads",
    "'  identity: { is: none, source: law, verified: no }\n', '', 3, identity is missing",
    "'is: 16', 'is: young', 10, not a number of years",
    "'versions:', 'versions: [', 3, YAML"
  })
  void whatIsWrongWithAProfileIsSaidWithItsLine(String good, String bad, int line, String said)
      throws IOException {
    assertThat(GOOD).contains(good);
    write("profiles/xx.yml", GOOD.replace(good, bad));
    Finding finding = firstFinding("profile: XX");
    assertThat(finding.code()).isEqualTo(Code.PROFILE_WRONG);
    assertThat(finding.place()).endsWith("profiles/xx.yml:" + line);
    assertThat(finding.message()).contains(said);
    assertThat(finding.remedy()).isNotBlank();
  }

  @Test
  void theGoodProfileIsGood() throws IOException {
    write("profiles/xx.yml", GOOD);
    assertThat(due(here("profile: XX"), "2026-02-01").profile()).isEqualTo("XX 2026-01-01");
    write("profiles/xx.yml", "profile: XX\n");
    assertThat(firstFinding("profile: XX").message()).contains("has no version");
  }

  @ParameterizedTest
  @CsvSource({
    "'days: [{ date: 2026-02-30, name: No day }]', 1, not a day",
    "'days: [{ date: 2026-02-03 }]', 1, name is missing",
    "'days: 2026-02-03', 1, not a list",
    "'replaces: yes', 1, lists no day",
    "'replaces: perhaps\ndays: [{ date: 2026-02-03, name: Ours }]', 1, neither yes nor no",
    "'days:\n- { day: 2026-02-03, name: Ours }', 2, which nobody reads"
  })
  void whatIsWrongWithHolidaysIsSaidWithItsLine(String list, int line, String said)
      throws IOException {
    write("holidays.yml", list);
    Finding finding = firstFinding("profile: EU-GDPR");
    assertThat(finding.code()).isEqualTo(Code.HOLIDAYS_WRONG);
    assertThat(finding.place()).endsWith("holidays.yml:" + line);
    assertThat(finding.message()).contains(said);
    assertThat(finding.remedy()).isNotBlank();
  }

  private Finding firstFinding(String controller) {
    DeclarationException wrong =
        catchThrowableOfType(DeclarationException.class, () -> here(controller));
    assertThat(wrong).isNotNull();
    return wrong.findings().get(0);
  }
}
