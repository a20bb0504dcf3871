package dev.lethe.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each rule of the layout fails on the fixture that breaks it, and only on that. */
class BrokenLayoutTest {
  private static final String FIXTURES = "dev.lethe.layout.broken.";

  private static final Map<String, JavaClasses> READ = new ConcurrentHashMap<>();

  /** Libraries that no fixture can use yet, by one of their types. */
  private static final Map<String, String> NOT_ON_THE_CLASS_PATH =
      Map.of("com.github.benmanes.caffeine", "com.github.benmanes.caffeine.cache.Cache");

  @Test
  void aPackageThatIsNotInTheTable() {
    assertThat(violations("unknown", LayoutRules::everyPackageStandsInTheTable))
        .singleElement()
        .asString()
        .contains("unknown.misc.Thing");
  }

  @Test
  void aPackageThatUsesOneBelowIt() {
    assertThat(violations("order", LayoutRules::aPackageUsesOnlyThoseAboveIt))
        .isNotEmpty()
        .allMatch(v -> v.contains("order.decide.Judge"));
  }

  @Test
  void aPackageThatUsesTheDoor() {
    assertThat(violations("door", LayoutRules::aPackageUsesOnlyThoseAboveIt))
        .isNotEmpty()
        .allMatch(v -> v.contains("door.retention.Knocks"));
  }

  @Test
  void packagesThatUseEachOther() {
    assertThat(violations("cycle", LayoutRules::packagesHaveNoCycles)).hasSize(1);
  }

  @ParameterizedTest
  @FieldSource("dev.lethe.layout.Layout#HOMES")
  void aLibraryAwayFromHome(Layout.Home home) {
    if (home.packages().contains("*")) return;
    String library = home.library();
    String absent = NOT_ON_THE_CLASS_PATH.get(library);
    if (absent != null) {
      assertThatThrownBy(() -> Class.forName(absent))
          .as("%s is on the class path now: add a class to broken.homes", library)
          .isInstanceOf(ClassNotFoundException.class);
      return;
    }
    assertThat(violations("homes", LayoutRules::technologyStaysAtHome))
        .anyMatch(v -> v.contains("<" + library + ".") || v.contains("<" + library + ">"));
  }

  @Test
  void aLibraryThatHasNoHome() {
    assertThat(violations("homes", LayoutRules::technologyStaysAtHome))
        .anyMatch(v -> v.contains("org.assertj"))
        .noneMatch(v -> v.contains("homes.Lethe.factory"))
        .anyMatch(v -> v.contains("homes.Lethe.manager"));
  }

  @Test
  void aPublicTypeThatAnyoneMayExtend() {
    assertThat(violations("open", LayoutRules::publicTypesCannotBeExtended))
        .hasSize(2)
        .anyMatch(v -> v.contains("open.model.Open "))
        .anyMatch(v -> v.contains("open.model.Settled$Inner "));
  }

  @Test
  void aNameThatSaysNothing() {
    assertThat(violations("names", LayoutRules::namesSayWhatTheThingIs)).hasSize(2);
  }

  @ParameterizedTest
  @FieldSource("dev.lethe.layout.Layout#CALLS")
  void aCallForWhatIsAnArgument(Layout.Call call) {
    String member = call.method().equals("*") ? "" : call.method() + "(";
    assertThat(violations("calls", LayoutRules::clockZoneAndChanceAreArguments))
        .filteredOn(v -> v.contains("AsksItself") && v.contains("<" + call.type() + "." + member))
        .isNotEmpty();
  }

  @Test
  void aCallThatIsAllowedHere() {
    assertThat(violations("calls", LayoutRules::clockZoneAndChanceAreArguments))
        .noneMatch(v -> v.contains("calls.store.Ids"));
  }

  @Test
  void aShareOfPublicTypesThatIsTooLarge() {
    assertThat(new LayoutRules(layout("order")).percentPackagePrivate(classes("order")))
        .isEqualTo(66);
  }

  @Test
  void theSharedWordsAreCounted() {
    assertThat(new LayoutRules(layout("open")).sharedWords(classes("open"))).isEqualTo(2);
  }

  @Test
  void aPublicTypeThatNothingDefines() {
    assertThat(sources("undocumented").publicTypesWithoutJavadoc())
        .containsExactly("Undocumented", "Undocumented.Inner");
  }

  @Test
  void aPackageThatSaysNothing() {
    assertThat(sources("undocumented").packagesWithoutSentence()).hasSize(1);
  }

  @Test
  void aClassThatIsTooLong(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("Long.java"), "//\n".repeat(Layout.MOST_LINES + 1));
    Files.writeString(folder.resolve("Short.java"), "//\n".repeat(Layout.MOST_LINES));
    assertThat(Sources.in(folder).longerThan(Layout.MOST_LINES))
        .containsExactly("Long.java has 401 lines");
  }

  @Test
  void theTableNamesOnlyItsOwnPackages() {
    List<String> rows = Layout.ROWS.stream().map(Layout.Row::name).toList();
    assertThat(rows).doesNotHaveDuplicates();
    assertThat(Layout.HOMES.stream().map(Layout.Home::packages).filter(p -> !p.equals(Set.of("*"))))
        .allMatch(rows::containsAll);
    assertThat(Layout.CALLS.stream().map(Layout.Call::packages)).allMatch(rows::containsAll);
  }

  private static List<String> violations(String fixture, Function<LayoutRules, ArchRule> rule) {
    return rule.apply(new LayoutRules(layout(fixture)))
        .evaluate(classes(fixture))
        .getFailureReport()
        .getDetails();
  }

  private static Layout layout(String fixture) {
    return new Layout(FIXTURES + fixture);
  }

  private static JavaClasses classes(String fixture) {
    return READ.computeIfAbsent(fixture, f -> new ClassFileImporter().importPackages(FIXTURES + f));
  }

  private static Sources sources(String fixture) {
    return Sources.in(Path.of("src/test/java/dev/lethe/layout/broken", fixture));
  }
}
