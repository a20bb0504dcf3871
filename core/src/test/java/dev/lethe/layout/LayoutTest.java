package dev.lethe.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The library keeps to its layout. That each rule can fail is shown by {@link BrokenLayoutTest}.
 */
class LayoutTest {
  private static final LayoutRules RULES = new LayoutRules(Layout.LETHE);
  private static final Sources SOURCES = Sources.in(Path.of("src/main/java"));

  private static JavaClasses library = new ClassFileImporter().importClasses();

  @BeforeAll
  static void read() {
    library =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
            .withImportOption(at -> !at.contains("/dev/lethe/page/generated/"))
            .importPackages("dev.lethe");
  }

  @Test
  void theLibraryIsThere() {
    assertThat(library).extracting(JavaClass::getName).contains("dev.lethe.model.Code");
    assertThat(SOURCES.count()).isPositive();
  }

  @Test
  void everyPackageStandsInTheTable() {
    RULES.everyPackageStandsInTheTable().check(library);
  }

  @Test
  void aPackageUsesOnlyThoseAboveIt() {
    RULES.aPackageUsesOnlyThoseAboveIt().check(library);
  }

  @Test
  void packagesHaveNoCycles() {
    RULES.packagesHaveNoCycles().check(library);
  }

  @Test
  void technologyStaysAtHome() {
    RULES.technologyStaysAtHome().check(library);
  }

  @Test
  void publicTypesCannotBeExtended() {
    RULES.publicTypesCannotBeExtended().check(library);
  }

  @Test
  void namesSayWhatTheThingIs() {
    RULES.namesSayWhatTheThingIs().check(library);
  }

  @Test
  void clockZoneAndChanceAreArguments() {
    RULES.clockZoneAndChanceAreArguments().check(library);
  }

  @Test
  void everyPublicTypeIsDefinedByItsJavadoc() {
    assertThat(SOURCES.publicTypesWithoutJavadoc()).isEmpty();
  }

  @Test
  void noClassIsTooLong() {
    assertThat(SOURCES.longerThan(Layout.MOST_LINES)).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsIn() {
    assertThat(SOURCES.packagesWithoutSentence()).isEmpty();
  }

  @Test
  void theSharedWordsAreFew() {
    assertThat(RULES.sharedWords(library))
        .isPositive()
        .isLessThanOrEqualTo(Layout.MOST_WORDS_IN_MODEL);
  }

  @Test
  void publicIsADecision() {
    // Before there is a door there are only the values that it hands out.
    assumeThat(library.contain("dev.lethe.Lethe")).as("the door is there").isTrue();
    assertThat(RULES.percentPackagePrivate(library))
        .isGreaterThanOrEqualTo(Layout.LEAST_PERCENT_PACKAGE_PRIVATE);
  }
}
