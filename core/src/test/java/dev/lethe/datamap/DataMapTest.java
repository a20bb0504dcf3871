package dev.lethe.datamap;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lethe.Approved;
import dev.lethe.datamap.RetentionRule.Promise;
import dev.lethe.deadline.Span;
import dev.lethe.json.Json;
import dev.lethe.json.MalformedException;
import dev.lethe.register.Obligation;
import dev.lethe.register.PrivacyRegister;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataMapTest {
  private static final PrivacyRegister REGISTER =
      PrivacyRegister.fromClasspath("privacy/register.yml");
  private static final DataMap MAP = SampleMap.of(REGISTER);

  @Test
  void theJsonIsAsApproved() {
    Approved.file(DataMapTest.class, "data-map.json").matches(MAP.toJson());
  }

  @Test
  void theJsonFollowsItsSchema() {
    assertThat(violations("data-map-1.json", MAP.toJson(), InputFormat.JSON)).isEmpty();
    assertThat(
            violations(
                "data-map-1.json",
                new DataMap(
                        PrivacyRegister.unstated(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of())
                    .toJson(),
                InputFormat.JSON))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application", "entities", "fingerprint", "zone", "path", "inWords"})
  void theSchemaMissesWhatIsMissing(String key) {
    String without = MAP.toJson().replaceFirst("\"" + key + "\":", "\"other\":");

    assertThat(violations("data-map-1.json", without, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void theTopLevelHasItsOrder() throws MalformedException {
    assertThat(((Map<?, ?>) Objects.requireNonNull(Json.read(MAP.toJson()))).keySet())
        .map(String::valueOf)
        .containsExactly(
            "$schema",
            "formatVersion",
            "application",
            "controller",
            "subjects",
            "activities",
            "recipients",
            "obligations",
            "stores",
            "entities",
            "libraries",
            "cookies",
            "notPersonal",
            "undeclared",
            "coverage",
            "fingerprint");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void equalDeclarationsGiveEqualBytesInAnyOrderLocaleAndZone(long seed) {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      PrivacyRegister register = PrivacyRegister.fromClasspath("privacy/register.yml");
      assertThat(SampleMap.shuffled(register, seed).toJson()).isEqualTo(MAP.toJson());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void textsAreInNormalForm() {
    DataMap composed = notPersonal("caf\u00e9 of the house");
    DataMap decomposed = notPersonal("cafe\u0301 of the house");

    assertThat(decomposed.toJson()).isEqualTo(composed.toJson()).contains("caf\u00e9");
    assertThat(decomposed.fingerprint()).isEqualTo(composed.fingerprint());
  }

  @Test
  void theFingerprintChangesWithTheContentAndNotWithThePlace() {
    DataMap moved =
        SampleMap.of(
            PrivacyRegister.parse(
                "elsewhere.yml", "# moved\n\n" + Approved.resource("privacy/register.yml")));
    DataMap changed =
        SampleMap.of(
            PrivacyRegister.parse(
                "privacy/register.yml",
                Approved.resource("privacy/register.yml")
                    .replace("purpose: model-training", "purpose: profiling")));

    assertThat(moved.fingerprint()).isEqualTo(MAP.fingerprint()).matches("[0-9a-f]{64}");
    assertThat(changed.fingerprint()).isNotEqualTo(MAP.fingerprint());
    assertThat(notPersonal("a").fingerprint()).isNotEqualTo(notPersonal("b").fingerprint());
  }

  @Test
  void countsWhatIsDeclared() {
    assertThat(MAP.coverage()).isEqualTo(new DataMap.Coverage(25, 2, 19, 2));
  }

  @Test
  void findsEntitiesAndGroups() {
    assertThat(MAP.entity("Upload").map(EntityEntry::type)).contains("music.Upload");
    assertThat(MAP.entity(String.class)).isEmpty();
    assertThat(MAP.group("Invoice/note").map(g -> g.fields().size())).contains(2);
    assertThat(MAP.group("Invoice")).isEqualTo(Optional.empty());
  }

  @Test
  void theRegisterFollowsItsSchema() {
    String text = Approved.resource("privacy/register.yml");

    assertThat(violations("register-1.json", text, InputFormat.YAML)).isEmpty();
  }

  @Test
  void tablesOfOthersAndViewsFollowTheSchema() {
    EntityEntry e = MAP.entity("Upload").orElseThrow();
    EntityEntry theirs =
        new EntityEntry(
            e.name(),
            e.type(),
            e.tables(),
            e.subject(),
            e.closedBy(),
            e.links(),
            e.groups(),
            e.notPersonal(),
            e.structural(),
            e.warnings(),
            List.of(),
            Optional.of("hr-team"));
    var view = new DataMap.ViewEntry("Card", "music.Card", "card", List.of("upload", "account"));
    DataMap map =
        new DataMap(REGISTER, List.of(theirs), List.of(), List.of(), List.of(), List.of(view));

    assertThat(violations("data-map-1.json", map.toJson(), InputFormat.JSON)).isEmpty();
    assertThat(map.toJson()).contains("\"ownedBy\": \"hr-team\"", "\"view\": \"card\"");
    assertThat(MAP.toJson()).doesNotContain("ownedBy", "\"views\"");
  }

  @Test
  void lawsInVersionsAndPromisesFollowTheSchema() {
    String versions =
        """
        versions:
          - { period: P10Y, from: end-of-calendar-year, citation: old }
          - { validFrom: 2025-01-01, period: P8Y, running: true, citation: { open: "which?" } }
        """
            .indent(4);
    String text =
        Approved.resource("privacy/register.yml")
                .replace("    period: P10Y\n    from: end-of-calendar-year\n", versions)
                .replaceAll("(?m)^    (citation|assumed|validFrom): .*\n", "")
            + """

              promised:
                - { entity: Invoice, fields: [note], collectedBefore: 2026-09-01, atMost: P30D, says: v2 }
              """;
    PrivacyRegister register = PrivacyRegister.parse("privacy/register.yml", text);
    Obligation law = Objects.requireNonNull(register.obligations().get("tax-invoices"));
    EntityEntry invoice = MAP.entity("Invoice").orElseThrow();
    var promise = new Promise("issuedAt", LocalDate.of(2026, 9, 1), Span.parse("P30D"), "v2");
    List<GroupEntry> groups = invoice.groups().stream().map(g -> changed(g, law, promise)).toList();
    EntityEntry entity =
        new EntityEntry(
            invoice.name(),
            invoice.type(),
            invoice.tables(),
            invoice.subject(),
            invoice.closedBy(),
            invoice.links(),
            groups,
            invoice.notPersonal(),
            invoice.structural(),
            invoice.warnings(),
            List.of(),
            Optional.empty());
    DataMap map =
        new DataMap(register, List.of(entity), List.of(), List.of(), List.of(), List.of());

    assertThat(violations("register-1.json", text, InputFormat.YAML)).isEmpty();
    assertThat(
            violations(
                "register-1.json",
                text.replace("    versions:", "    period: P1Y\n    versions:"),
                InputFormat.YAML))
        .isNotEmpty();
    assertThat(violations("data-map-1.json", map.toJson(), InputFormat.JSON)).isEmpty();
    assertThat(map.toJson()).contains("\"later\": [", "\"promised\": [", "\"running\": true");
    assertThat(MAP.toJson()).doesNotContain("\"later\"", "\"promised\"");
  }

  private static GroupEntry changed(GroupEntry g, Obligation law, Promise promise) {
    return new GroupEntry(
        g.id(),
        g.fields(),
        g.activities(),
        g.retention().stream().map(r -> r.promised(promise)).toList(),
        g.obligations().stream()
            .map(
                o ->
                    new ObligationRule(
                        o.id(),
                        o.anchor(),
                        law.period(),
                        law.from(),
                        law.citation().inWords(),
                        law.assumed(),
                        law.access(),
                        o.declaredIn(),
                        Optional.of(LocalDate.of(2000, 1, 1)),
                        Optional.of(LocalDate.of(2040, 12, 31)),
                        law.later()))
            .toList(),
        g.recipients(),
        g.fingerprint(),
        g.served(),
        g.rides());
  }

  private static DataMap notPersonal(String reason) {
    return new DataMap(
        REGISTER,
        List.of(),
        List.of(new DataMap.NotPersonalEntity("Plan", "music.Plan", reason)),
        List.of(),
        List.of(),
        List.of());
  }

  private static List<Error> violations(String schema, String text, InputFormat format) {
    InputStream in =
        Objects.requireNonNull(
            DataMapTest.class.getResourceAsStream("/dev/lethe/schema/" + schema));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(in)
        .validate(text, format);
  }
}
