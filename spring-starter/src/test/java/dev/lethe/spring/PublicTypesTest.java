package dev.lethe.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;

/** What a host may name is decided here; all else may change. */
class PublicTypesTest {
  private final JavaClasses starter =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
          .importPackages("dev.lethe.spring");

  @Test
  void nothingElseIsPublic() {
    assertThat(starter)
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder("LetheAutoConfiguration", "LetheCustomizer");
  }

  @Test
  void beansAreNobodysApi() {
    assertThat(starter.stream().flatMap(type -> type.getMethods().stream()))
        .filteredOn(method -> method.isAnnotatedWith(Bean.class))
        .isNotEmpty()
        .noneMatch(method -> method.getModifiers().contains(JavaModifier.PUBLIC));
  }

  @Test
  void nothingIsMadeToBeExtended() {
    assertThat(starter)
        .filteredOn(type -> !type.isInterface() && !type.isAnonymousClass())
        .allMatch(type -> type.getModifiers().contains(JavaModifier.FINAL));
  }

  @Test
  void noHostsSwitchIsThrown() {
    assertThat(starter.stream().flatMap(type -> type.getAnnotations().stream()))
        .extracting(annotation -> annotation.getRawType().getSimpleName())
        .doesNotContain("EnableScheduling", "EnableAsync", "EnableTransactionManagement");
  }
}
